/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-memory-store.h"

#include "eiam-error.h"

/**
 * EiamMemoryStore:
 *
 * A store that lasts as long as the program, or that keeps nothing at all
 * (kind %EIAM_TOKEN_STORE_NONE).
 */
struct _EiamMemoryStore
{
  GObject             parent_instance;

  EiamTokenStoreKind  kind;
  GPtrArray          *items;   /* (element-type EiamStoredSession) */
};

static void eiam_memory_store_iface_init (EiamTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EiamMemoryStore, eiam_memory_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EIAM_TYPE_TOKEN_STORE,
                                                      eiam_memory_store_iface_init))

static EiamTokenStoreKind
eiam_memory_store_get_kind (EiamTokenStore *store)
{
  return EIAM_MEMORY_STORE (store)->kind;
}

/* Returns the task, or %NULL when it was cancelled already. */
static GTask *
begin (EiamMemoryStore     *self,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    return NULL;

  return g_steal_pointer (&task);
}

static gboolean
is_same (EiamStoredSession *a,
         EiamStoredSession *b)
{
  return g_str_equal (eiam_stored_session_get_server (a),
                      eiam_stored_session_get_server (b)) &&
         g_str_equal (eiam_stored_session_get_client_id (a),
                      eiam_stored_session_get_client_id (b)) &&
         g_str_equal (eiam_stored_session_get_account (a),
                      eiam_stored_session_get_account (b));
}

static void
forget (EiamMemoryStore   *self,
        EiamStoredSession *item)
{
  unsigned int index;

  if (g_ptr_array_find_with_equal_func (self->items, item, (GEqualFunc) is_same, &index))
    g_ptr_array_remove_index (self->items, index);
}

static void
eiam_memory_store_check_async (EiamTokenStore      *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = begin (EIAM_MEMORY_STORE (store), eiam_memory_store_check_async,
                                  cancellable, callback, user_data);

  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

static gboolean
eiam_memory_store_check_finish (EiamTokenStore  *store,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_memory_store_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
eiam_memory_store_store_async (EiamTokenStore      *store,
                               EiamStoredSession   *item,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (store);
  g_autoptr (GTask) task = begin (self, eiam_memory_store_store_async,
                                  cancellable, callback, user_data);

  if (task == NULL)
    return;

  if (self->kind != EIAM_TOKEN_STORE_NONE)
    {
      forget (self, item);
      g_ptr_array_add (self->items, g_object_ref (item));
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
eiam_memory_store_store_finish (EiamTokenStore  *store,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_memory_store_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
ref_item (gconstpointer item,
          gpointer      user_data)
{
  return g_object_ref ((gpointer) item);
}

static void
eiam_memory_store_list_async (EiamTokenStore      *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (store);
  g_autoptr (GTask) task = begin (self, eiam_memory_store_list_async,
                                  cancellable, callback, user_data);

  if (task != NULL)
    g_task_return_pointer (task,
                           g_ptr_array_copy (self->items, ref_item, NULL),
                           (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
eiam_memory_store_list_finish (EiamTokenStore  *store,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_memory_store_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
eiam_memory_store_remove_async (EiamTokenStore      *store,
                                EiamStoredSession   *item,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (store);
  g_autoptr (GTask) task = begin (self, eiam_memory_store_remove_async,
                                  cancellable, callback, user_data);

  if (task == NULL)
    return;

  forget (self, item);
  g_task_return_boolean (task, TRUE);
}

static gboolean
eiam_memory_store_remove_finish (EiamTokenStore  *store,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_memory_store_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
eiam_memory_store_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_memory_store_get_kind;
  iface->check_async = eiam_memory_store_check_async;
  iface->check_finish = eiam_memory_store_check_finish;
  iface->store_async = eiam_memory_store_store_async;
  iface->store_finish = eiam_memory_store_store_finish;
  iface->list_async = eiam_memory_store_list_async;
  iface->list_finish = eiam_memory_store_list_finish;
  iface->remove_async = eiam_memory_store_remove_async;
  iface->remove_finish = eiam_memory_store_remove_finish;
}

static void
eiam_memory_store_finalize (GObject *object)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_memory_store_parent_class)->finalize (object);
}

static void
eiam_memory_store_class_init (EiamMemoryStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_memory_store_finalize;
}

static void
eiam_memory_store_init (EiamMemoryStore *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * eiam_memory_store_new:
 * @kind: %EIAM_TOKEN_STORE_MEMORY or %EIAM_TOKEN_STORE_NONE
 *
 * Returns: (transfer full): a store
 */
EiamTokenStore *
eiam_memory_store_new (EiamTokenStoreKind kind)
{
  EiamMemoryStore *self = g_object_new (EIAM_TYPE_MEMORY_STORE, NULL);

  self->kind = kind;
  return EIAM_TOKEN_STORE (self);
}
