/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-token-store.h"

#include "eiam-error.h"

/**
 * EiamTokenStore:
 *
 * Where sessions are kept. All operations are asynchronous: a keyring may ask
 * the person to unlock it.
 */
G_DEFINE_INTERFACE (EiamTokenStore, eiam_token_store, G_TYPE_OBJECT)

static void
eiam_token_store_default_init (EiamTokenStoreInterface *iface)
{
}

/* Returns the task, or %NULL when it was cancelled already. */
static GTask *
begin (EiamTokenStore      *self,
       gpointer             tag,
       EiamStoredSession   *item,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (item != NULL)
    g_task_set_task_data (task, g_object_ref (item), g_object_unref);
  return g_task_return_error_if_cancelled (task) ? NULL : g_steal_pointer (&task);
}

static void
return_unable (GTask *task)
{
  g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
}

/**
 * eiam_token_store_get_kind:
 * @self: a store
 *
 * Returns: what the store can say of how long it keeps things
 */
EiamTokenStoreKind
eiam_token_store_get_kind (EiamTokenStore *self)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (self), EIAM_TOKEN_STORE_NONE);

  return EIAM_TOKEN_STORE_GET_IFACE (self)->get_kind (self);
}

/**
 * eiam_token_store_check_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Tries whether something can be stored, before it matters.
 */
void
eiam_token_store_check_async (EiamTokenStore      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));

  task = begin (self, eiam_token_store_check_async, NULL, cancellable, callback, user_data);
  if (task != NULL)
    EIAM_TOKEN_STORE_GET_IFACE (self)->check (self, task);
}

/**
 * eiam_token_store_check_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an %EIAM_ERROR_STORE or %G_IO_ERROR_CANCELLED error
 *
 * Returns: whether the store works
 */
gboolean
eiam_token_store_check_finish (EiamTokenStore  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_token_store_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * eiam_token_store_store_async:
 * @self: a store
 * @item: what to keep; it replaces an item of the same server, client and account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
eiam_token_store_store_async (EiamTokenStore      *self,
                              EiamStoredSession   *item,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));
  g_return_if_fail (EIAM_IS_STORED_SESSION (item));

  task = begin (self, eiam_token_store_store_async, item, cancellable, callback, user_data);
  if (task != NULL)
    EIAM_TOKEN_STORE_GET_IFACE (self)->store (self, item, task);
}

/**
 * eiam_token_store_store_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an %EIAM_ERROR_STORE or %G_IO_ERROR_CANCELLED error
 *
 * Returns: whether the item is stored
 */
gboolean
eiam_token_store_store_finish (EiamTokenStore  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_token_store_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * eiam_token_store_list_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
eiam_token_store_list_async (EiamTokenStore      *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));

  task = begin (self, eiam_token_store_list_async, NULL, cancellable, callback, user_data);
  if (task == NULL)
    return;
  if (EIAM_TOKEN_STORE_GET_IFACE (self)->list != NULL)
    EIAM_TOKEN_STORE_GET_IFACE (self)->list (self, task);
  else
    return_unable (task);
}

/**
 * eiam_token_store_list_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an %EIAM_ERROR_STORE or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable) (element-type EiamStoredSession): all items
 */
GPtrArray *
eiam_token_store_list_finish (EiamTokenStore  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_token_store_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * eiam_token_store_remove_async:
 * @self: a store
 * @item: what to forget
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 */
void
eiam_token_store_remove_async (EiamTokenStore      *self,
                               EiamStoredSession   *item,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));
  g_return_if_fail (EIAM_IS_STORED_SESSION (item));

  task = begin (self, eiam_token_store_remove_async, item, cancellable, callback, user_data);
  if (task == NULL)
    return;
  if (EIAM_TOKEN_STORE_GET_IFACE (self)->remove != NULL)
    EIAM_TOKEN_STORE_GET_IFACE (self)->remove (self, item, task);
  else
    return_unable (task);
}

/**
 * eiam_token_store_remove_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an %EIAM_ERROR_STORE or %G_IO_ERROR_CANCELLED error
 *
 * Returns: whether the item is gone
 */
gboolean
eiam_token_store_remove_finish (EiamTokenStore  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_token_store_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
