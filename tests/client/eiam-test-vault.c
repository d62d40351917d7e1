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

/* Says whether the memory is to be asked. */
static gboolean
works (EiamTestVault *self,
       GTask         *task)
{
  if (self->mood == EIAM_TEST_VAULT_FAILS)
    g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
  else if (self->mood == EIAM_TEST_VAULT_WAITS)
    g_cancellable_connect (g_task_get_cancellable (task), G_CALLBACK (on_cancellable_cancelled),
                           g_object_ref (task), g_object_unref);
  return self->mood == EIAM_TEST_VAULT_WORKS;
}

static void
eiam_test_vault_check (EiamTokenStore *store,
                       GTask          *task)
{
  EiamTestVault *self = EIAM_TEST_VAULT (store);

  if (works (self, task))
    EIAM_TOKEN_STORE_GET_IFACE (self->memory)->check (self->memory, task);
}

static void
eiam_test_vault_store (EiamTokenStore    *store,
                       EiamStoredSession *item,
                       GTask             *task)
{
  EiamTestVault *self = EIAM_TEST_VAULT (store);

  if (works (self, task))
    EIAM_TOKEN_STORE_GET_IFACE (self->memory)->store (self->memory, item, task);
}

static void
eiam_test_vault_list (EiamTokenStore *store,
                      GTask          *task)
{
  EiamTestVault *self = EIAM_TEST_VAULT (store);

  if (works (self, task))
    EIAM_TOKEN_STORE_GET_IFACE (self->memory)->list (self->memory, task);
}

static void
eiam_test_vault_remove (EiamTokenStore    *store,
                        EiamStoredSession *item,
                        GTask             *task)
{
  EiamTestVault *self = EIAM_TEST_VAULT (store);

  if (works (self, task))
    EIAM_TOKEN_STORE_GET_IFACE (self->memory)->remove (self->memory, item, task);
}

static void
eiam_test_vault_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_test_vault_get_kind;
  iface->check = eiam_test_vault_check;
  iface->store = eiam_test_vault_store;
  iface->list = eiam_test_vault_list;
  iface->remove = eiam_test_vault_remove;
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
