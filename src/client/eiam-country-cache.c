/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-cache.h"

#include <glib/gstdio.h>

#include "eiam-server.h"

/* The last answer to the call for countries, one file for each server and
 * client id, so that a start without a network knows the countries too. It is
 * read by the parser of the answers, and whatever is wrong with it is the same
 * as having none. */

#define MAX_SIZE (256 * 1024)

/**
 * eiam_country_cache_dup_path:
 * @directory: the person's cache directory
 * @server: a server
 * @client_id: the client id at it
 *
 * Returns: (transfer full) (nullable): the file for @server, or %NULL for a
 *   server without TLS, of which nothing is kept
 */
char *
eiam_country_cache_dup_path (const char *directory,
                             GUri       *server,
                             const char *client_id)
{
  g_autofree char *attribute = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (directory != NULL && server != NULL && client_id != NULL, NULL);

  if (g_strcmp0 (g_uri_get_scheme (server), "https") != 0)
    return NULL;

  attribute = eiam_server_to_attribute (server);
  identity = g_strconcat (attribute, "\n", client_id, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, identity, -1);
  name = g_strdup_printf ("countries-%.16s.json", hash);
  return g_build_filename (directory, GETTEXT_PACKAGE, name, NULL);
}

static GBytes *
read_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;

  data = g_malloc (MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_SIZE + 1, &length,
                                cancellable, error))
    return NULL;
  if (length > MAX_SIZE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "larger than any answer");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  EiamCountries *countries = NULL;
  GError *error = NULL;

  bytes = read_file (task_data, cancellable, &error);
  if (bytes != NULL)
    countries = eiam_countries_new (bytes, &error);

  if (countries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, countries, eiam_countries_destroy);
}

/**
 * eiam_country_cache_load_async:
 * @path: from eiam_country_cache_dup_path()
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, without a source object
 * @user_data: for @callback
 *
 * Reads what was kept.
 */
void
eiam_country_cache_load_async (const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, eiam_country_cache_load_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * eiam_country_cache_load_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the countries that were kept
 */
EiamCountries *
eiam_country_cache_load_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_country_cache_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  char   *path;
  GBytes *source;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_bytes_unref (saving->source);
  g_free (saving);
}

/* Under another name first, so that a reader finds the old file or the new. */
static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autofree char *directory = g_path_get_dirname (saving->path);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (saving->source, &length);

  if (g_mkdir_with_parents (directory, 0700) == 0
      && !g_file_set_contents_full (saving->path, data, (gssize) length,
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("The countries are not kept: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/**
 * eiam_country_cache_save:
 * @path: from eiam_country_cache_dup_path()
 * @source: the answer of the service
 *
 * Keeps @source in the place of what was kept before. A cache that cannot be
 * written is no matter to anybody.
 */
void
eiam_country_cache_save (const char *path,
                         GBytes     *source)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Saving *saving;

  g_return_if_fail (path != NULL && source != NULL);

  if (g_bytes_get_size (source) > MAX_SIZE)
    return;

  saving = g_new0 (Saving, 1);
  saving->path = g_strdup (path);
  saving->source = g_bytes_ref (source);
  g_task_set_source_tag (task, eiam_country_cache_save);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_in_thread);
}
