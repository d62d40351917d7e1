/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-quiet-store.h"

#include <libsecret/secret.h>

/**
 * EiamQuietStore:
 *
 * A keyring at a machine where nobody can be asked for its password. It is used
 * while it is open; a locked one, or none, is a store that keeps nothing and says
 * so by its kind. It only takes: whoever looks for what is kept has every keyring
 * of the machine asked.
 */
struct _EiamQuietStore
{
  GObject         parent_instance;

  EiamTokenStore *keyring; /* (owned) */
  gboolean        refused; /* whether it could not be used without a question */
};

static void eiam_quiet_store_iface_init (EiamTokenStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EiamQuietStore, eiam_quiet_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (EIAM_TYPE_TOKEN_STORE,
                                                      eiam_quiet_store_iface_init))

/* Nobody is failed by it: what was asked for is done, with nothing kept. */
static void
refuse (GTask        *task,
        const GError *error)
{
  EiamQuietStore *self = g_task_get_source_object (task);

  g_debug ("The keyring is not used: %s", error != NULL ? error->message : "it is not open");
  self->refused = TRUE;
  g_task_return_boolean (task, TRUE);
}

static void
return_done (GTask  *task,
             GError *error)
{
  g_autoptr (GError) owned = error;
  EiamQuietStore *self = g_task_get_source_object (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (owned != NULL)
    {
      refuse (task, owned);
      return;
    }
  self->refused = FALSE;
  g_task_return_boolean (task, TRUE);
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  eiam_token_store_check_finish (EIAM_TOKEN_STORE (source), result, &error);
  return_done (task, error);
}

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  eiam_token_store_store_finish (EIAM_TOKEN_STORE (source), result, &error);
  return_done (task, error);
}

/* With an item the task is to keep it. */
static void
run (GTask *task)
{
  EiamQuietStore *self = g_task_get_source_object (task);
  EiamStoredSession *item = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (item != NULL)
    eiam_token_store_store_async (self->keyring, item, cancellable, store_cb, g_object_ref (task));
  else
    eiam_token_store_check_async (self->keyring, cancellable, check_cb, g_object_ref (task));
}

static void
find_collection_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (collection == NULL || secret_collection_get_locked (collection))
    refuse (task, error);
  else
    run (task);
}

static void
connect_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_finish (result, &error);
  EiamQuietStore *self = g_task_get_source_object (task);
  gboolean session =
    eiam_token_store_get_kind (self->keyring) == EIAM_TOKEN_STORE_LOGIN_SESSION;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (service == NULL)
    {
      refuse (task, error);
      return;
    }
  secret_collection_for_alias (service,
                               session ? SECRET_COLLECTION_SESSION : SECRET_COLLECTION_DEFAULT,
                               SECRET_COLLECTION_NONE, NULL, find_collection_cb,
                               g_object_ref (task));
}

static EiamTokenStoreKind
eiam_quiet_store_get_kind (EiamTokenStore *store)
{
  EiamQuietStore *self = EIAM_QUIET_STORE (store);

  return self->refused ? EIAM_TOKEN_STORE_NONE : eiam_token_store_get_kind (self->keyring);
}

/* Looked at each time: a keyring can be locked at any moment. */
static void
eiam_quiet_store_check (EiamTokenStore *store,
                        GTask          *task)
{
  secret_service_get (SECRET_SERVICE_NONE, NULL, connect_cb, g_object_ref (task));
}

static void
eiam_quiet_store_store (EiamTokenStore    *store,
                        EiamStoredSession *item,
                        GTask             *task)
{
  secret_service_get (SECRET_SERVICE_NONE, NULL, connect_cb, g_object_ref (task));
}

static void
eiam_quiet_store_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_quiet_store_get_kind;
  iface->check = eiam_quiet_store_check;
  iface->store = eiam_quiet_store_store;
}

static void
eiam_quiet_store_dispose (GObject *object)
{
  g_clear_object (&EIAM_QUIET_STORE (object)->keyring);

  G_OBJECT_CLASS (eiam_quiet_store_parent_class)->dispose (object);
}

static void
eiam_quiet_store_class_init (EiamQuietStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_quiet_store_dispose;
}

static void
eiam_quiet_store_init (EiamQuietStore *self)
{
}

/**
 * eiam_quiet_store_new:
 * @keyring: a keyring
 *
 * Returns: (transfer full): a store that uses @keyring as long as it is open
 */
EiamTokenStore *
eiam_quiet_store_new (EiamTokenStore *keyring)
{
  EiamQuietStore *self = NULL;

  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (keyring), NULL);

  self = g_object_new (EIAM_TYPE_QUIET_STORE, NULL);
  self->keyring = g_object_ref (keyring);
  return EIAM_TOKEN_STORE (self);
}
