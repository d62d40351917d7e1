/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-field-row.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"

static EiamFieldRow *
find_text (GtkWidget  *window,
           const char *title)
{
  return EIAM_FIELD_ROW (eiam_test_ui_find (window, EIAM_TYPE_FIELD_ROW, title));
}

static void
apply_text (GtkWidget  *window,
            const char *title,
            const char *text)
{
  EiamFieldRow *row = find_text (window, title);

  eiam_field_row_set_text (row, text);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
test_preferences_texts (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  EiamFieldRow *row = find_text (window, "Server address");

  apply_text (window, "Server address", "https://eiam.example");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  /* The first letter is Cyrillic. */
  apply_text (window, "Server address", "\xd0\xb5iam.example/");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://xn--iam-qdd.example");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "https://xn--iam-qdd.example");
  apply_text (window, "Server address", "https://eiam.example/");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  apply_text (window, "Server address", "http://eiam.example");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  g_assert_nonnull (eiam_field_row_get_error (row));

  apply_text (window, "Languages of the service", "zh, en fr");
  g_assert_cmpstr (eiam_settings_get_server_languages (settings)[2], ==, "fr");
  apply_text (window, "Tenant ID", " t1 ");
  g_assert_cmpstr (eiam_settings_get_tenant_id (settings), ==, "t1");
  eiam_test_ui_write_picture (GTK_WINDOW (window), "preferences");
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* The button comes up with the first keystroke and goes when the text is applied. */
static void
test_preferences_apply (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  EiamFieldRow *row = find_text (window, "Client ID");
  GtkWidget *control = eiam_field_row_get_control (row);

  g_settings_set_string (eiam_settings_get_gsettings (settings), "client-id", "from elsewhere");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "from elsewhere");
  g_assert_null (eiam_test_ui_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, NULL));

  gtk_widget_grab_focus (control);
  eiam_field_row_set_text (row, " abc ");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "from elsewhere");
  eiam_test_ui_click (GTK_WIDGET (row), "Apply");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "abc");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "abc");
  g_assert_null (eiam_test_ui_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, NULL));

  eiam_field_row_set_text (row, "no\nheader");
  g_signal_emit_by_name (control, "activate");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "abc");
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (row), "cannot be used"));
  eiam_field_row_set_text (row, "d");
  g_assert_false (eiam_test_ui_has_text (GTK_WIDGET (row), "cannot be used"));
  g_assert_nonnull (eiam_test_ui_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, "Apply"));
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_preferences_choices (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  GtkWidget *row = eiam_test_ui_find (window, ADW_TYPE_COMBO_ROW, "Where sessions are kept");
  GtkWidget *widget = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_true (eiam_test_ui_has_text (row, "Keyring"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_true (eiam_test_ui_has_text (row, "Nowhere"));
  g_assert_cmpint (eiam_settings_get_token_storage (settings), ==, EIAM_TOKEN_STORE_NONE);

  row = eiam_test_ui_find (window, ADW_TYPE_COMBO_ROW, "Answer of the puzzle");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpint (eiam_settings_get_captcha_encryption (settings), ==,
                   EIAM_CAPTCHA_ENCRYPTION_AES);

  widget = eiam_test_ui_find (window, ADW_TYPE_ACTION_ROW, "Send the IP address");
  widget = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget));
  gtk_switch_set_active (GTK_SWITCH (widget), FALSE);
  g_assert_false (eiam_settings_get_send_device_ip (settings));
  eiam_test_ui_close (GTK_WINDOW (window));
}

#define LONG_CHOICE "Encrypted when the service gives a key"

static gboolean
is_label_mapped (gpointer user_data)
{
  GtkWidget *label = eiam_test_ui_find (user_data, GTK_TYPE_LABEL, LONG_CHOICE);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The mark is beside what is chosen, and stays with it. */
static double
get_mark (GtkWidget  *row,
          const char *choice)
{
  GtkWidget *popover = eiam_test_ui_find (row, GTK_TYPE_POPOVER, NULL);
  GtkWidget *label = eiam_test_ui_find (popover, GTK_TYPE_LABEL, choice);

  return gtk_widget_get_opacity (gtk_widget_get_next_sibling (label));
}

/* The list has all of every choice. */
static void
test_preferences_list (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  GtkWidget *row = eiam_test_ui_find (window, ADW_TYPE_COMBO_ROW, "Answer of the puzzle");
  GtkWidget *label = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  eiam_test_ui_await (is_label_mapped, row);
  label = eiam_test_ui_find (row, GTK_TYPE_LABEL, LONG_CHOICE);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpfloat (get_mark (row, "Sent as it is"), ==, 1.0);
  g_assert_cmpfloat (get_mark (row, LONG_CHOICE), ==, 0.0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpfloat (get_mark (row, "Sent as it is"), ==, 0.0);
  g_assert_cmpfloat (get_mark (row, LONG_CHOICE), ==, 1.0);
  eiam_test_ui_close (GTK_WINDOW (window));
}

#define PAGE_OF_FIELDS 1

static void
show_page (GtkWidget    *window,
           unsigned int  number)
{
  GtkWidget *stack = eiam_test_ui_find (window, ADW_TYPE_VIEW_STACK, NULL);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));

  gtk_selection_model_select_item (pages, number, TRUE);
}

static void
test_preferences_fields (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  GtkWidget *row = NULL;

  show_page (window, PAGE_OF_FIELDS);
  row = eiam_test_ui_find (window, ADW_TYPE_COMBO_ROW, "Email");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_true (eiam_settings_is_required (settings, "email"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_true (eiam_settings_is_hidden (settings, "email"));
  g_assert_false (eiam_settings_is_required (settings, "email"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_false (eiam_settings_is_hidden (settings, "email"));
  g_assert_null (eiam_test_ui_find (window, ADW_TYPE_COMBO_ROW, "Mobile number"));
  eiam_test_ui_write_picture (GTK_WINDOW (window), "preferences-fields");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_preferences_attributes (void)
{
  static const char * const refused[] = {
    "age", "[{'key': <7>}]", "[{'key': <'age'>}, {'key': <'age'>}]", "[{'key': 'age'}]",
  };
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  EiamFieldRow *row = NULL;

  show_page (window, PAGE_OF_FIELDS);
  row = find_text (window, "Attributes of the company");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "[]");
  apply_text (window, "Attributes of the company", " [{'key': <'age'>, 'type': <'number'>}] ");
  g_assert_cmpuint (eiam_settings_get_attributes (settings)->len, ==, 1);
  g_assert_null (eiam_field_row_get_error (row));

  for (unsigned int i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      apply_text (window, "Attributes of the company", refused[i]);
      g_assert_nonnull (eiam_field_row_get_error (row));
      g_assert_cmpuint (eiam_settings_get_attributes (settings)->len, ==, 1);
      g_assert_cmpuint (eiam_settings_get_problems (settings)->len, ==, 0);
      g_assert_cmpstr (eiam_field_row_get_text (row), ==, refused[i]);
    }

  apply_text (window, "Attributes of the company", "");
  g_assert_cmpuint (eiam_settings_get_attributes (settings)->len, ==, 0);
  g_assert_null (eiam_field_row_get_error (row));
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* There is no code of one, two or three digits. */
static void
test_preferences_code_length (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  GtkWidget *window = NULL;
  GtkWidget *row = NULL;
  GtkSpinButton *spin = NULL;

  g_settings_set_uint (gsettings, "code-length", 2);
  window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  row = eiam_test_ui_find (window, ADW_TYPE_ACTION_ROW, "Digits of the code");
  spin = GTK_SPIN_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  g_assert_cmpuint (g_settings_get_uint (gsettings, "code-length"), ==, 2);
  gtk_spin_button_set_value (spin, 0);
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpuint (g_settings_get_uint (gsettings, "code-length"), ==, 4);
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpuint (g_settings_get_uint (gsettings, "code-length"), ==, 5);
  gtk_spin_button_set_value (spin, 4);
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_BACKWARD, 1);
  g_assert_cmpuint (g_settings_get_uint (gsettings, "code-length"), ==, 0);
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* A person can change whatever the schema has. */
static void
test_preferences_all (void)
{
  static const struct
  {
    const char *key;
    const char *title;
  } rows[] = {
    { "server-url", "Server address" },
    { "client-id", "Client ID" },
    { "tenant-id", "Tenant ID" },
    { "ca-file", "Certificate authorities (file)" },
    { "send-device-ip", "Send the IP address" },
    { "captcha-encryption", "Answer of the puzzle" },
    { "language", "Language tag, such as zh_CN" },
    { "server-languages", "Languages of the service" },
    { "code-length", "Digits of the code" },
    { "resend-delay", "Seconds before another code" },
    { "hidden-fields", "Email" },
    { "required-fields", "Email" },
    { "extension-attributes", "Attributes of the company" },
    { "custom-attributes", "Further attributes" },
    { "token-storage", "Where sessions are kept" },
    { "help-text", "Help text" },
    { "help-phone", "Help telephone number" },
  };
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (eiam_settings_get_gsettings (settings), "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), ==, G_N_ELEMENTS (rows));
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
      GtkWidget *stack = eiam_test_ui_find (window, ADW_TYPE_VIEW_STACK, NULL);
      g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));
      gboolean found = FALSE;

      g_assert_true (g_strv_contains ((const char * const *) keys, rows[i].key));
      for (unsigned int n = 0; n < g_list_model_get_n_items (G_LIST_MODEL (pages)); n++)
        {
          gtk_selection_model_select_item (pages, n, TRUE);
          found = found
                  || eiam_test_ui_find (window, ADW_TYPE_PREFERENCES_ROW, rows[i].title) != NULL;
        }
      g_test_message ("%s: %s", rows[i].key, rows[i].title);
      g_assert_true (found);
      eiam_test_ui_close (GTK_WINDOW (window));
    }
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/preferences/texts", test_preferences_texts);
  g_test_add_func ("/preferences/apply", test_preferences_apply);
  g_test_add_func ("/preferences/choices", test_preferences_choices);
  g_test_add_func ("/preferences/list", test_preferences_list);
  g_test_add_func ("/preferences/fields", test_preferences_fields);
  g_test_add_func ("/preferences/attributes", test_preferences_attributes);
  g_test_add_func ("/preferences/code-length", test_preferences_code_length);
  g_test_add_func ("/preferences/all", test_preferences_all);

  return g_test_run ();
}
