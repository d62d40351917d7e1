/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-memory-store.h"

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
eiam_memory_store_check (EiamTokenStore *store,
                         GTask          *task)
{
  g_task_return_boolean (task, TRUE);
}

static void
eiam_memory_store_store (EiamTokenStore    *store,
                         EiamStoredSession *item,
                         GTask             *task)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (store);

  if (self->kind != EIAM_TOKEN_STORE_NONE)
    {
      forget (self, item);
      g_ptr_array_add (self->items, g_object_ref (item));
    }
  g_task_return_boolean (task, TRUE);
}

static gpointer
ref_item (gconstpointer item,
          gpointer      user_data)
{
  return g_object_ref ((gpointer) item);
}

static void
eiam_memory_store_list (EiamTokenStore *store,
                        GTask          *task)
{
  EiamMemoryStore *self = EIAM_MEMORY_STORE (store);

  g_task_return_pointer (task, g_ptr_array_copy (self->items, ref_item, NULL),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
eiam_memory_store_remove (EiamTokenStore    *store,
                          EiamStoredSession *item,
                          GTask             *task)
{
  forget (EIAM_MEMORY_STORE (store), item);
  g_task_return_boolean (task, TRUE);
}

static void
eiam_memory_store_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_memory_store_get_kind;
  iface->check = eiam_memory_store_check;
  iface->store = eiam_memory_store_store;
  iface->list = eiam_memory_store_list;
  iface->remove = eiam_memory_store_remove;
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
