/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-config-dump.h"
#include "eiam-kiosk.h"
#include "eiam-test-backend.h"
#include "eiam-test-ui.h"

#include <json-glib/json-glib.h>

#include <string.h>

static const char * const locked[] = { "token-storage", NULL };

static JsonArray *
parse (EiamSettings  *settings,
       JsonNode     **root)
{
  g_autofree char *text = eiam_config_dump_to_json (settings);

  *root = json_from_string (text, NULL);
  return json_node_get_array (*root);
}

static JsonObject *
find (JsonArray  *rows,
      const char *key)
{
  for (unsigned int i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (g_str_equal (json_object_get_string_member (row, "key"), key))
        return row;
    }
  g_assert_not_reached ();
}

static void
assert_row (JsonArray  *rows,
            const char *key,
            const char *origin,
            gboolean    is_locked)
{
  JsonObject *row = find (rows, key);

  g_test_message ("%s", key);
  g_assert_cmpstr (json_object_get_string_member (row, "origin"), ==, origin);
  g_assert_cmpint (json_object_get_boolean_member (row, "locked"), ==, is_locked);
}

static void
test_origins (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *rows = NULL;

  g_settings_set_string (gsettings, "help-phone", "5555");
  eiam_settings_override (settings, "server-url", "https://eiam.example.com");
  eiam_kiosk_enable (eiam_kiosk_get (settings));
  rows = parse (settings, &root);
  assert_row (rows, "help-phone", "user", FALSE);
  assert_row (rows, "help-text", "default", FALSE);
  assert_row (rows, "server-url", "command-line", FALSE);
  assert_row (rows, "kiosk/enabled", "command-line", FALSE);
  assert_row (rows, "token-storage", "default", TRUE);
  g_assert_cmpstr (json_object_get_string_member (find (rows, "server-url"), "value"), ==,
                   "https://eiam.example.com");
}

/* Of every type that the schema has. */
static void
test_values (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_autofree char *table = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *rows = NULL;
  JsonArray *attributes = NULL;

  g_settings_set_value (gsettings, "extension-attributes",
                        g_variant_new_parsed ("[{'key': <'age'>, 'required': <true>}]"));
  rows = parse (settings, &root);
  attributes = json_object_get_array_member (find (rows, "extension-attributes"), "value");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (attributes, 0),
                                                  "key"), ==, "age");
  g_assert_cmpint (json_object_get_int_member (find (rows, "resend-delay"), "value"), ==, 60);
  g_assert_true (json_object_get_boolean_member (find (rows, "send-device-ip"), "value"));

  table = eiam_config_dump_to_table (settings);
  g_assert_nonnull (strstr (table, "[{'key': <'age'>, 'required': <true>}]\n"));
}

static void
test_home (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autofree char *path = g_build_filename (g_get_home_dir (), "own.pem", NULL);
  g_autofree char *sibling = g_strconcat (g_get_home_dir (), "-of-all/own.pem", NULL);
  g_autofree char *table = NULL;
  g_autofree char *other = NULL;

  eiam_settings_override (settings, "ca-file", path);
  table = eiam_config_dump_to_table (settings);
  g_assert_nonnull (strstr (table, "'~/own.pem'"));
  g_assert_null (strstr (table, g_get_home_dir ()));
  eiam_settings_override (settings, "ca-file", sibling);
  other = eiam_config_dump_to_table (settings);
  g_assert_nonnull (strstr (other, sibling));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_backend_install (locked);
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/config-dump/origins", test_origins);
  g_test_add_func ("/config-dump/values", test_values);
  g_test_add_func ("/config-dump/home", test_home);

  return g_test_run ();
}
