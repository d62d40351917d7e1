/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-keyring-check.h"

#include "eiam-error.h"
#include "eiam-keyring-store.h"

/* Whether tokens could be stored, found out without a question to the person:
 * nothing is unlocked, made or written. A store checks by storing, which may ask. */

static void
return_error (GTask *task)
{
  g_task_return_error (task, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
}

static void
collection_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, NULL);

  /* Without one, or with one that is locked, storing would ask for a password. */
  if (collection == NULL || secret_collection_get_locked (collection))
    return_error (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
service_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretService) service = secret_service_get_finish (result, NULL);

  if (service == NULL)
    return_error (task);
  else
    secret_collection_for_alias (service, g_task_get_task_data (task), SECRET_COLLECTION_NONE,
                                 g_task_get_cancellable (task), collection_cb,
                                 g_object_ref (task));
}

/* libsecret keeps a file of its own in a sandbox, and where it is told to. */
static gboolean
is_file (void)
{
  return g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0
         || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  g_list_free_full (secret_password_search_finish (result, &error), g_object_unref);
  if (error != NULL)
    return_error (task);
  else if (is_file ())
    g_task_return_boolean (task, TRUE);
  else
    secret_service_get (SECRET_SERVICE_NONE, g_task_get_cancellable (task), service_cb,
                        g_object_ref (task));
}

/**
 * eiam_keyring_check_async:
 * @collection: (nullable): %SECRET_COLLECTION_SESSION, or %NULL for the default one
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds out whether the keyring takes something without asking the person.
 */
void
eiam_keyring_check_async (const char          *collection,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = NULL;

  g_task_set_source_tag (task, eiam_keyring_check_async);
  g_task_set_task_data (task, g_strdup (collection != NULL ? collection
                                                           : SECRET_COLLECTION_DEFAULT), g_free);
  attributes = secret_attributes_build (eiam_keyring_store_get_schema (),
                                        "application", BASE_ID, NULL);
  secret_password_searchv (eiam_keyring_store_get_schema (), attributes, SECRET_SEARCH_NONE,
                           cancellable, search_cb, g_steal_pointer (&task));
}

/**
 * eiam_keyring_check_finish:
 * @result: the result
 * @error: return location for an %EIAM_ERROR_STORE or %G_IO_ERROR_CANCELLED error
 *
 * Returns: whether tokens could be stored
 */
gboolean
eiam_keyring_check_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_keyring_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
