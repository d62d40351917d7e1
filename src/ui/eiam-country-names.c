/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-names.h"

#include <string.h>

#include "eiam-json.h"

#include <glib/gi18n.h>

/* What a country is called in the language of the interface. The service knows
 * Chinese and English; for all others there are the translations of the
 * iso-codes package, where it is installed. */

#define ISO_DOMAIN "iso_3166"
#define ISO_FILE "iso-codes/json/iso_3166-1.json"
#define ISO_ARRAY "3166-1"
#define MAX_SIZE (1024 * 1024)

/**
 * eiam_country_names_are_wanted:
 * @code: the code of the interface language, such as `de`
 *
 * Returns: whether the service has no names in that language
 */
gboolean
eiam_country_names_are_wanted (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return !g_str_has_prefix (code, "zh") && !g_str_has_prefix (code, "en");
}

/* The English names as iso-codes has them are the keys of its translations; the
 * common name, where there is one, is the one that people use. */
static GHashTable *
parse_names (GBytes  *bytes,
             GError **error)
{
  g_autoptr (JsonObject) object = eiam_json_parse_object (bytes, error);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *array = object == NULL ? NULL : eiam_json_get_array (object, ISO_ARRAY);
  unsigned int length = array == NULL ? 0 : json_array_get_length (array);

  for (unsigned int i = 0; i < length; i++)
    {
      JsonObject *element = eiam_json_get_element (array, i);
      const char *iso_code = element == NULL ? NULL : eiam_json_get_string (element, "alpha_2");
      const char *name = element == NULL ? NULL : eiam_json_get_string (element, "common_name");

      if (name == NULL && element != NULL)
        name = eiam_json_get_string (element, "name");
      if (iso_code != NULL && name != NULL)
        g_hash_table_insert (names, g_strdup (iso_code), g_strdup (name));
    }

  return names;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL || g_mapped_file_get_length (file) > MAX_SIZE)
    return NULL;

  return g_mapped_file_get_bytes (file);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const char * const *directories = g_get_system_data_dirs ();

  for (unsigned int i = 0; directories[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (directories[i], ISO_FILE, NULL);
      g_autoptr (GBytes) bytes = read_file (path);

      if (bytes == NULL)
        continue;
      g_task_return_pointer (task, parse_names (bytes, NULL), (GDestroyNotify) g_hash_table_unref);
      return;
    }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", ISO_FILE);
}

/**
 * eiam_country_names_load_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, without a source object
 * @user_data: for @callback
 *
 * Reads the names of the iso-codes package.
 */
void
eiam_country_names_load_async (GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, eiam_country_names_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * eiam_country_names_load_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): names by ISO code, for
 *   eiam_country_names_dup()
 */
GHashTable *
eiam_country_names_load_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_country_names_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Which of the service's Chinese names; the catalogue's code says only `zh`. */
static const char *
find_tag (const char *code)
{
  const char *tag = g_get_language_names ()[0];

  return g_str_has_prefix (tag, code) ? tag : code;
}

/**
 * eiam_country_names_dup:
 * @names: (nullable): what was read of the iso-codes package
 * @country: a country
 * @code: the code of the interface language, such as `de`
 *
 * Returns: (transfer full): what @country is called in that language, in
 *   English when that is not known
 */
char *
eiam_country_names_dup (GHashTable  *names,
                        EiamCountry *country,
                        const char  *code)
{
  const char *name = NULL;
  const char *translated = NULL;

  g_return_val_if_fail (EIAM_IS_COUNTRY (country), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (!eiam_country_names_are_wanted (code))
    return g_strdup (eiam_country_get_name (country, find_tag (code)));

  if (names != NULL)
    name = g_hash_table_lookup (names, eiam_country_get_iso_code (country));
  if (name != NULL)
    {
      bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");
      translated = g_dgettext (ISO_DOMAIN, name);
    }
  /* What has no translation stays as the service calls it. */
  if (translated == NULL || strcmp (translated, name) == 0
      || !g_utf8_validate (translated, -1, NULL))
    return g_strdup (eiam_country_get_name (country, "en"));

  return g_strdup (translated);
}
