/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-setup-page.h"
#include "eiam-test-backend.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"

#define LOCK_TEXT "Set by your administrator"

static const char * const locked[] = {
  "server-url", "token-storage", "send-device-ip", "resend-delay", "server-languages",
  "required-fields", "extension-attributes", "code-length", NULL,
};

static void
assert_row (GtkWidget  *window,
            const char *title,
            gboolean    is_locked)
{
  GtkWidget *row = eiam_test_ui_find (window, ADW_TYPE_PREFERENCES_ROW, title);

  g_test_message ("%s", title);
  g_assert_nonnull (row);
  g_assert_cmpint (gtk_widget_is_sensitive (row), ==, !is_locked);
  g_assert_cmpint (eiam_test_ui_has_text (row, LOCK_TEXT), ==, is_locked);
}

static void
test_rows (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWindow *window = eiam_test_dialog_show_preferences (settings);
  GtkWidget *root = GTK_WIDGET (window);

  assert_row (root, "Server address", TRUE);
  assert_row (root, "Client ID", FALSE);
  assert_row (root, "Where sessions are kept", TRUE);
  /* What is chosen is to be seen all the same, each time once. */
  g_assert_true (eiam_test_ui_has_text (root, "Keyring\n" LOCK_TEXT));
  assert_row (root, "Send the IP address", TRUE);
  assert_row (root, "Answer of the puzzle", FALSE);
  eiam_test_ui_write_picture (window, "preferences-locked");

  gtk_window_destroy (window);
  eiam_test_ui_drain ();
}

static void
test_fields (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWindow *window = eiam_test_dialog_show_preferences (settings);
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *stack = NULL;
  g_autoptr (GtkSelectionModel) pages = NULL;

  stack = eiam_test_ui_find (root, ADW_TYPE_VIEW_STACK, NULL);
  pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));
  gtk_selection_model_select_item (pages, 1, TRUE);
  assert_row (root, "Email", TRUE);
  /* The administrator may choose another. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (eiam_test_ui_find (root, ADW_TYPE_COMBO_ROW, "Email")),
                              1);
  g_assert_true (eiam_test_ui_has_text (root, "Required\n" LOCK_TEXT));
  assert_row (root, "Attributes of the company", TRUE);
  gtk_selection_model_select_item (pages, 0, TRUE);
  assert_row (root, "Digits of the code", TRUE);
  gtk_window_destroy (window);
  eiam_test_ui_drain ();
}

/* The other keys stay as they were: writing them works. */
static void
test_writing (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);

  g_assert_false (g_settings_is_writable (gsettings, "server-url"));
  g_assert_true (g_settings_set_string (gsettings, "client-id", "abc"));
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "abc");
  g_assert_false (g_settings_set_string (gsettings, "server-url", "https://eiam.example"));
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "");
}

static void
test_setup (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GtkWidget *page = eiam_setup_page_new (settings);
  GtkWindow *window = eiam_test_ui_show (page);

  g_assert_false (eiam_settings_can_set_up (settings));
  g_assert_null (eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Connect"));
  g_assert_true (eiam_test_ui_has_text (page, "only your administrator"));
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_backend_install (locked);
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/locked/rows", test_rows);
  g_test_add_func ("/locked/fields", test_fields);
  g_test_add_func ("/locked/writing", test_writing);
  g_test_add_func ("/locked/setup", test_setup);

  return g_test_run ();
}
