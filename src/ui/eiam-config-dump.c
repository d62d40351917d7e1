/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-config-dump.h"

#include "eiam-kiosk.h"

#include <json-glib/json-glib.h>

#include <string.h>

/* Every setting with its value, and who gave it: for whoever looks after many
 * machines. The words are the same in every language, as programs read them. */

#define KIOSK_PREFIX "kiosk/"
#define KIOSK_ENABLED "enabled"

typedef struct
{
  char       *key;    /* (owned): with the child schema that it is in */
  GVariant   *value;  /* (owned) */
  const char *origin;
  gboolean    locked;
} Row;

static void
row_free (Row *row)
{
  g_free (row->key);
  g_variant_unref (row->value);
  g_free (row);
}

/* What the command line can override. */
static const struct
{
  const char *key;
  const char *(*get) (EiamSettings *settings);
} overridable[] = {
  { "server-url", eiam_settings_get_server_url },
  { "client-id", eiam_settings_get_client_id },
  { "tenant-id", eiam_settings_get_tenant_id },
  { "ca-file", eiam_settings_get_ca_file },
  { "language", eiam_settings_get_language },
};

/* Returns a floating value, or %NULL where the stored one is in use. */
static GVariant *
find_override (EiamSettings *settings,
               const char   *key,
               GVariant     *stored)
{
  if (g_str_equal (key, KIOSK_PREFIX KIOSK_ENABLED))
    return eiam_kiosk_is_enabled (eiam_kiosk_get (settings)) && !g_variant_get_boolean (stored)
             ? g_variant_new_boolean (TRUE)
             : NULL;

  for (unsigned int i = 0; i < G_N_ELEMENTS (overridable); i++)
    if (g_str_equal (key, overridable[i].key)
        && !g_str_equal (overridable[i].get (settings), g_variant_get_string (stored, NULL)))
      return g_variant_new_string (overridable[i].get (settings));
  return NULL;
}

/* A value of the person's own that is locked away is not the one in use. */
static const char *
find_origin (GSettings  *gsettings,
             const char *name)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) user = g_settings_get_user_value (gsettings, name);
  g_autoptr (GVariant) fallback = g_settings_get_default_value (gsettings, name);
  g_autoptr (GVariant) shipped = NULL;

  if (user != NULL && g_settings_is_writable (gsettings, name))
    return "user";

  g_object_get (gsettings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, name);
  shipped = g_settings_schema_key_get_default_value (key);
  return g_variant_equal (fallback, shipped) ? "default" : "administrator";
}

/* The name of a person's home directory is often that of the person. Takes @value. */
static GVariant *
hide_home (GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  const char *home = g_get_home_dir ();
  const char *text = NULL;
  g_autofree char *hidden = NULL;

  if (!g_variant_is_of_type (owned, G_VARIANT_TYPE_STRING))
    return g_steal_pointer (&owned);
  text = g_variant_get_string (owned, NULL);
  if (home[0] == '\0' || home[1] == '\0' || !g_str_has_prefix (text, home)
      || text[strlen (home)] != '/')
    return g_steal_pointer (&owned);

  hidden = g_strconcat ("~", text + strlen (home), NULL);
  return g_variant_ref_sink (g_variant_new_string (hidden));
}

static Row *
row_new (EiamSettings *settings,
         GSettings    *gsettings,
         const char   *prefix,
         const char   *name)
{
  g_autoptr (GVariant) stored = g_settings_get_value (gsettings, name);
  GVariant *override = NULL;
  Row *row = g_new0 (Row, 1);

  row->key = g_strconcat (prefix, name, NULL);
  override = find_override (settings, row->key, stored);
  row->value = hide_home (override != NULL ? override : stored);
  row->origin = override != NULL ? "command-line" : find_origin (gsettings, name);
  row->locked = !g_settings_is_writable (gsettings, name);
  return row;
}

static int
compare_names (const char **a,
               const char **b)
{
  return strcmp (*a, *b);
}

static void
add_schema (GPtrArray    *rows,
            EiamSettings *settings,
            GSettings    *gsettings,
            const char   *prefix)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) children = NULL;

  g_object_get (gsettings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  qsort (keys, g_strv_length (keys), sizeof *keys, (GCompareFunc) compare_names);
  for (unsigned int i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (rows, row_new (settings, gsettings, prefix, keys[i]));

  children = g_settings_schema_list_children (schema);
  for (unsigned int i = 0; children[i] != NULL; i++)
    {
      g_autoptr (GSettings) child = g_settings_get_child (gsettings, children[i]);
      g_autofree char *path = g_strconcat (prefix, children[i], "/", NULL);

      add_schema (rows, settings, child, path);
    }
}

static GPtrArray *
create_rows (EiamSettings *settings)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  add_schema (rows, settings, eiam_settings_get_gsettings (settings), "");
  return rows;
}

/**
 * eiam_config_dump_to_table:
 * @settings: the settings
 *
 * Returns: (transfer full): a line for each setting, below a heading: key,
 *   origin (`default`, `user`, `administrator` or `command-line`), whether it is
 *   locked, and value; a home directory is written as `~`
 */
char *
eiam_config_dump_to_table (EiamSettings *settings)
{
  g_autoptr (GPtrArray) rows = NULL;
  GString *table = g_string_new (NULL);
  int width = 0;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  rows = create_rows (settings);
  for (unsigned int i = 0; i < rows->len; i++)
    width = MAX (width, (int) strlen (((Row *) rows->pdata[i])->key));

  g_string_append_printf (table, "%-*s  %-13s  %-6s  %s\n", width, "KEY", "ORIGIN", "LOCKED",
                          "VALUE");
  for (unsigned int i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      g_autofree char *value = g_variant_print (row->value, FALSE);

      g_string_append_printf (table, "%-*s  %-13s  %-6s  %s\n", width, row->key, row->origin,
                              row->locked ? "yes" : "no", value);
    }
  return g_string_free (table, FALSE);
}

/**
 * eiam_config_dump_to_json:
 * @settings: the settings
 *
 * Returns: (transfer full): the same as an array of objects with the members
 *   `key`, `origin`, `locked` and `value`
 */
char *
eiam_config_dump_to_json (EiamSettings *settings)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  rows = create_rows (settings);
  json_builder_begin_array (builder);
  for (unsigned int i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "key");
      json_builder_add_string_value (builder, row->key);
      json_builder_set_member_name (builder, "origin");
      json_builder_add_string_value (builder, row->origin);
      json_builder_set_member_name (builder, "locked");
      json_builder_add_boolean_value (builder, row->locked);
      json_builder_set_member_name (builder, "value");
      json_builder_add_value (builder, json_gvariant_serialize (row->value));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
