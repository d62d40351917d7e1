/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-vault.h"

#include "eiam-error.h"
#include "eiam-memory-store.h"

/**
 * EiamTestVault:
 *
 * A store in memory that plays a keyring: it can be told to fail, or to answer
 * nothing at all.
 */
struct _EiamTestVault
{
  GObject             parent_instance;

  EiamTokenStoreKind  kind;
  EiamTestVaultMood   mood;
  EiamTokenStore     *memory;   /* (owned) */
};

static void eiam_test_vault_iface_init (EiamTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EiamTestVault, eiam_test_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EIAM_TYPE_TOKEN_STORE,
                                                      eiam_test_vault_iface_init))

static EiamTokenStoreKind
eiam_test_vault_get_kind (EiamTokenStore *store)
{
  return EIAM_TEST_VAULT (store)->kind;
}

static void
on_cancellable_cancelled (GCancellable *cancellable,
                          GTask        *task)
{
  g_autoptr (GTask) kept = g_object_ref (task);

  g_assert (G_IS_CANCELLABLE (cancellable));
  g_assert (G_IS_TASK (task));

  /* The two hold each other. */
  g_signal_handlers_disconnect_by_data (cancellable, task);
  g_task_return_error_if_cancelled (kept);
}

/* Says whether the memory is to be asked. If so its own answer is that of the
 * vault, so that callbacks see the memory as their source. */
static gboolean
begin (EiamTokenStore      *store,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  EiamTestVault *self = EIAM_TEST_VAULT (store);
  g_autoptr (GTask) task = NULL;

  if (self->mood == EIAM_TEST_VAULT_WORKS)
    return TRUE;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, begin);
  if (self->mood == EIAM_TEST_VAULT_FAILS)
    g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
  else
    g_cancellable_connect (cancellable, G_CALLBACK (on_cancellable_cancelled),
                           g_object_ref (task), g_object_unref);
  return FALSE;
}

static gboolean
is_own (EiamTokenStore *store,
        GAsyncResult   *result)
{
  return g_task_is_valid (result, store) && g_async_result_is_tagged (result, begin);
}

static void
eiam_test_vault_check_async (EiamTokenStore      *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  if (begin (store, cancellable, callback, user_data))
    eiam_token_store_check_async (EIAM_TEST_VAULT (store)->memory, cancellable, callback,
                                  user_data);
}

static gboolean
eiam_test_vault_check_finish (EiamTokenStore  *store,
                              GAsyncResult    *result,
                              GError         **error)
{
  return is_own (store, result)
         ? g_task_propagate_boolean (G_TASK (result), error)
         : eiam_token_store_check_finish (EIAM_TEST_VAULT (store)->memory, result, error);
}

static void
eiam_test_vault_store_async (EiamTokenStore      *store,
                             EiamStoredSession   *item,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  if (begin (store, cancellable, callback, user_data))
    eiam_token_store_store_async (EIAM_TEST_VAULT (store)->memory, item, cancellable, callback,
                                  user_data);
}

static gboolean
eiam_test_vault_store_finish (EiamTokenStore  *store,
                              GAsyncResult    *result,
                              GError         **error)
{
  return is_own (store, result)
         ? g_task_propagate_boolean (G_TASK (result), error)
         : eiam_token_store_store_finish (EIAM_TEST_VAULT (store)->memory, result, error);
}

static void
eiam_test_vault_list_async (EiamTokenStore      *store,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  if (begin (store, cancellable, callback, user_data))
    eiam_token_store_list_async (EIAM_TEST_VAULT (store)->memory, cancellable, callback,
                                 user_data);
}

static GPtrArray *
eiam_test_vault_list_finish (EiamTokenStore  *store,
                             GAsyncResult    *result,
                             GError         **error)
{
  return is_own (store, result)
         ? g_task_propagate_pointer (G_TASK (result), error)
         : eiam_token_store_list_finish (EIAM_TEST_VAULT (store)->memory, result, error);
}

static void
eiam_test_vault_remove_async (EiamTokenStore      *store,
                              EiamStoredSession   *item,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  if (begin (store, cancellable, callback, user_data))
    eiam_token_store_remove_async (EIAM_TEST_VAULT (store)->memory, item, cancellable, callback,
                                   user_data);
}

static gboolean
eiam_test_vault_remove_finish (EiamTokenStore  *store,
                               GAsyncResult    *result,
                               GError         **error)
{
  return is_own (store, result)
         ? g_task_propagate_boolean (G_TASK (result), error)
         : eiam_token_store_remove_finish (EIAM_TEST_VAULT (store)->memory, result, error);
}

static void
eiam_test_vault_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_test_vault_get_kind;
  iface->check_async = eiam_test_vault_check_async;
  iface->check_finish = eiam_test_vault_check_finish;
  iface->store_async = eiam_test_vault_store_async;
  iface->store_finish = eiam_test_vault_store_finish;
  iface->list_async = eiam_test_vault_list_async;
  iface->list_finish = eiam_test_vault_list_finish;
  iface->remove_async = eiam_test_vault_remove_async;
  iface->remove_finish = eiam_test_vault_remove_finish;
}

static void
eiam_test_vault_finalize (GObject *object)
{
  g_clear_object (&EIAM_TEST_VAULT (object)->memory);

  G_OBJECT_CLASS (eiam_test_vault_parent_class)->finalize (object);
}

static void
eiam_test_vault_class_init (EiamTestVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_test_vault_finalize;
}

static void
eiam_test_vault_init (EiamTestVault *self)
{
}

/**
 * eiam_test_vault_new:
 * @kind: what it says it is
 *
 * Returns: (transfer full): a store that works
 */
EiamTokenStore *
eiam_test_vault_new (EiamTokenStoreKind kind)
{
  EiamTestVault *self = g_object_new (EIAM_TYPE_TEST_VAULT, NULL);

  self->kind = kind;
  self->memory = eiam_memory_store_new (kind);
  return EIAM_TOKEN_STORE (self);
}

/**
 * eiam_test_vault_set_mood:
 * @store: a vault
 * @mood: how it answers what it is asked from now on
 */
void
eiam_test_vault_set_mood (EiamTokenStore    *store,
                          EiamTestVaultMood  mood)
{
  g_return_if_fail (EIAM_IS_TEST_VAULT (store));

  EIAM_TEST_VAULT (store)->mood = mood;
}
