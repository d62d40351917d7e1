/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-token-store.h"

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
  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));

  EIAM_TOKEN_STORE_GET_IFACE (self)->check_async (self, cancellable, callback, user_data);
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

  return EIAM_TOKEN_STORE_GET_IFACE (self)->check_finish (self, result, error);
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
  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));
  g_return_if_fail (EIAM_IS_STORED_SESSION (item));

  EIAM_TOKEN_STORE_GET_IFACE (self)->store_async (self, item, cancellable, callback, user_data);
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

  return EIAM_TOKEN_STORE_GET_IFACE (self)->store_finish (self, result, error);
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
  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));

  EIAM_TOKEN_STORE_GET_IFACE (self)->list_async (self, cancellable, callback, user_data);
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

  return EIAM_TOKEN_STORE_GET_IFACE (self)->list_finish (self, result, error);
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
  g_return_if_fail (EIAM_IS_TOKEN_STORE (self));
  g_return_if_fail (EIAM_IS_STORED_SESSION (item));

  EIAM_TOKEN_STORE_GET_IFACE (self)->remove_async (self, item, cancellable, callback, user_data);
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

  return EIAM_TOKEN_STORE_GET_IFACE (self)->remove_finish (self, result, error);
}
