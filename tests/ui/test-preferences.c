/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"

static void
apply_text (GtkWidget  *window,
            const char *title,
            const char *text)
{
  GtkWidget *row = eiam_test_ui_find (window, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
test_preferences_texts (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  GtkWidget *row = eiam_test_ui_find (window, ADW_TYPE_ENTRY_ROW, "Server address");

  apply_text (window, "Server address", "https://eiam.example");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  /* The first letter is Cyrillic. */
  apply_text (window, "Server address", "\xd0\xb5iam.example/");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://xn--iam-qdd.example");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "https://xn--iam-qdd.example");
  apply_text (window, "Server address", "https://eiam.example/");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  apply_text (window, "Server address", "http://eiam.example");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  apply_text (window, "Languages of the service", "zh, en fr");
  g_assert_cmpstr (eiam_settings_get_server_languages (settings)[2], ==, "fr");
  apply_text (window, "Tenant ID", " t1 ");
  g_assert_cmpstr (eiam_settings_get_tenant_id (settings), ==, "t1");
  eiam_test_ui_write_picture (GTK_WINDOW (window), "preferences");
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
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
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

static void
show_page_of_fields (GtkWidget *window)
{
  GtkWidget *stack = eiam_test_ui_find (window, ADW_TYPE_VIEW_STACK, NULL);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));

  gtk_selection_model_select_item (pages, 2, TRUE);
}

static void
test_preferences_fields (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *window = GTK_WIDGET (eiam_test_dialog_show_preferences (settings));
  GtkWidget *row = NULL;

  show_page_of_fields (window);
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

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/preferences/texts", test_preferences_texts);
  g_test_add_func ("/preferences/choices", test_preferences_choices);
  g_test_add_func ("/preferences/fields", test_preferences_fields);

  return g_test_run ();
}
