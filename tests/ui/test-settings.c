/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-attribute.h"
#include "eiam-client.h"
#include "eiam-error.h"
#include "eiam-settings.h"
#include "eiam-test-ui.h"

static EiamSettings *
create_settings (void)
{
  EiamSettings *settings = eiam_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (eiam_settings_get_gsettings (settings), "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (unsigned int i = 0; keys[i] != NULL; i++)
    g_settings_reset (eiam_settings_get_gsettings (settings), keys[i]);
  return settings;
}

static void
test_settings_defaults (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  const char *const *languages = eiam_settings_get_server_languages (settings);

  g_assert_true (eiam_settings_is_installed ());
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_tenant_id (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_ca_file (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_language (settings), ==, "");
  g_assert_cmpstr (languages[0], ==, "zh");
  g_assert_cmpstr (languages[1], ==, "en");
  g_assert_null (languages[2]);
  g_assert_true (eiam_settings_get_send_device_ip (settings));
  g_assert_cmpint (eiam_settings_get_captcha_encryption (settings), ==,
                   EIAM_CAPTCHA_ENCRYPTION_PLAIN);
  g_assert_cmpuint (eiam_settings_get_code_length (settings), ==, 0);
  g_assert_cmpuint (eiam_settings_get_resend_delay (settings), ==, 60);
  g_assert_cmpuint (eiam_settings_get_attributes (settings)->len, ==, 0);
  g_assert_true (eiam_settings_get_custom_attributes (settings));
  g_assert_cmpint (eiam_settings_get_token_storage (settings), ==, EIAM_TOKEN_STORE_KEYRING);
  g_assert_cmpstr (eiam_settings_get_help_text (settings), ==, "");
  g_assert_cmpstr (eiam_settings_get_help_phone (settings), ==, "");
  g_assert_cmpuint (eiam_settings_get_problems (settings)->len, ==, 0);
  g_assert_true (eiam_settings_can_set_up (settings));
}

static void
on_changed (EiamSettings *settings,
            const char   *key,
            GString      *log)
{
  g_assert_true (EIAM_IS_SETTINGS (settings));
  g_string_append_printf (log, "%s;", key);
}

static void
test_settings_override (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  g_autoptr (GString) log = g_string_new (NULL);
  GSettings *gsettings = eiam_settings_get_gsettings (settings);

  g_signal_connect (settings, "changed::server-url", G_CALLBACK (on_changed), log);
  g_settings_set_string (gsettings, "server-url", "https://stored.example");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://stored.example");
  eiam_settings_override (settings, "server-url", "https://run.example");
  eiam_settings_override (settings, "server-url", "https://run.example");
  eiam_settings_override (settings, "client-id", "run");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://run.example");
  g_assert_null (g_settings_get_user_value (gsettings, "client-id"));
  eiam_settings_override (settings, "server-url", NULL);
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://stored.example");
  g_assert_cmpstr (log->str, ==, "server-url;server-url;server-url;");
}

static void
test_settings_fields (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  const char *const hidden[] = { "attr_gender", "email", "mobile", "no_such", NULL };
  const char *const required[] = { "email", "name", NULL };
  GPtrArray *problems = NULL;

  g_settings_set_strv (gsettings, "hidden-fields", hidden);
  g_settings_set_strv (gsettings, "required-fields", required);

  g_assert_true (eiam_settings_is_hidden (settings, "attr_gender"));
  g_assert_false (eiam_settings_is_hidden (settings, "email"));
  g_assert_false (eiam_settings_is_hidden (settings, "mobile"));
  g_assert_true (eiam_settings_is_required (settings, "mobile"));
  g_assert_true (eiam_settings_is_required (settings, "verify_code"));
  g_assert_true (eiam_settings_is_required (settings, "name"));
  g_assert_false (eiam_settings_is_required (settings, "zip_code"));

  problems = eiam_settings_get_problems (settings);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "mobile"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 1), "no_such"));
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 2), "email"));
}

static void
test_settings_attributes (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  GPtrArray *attributes = NULL;

  g_settings_set_value (gsettings, "extension-attributes",
                        g_variant_new_parsed ("[{'key': <'age'>, 'label': <'Age'>, "
                                              "'type': <'number'>}, {'label': <'no key'>}]"));
  attributes = eiam_settings_get_attributes (settings);
  g_assert_cmpuint (attributes->len, ==, 1);
  g_assert_cmpstr (eiam_attribute_get_key (g_ptr_array_index (attributes, 0)), ==, "age");
  g_assert_cmpuint (eiam_settings_get_problems (settings)->len, ==, 1);
}

static void
test_settings_bad_values (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } cases[] = {
    { "server-url", "http://example.com" },
    { "ca-file", "/no/such/file.pem" },
    { "language", "../zh" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EiamSettings) settings = create_settings ();
      GPtrArray *problems = NULL;

      g_settings_set_string (eiam_settings_get_gsettings (settings), cases[i].key, cases[i].value);
      problems = eiam_settings_get_problems (settings);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), cases[i].key));
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), cases[i].value));
    }
}

/* Lengths that no code has would lock everybody out. */
static void
test_settings_code_length (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);

  for (unsigned int length = 0; length <= 8; length++)
    {
      gboolean usable = length == 0 || length >= 4;
      g_autofree char *text = g_strdup_printf ("code-length, value “%u”", length);
      GPtrArray *problems = NULL;

      g_settings_set_uint (gsettings, "code-length", length);
      g_assert_cmpuint (eiam_settings_get_code_length (settings), ==, usable ? length : 0);
      problems = eiam_settings_get_problems (settings);
      g_assert_cmpuint (problems->len, ==, usable ? 0 : 1);
      if (!usable)
        g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), text));
    }
}

static void
test_settings_client (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  g_autoptr (EiamClient) none = NULL;
  g_autoptr (EiamClient) client = NULL;
  g_autoptr (GError) error = NULL;

  none = eiam_settings_create_client (settings, &error);
  g_assert_null (none);
  g_assert_error (error, EIAM_ERROR, EIAM_ERROR_CONFIGURATION);
  g_clear_error (&error);

  eiam_settings_override (settings, "server-url", "https://other.example");
  eiam_settings_set_up (settings, "https://eiam.example", "abc");
  g_assert_false (eiam_settings_can_set_up (settings));
  client = eiam_settings_create_client (settings, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (eiam_client_get_client_id (client), ==, "abc");
  g_assert_cmpstr (g_uri_get_host (eiam_client_get_server (client)), ==, "eiam.example");
}

static void
test_settings_store (void)
{
  static const struct
  {
    const char        *name;
    EiamTokenStoreKind kind;
  } cases[] = {
    { "keyring", EIAM_TOKEN_STORE_KEYRING },
    { "session", EIAM_TOKEN_STORE_LOGIN_SESSION },
    { "none", EIAM_TOKEN_STORE_NONE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EiamSettings) settings = create_settings ();
      g_autoptr (EiamTokenStore) store = NULL;

      g_settings_set_string (eiam_settings_get_gsettings (settings), "token-storage",
                             cases[i].name);
      store = eiam_settings_create_store (settings);
      g_assert_cmpint (eiam_token_store_get_kind (store), ==, cases[i].kind);
    }
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/settings/defaults", test_settings_defaults);
  g_test_add_func ("/settings/override", test_settings_override);
  g_test_add_func ("/settings/fields", test_settings_fields);
  g_test_add_func ("/settings/attributes", test_settings_attributes);
  g_test_add_func ("/settings/bad-values", test_settings_bad_values);
  g_test_add_func ("/settings/code-length", test_settings_code_length);
  g_test_add_func ("/settings/client", test_settings_client);
  g_test_add_func ("/settings/store", test_settings_store);

  return g_test_run ();
}
