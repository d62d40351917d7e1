/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-quiet-store.h"

#include "eiam-error.h"
#include "eiam-journal.h"

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

/* One operation on the keyring: how it begins once it was found open. */
typedef void (*BeginFunc) (EiamQuietStore *self,
                           GTask          *task);

typedef struct
{
  BeginFunc          begin;
  EiamStoredSession *item; /* (owned) (nullable) */
} Operation;

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  g_clear_object (&operation->item);
  g_free (operation);
}

/* Nobody is failed by it: what was asked for is done, with nothing kept. */
static void
refuse (GTask        *task,
        const GError *error)
{
  EiamQuietStore *self = g_task_get_source_object (task);

  g_debug ("The keyring is not used: %s", error != NULL ? error->message : "it is not open");
  if (!self->refused)
    eiam_journal_tell (EIAM_EVENT_KEYRING_REFUSED, NULL);
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
find_collection_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  Operation *operation = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (collection == NULL || secret_collection_get_locked (collection))
    refuse (task, error);
  else
    operation->begin (g_task_get_source_object (task), task);
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

/* Looked at each time: a keyring can be locked at any moment. */
static void
run (EiamTokenStore      *store,
     gpointer             tag,
     BeginFunc            begin,
     EiamStoredSession   *item,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Operation *operation = g_new0 (Operation, 1);

  operation->begin = begin;
  operation->item = item != NULL ? g_object_ref (item) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, operation, operation_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  secret_service_get (SECRET_SERVICE_NONE, NULL, connect_cb, g_object_ref (task));
}

static EiamTokenStoreKind
eiam_quiet_store_get_kind (EiamTokenStore *store)
{
  EiamQuietStore *self = EIAM_QUIET_STORE (store);

  return self->refused ? EIAM_TOKEN_STORE_NONE : eiam_token_store_get_kind (self->keyring);
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
begin_check (EiamQuietStore *self,
             GTask          *task)
{
  eiam_token_store_check_async (self->keyring, g_task_get_cancellable (task), check_cb,
                                g_object_ref (task));
}

static void
eiam_quiet_store_check_async (EiamTokenStore      *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (store, eiam_quiet_store_check_async, begin_check, NULL, cancellable, callback, user_data);
}

static gboolean
eiam_quiet_store_check_finish (EiamTokenStore  *store,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_quiet_store_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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

static void
begin_store (EiamQuietStore *self,
             GTask          *task)
{
  Operation *operation = g_task_get_task_data (task);

  eiam_token_store_store_async (self->keyring, operation->item, g_task_get_cancellable (task),
                                store_cb, g_object_ref (task));
}

static void
eiam_quiet_store_store_async (EiamTokenStore      *store,
                              EiamStoredSession   *item,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (store, eiam_quiet_store_store_async, begin_store, item, cancellable, callback, user_data);
}

static gboolean
eiam_quiet_store_store_finish (EiamTokenStore  *store,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_quiet_store_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
return_unable (EiamTokenStore      *store,
               gpointer             tag,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
}

static void
eiam_quiet_store_list_async (EiamTokenStore      *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  return_unable (store, eiam_quiet_store_list_async, cancellable, callback, user_data);
}

static GPtrArray *
eiam_quiet_store_list_finish (EiamTokenStore  *store,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_quiet_store_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
eiam_quiet_store_remove_async (EiamTokenStore      *store,
                               EiamStoredSession   *item,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  return_unable (store, eiam_quiet_store_remove_async, cancellable, callback, user_data);
}

static gboolean
eiam_quiet_store_remove_finish (EiamTokenStore  *store,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_quiet_store_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
eiam_quiet_store_iface_init (EiamTokenStoreInterface *iface)
{
  iface->get_kind = eiam_quiet_store_get_kind;
  iface->check_async = eiam_quiet_store_check_async;
  iface->check_finish = eiam_quiet_store_check_finish;
  iface->store_async = eiam_quiet_store_store_async;
  iface->store_finish = eiam_quiet_store_store_finish;
  iface->list_async = eiam_quiet_store_list_async;
  iface->list_finish = eiam_quiet_store_list_finish;
  iface->remove_async = eiam_quiet_store_remove_async;
  iface->remove_finish = eiam_quiet_store_remove_finish;
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
