/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-field-row.h"
#include "eiam-setup-page.h"
#include "eiam-test-ui.h"

static EiamSettings *
create_settings (void)
{
  EiamSettings *settings = eiam_settings_new ();

  g_settings_reset (eiam_settings_get_gsettings (settings), "server-url");
  g_settings_reset (eiam_settings_get_gsettings (settings), "client-id");
  return settings;
}

static void
set_row (GtkWidget  *page,
         const char *title,
         const char *text)
{
  GtkWidget *entry = eiam_test_ui_find (page, GTK_TYPE_ENTRY, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_setup_page_connect (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GtkWidget *page = eiam_setup_page_new (settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_write_picture (window, "setup");
  g_assert_nonnull (eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Try the Demo"));
  set_row (page, "Server address", "https://eiam.example");
  set_row (page, "Client ID", " abc ");
  eiam_test_ui_click (page, "Connect");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://eiam.example");
  g_assert_cmpstr (eiam_settings_get_client_id (settings), ==, "abc");
  eiam_test_ui_close (window);
}

/* An error comes with the button and goes with the keystroke that mends it. */
static void
test_setup_page_errors (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GtkWidget *page = eiam_setup_page_new (settings);
  GtkWindow *window = eiam_test_ui_show (page);
  GtkWidget *entry = eiam_test_ui_find (page, GTK_TYPE_ENTRY, "Server address");
  GtkWidget *row = gtk_widget_get_ancestor (entry, EIAM_TYPE_FIELD_ROW);
  GtkAccessible *text = GTK_ACCESSIBLE (entry);

  set_row (page, "Server address", "http://eiam.example");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  eiam_test_ui_click (page, "Connect");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (text, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  g_assert_true (eiam_test_ui_has_text (page, "Enter the client ID"));
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "");
  eiam_test_ui_write_picture (window, "setup-errors");

  set_row (page, "Server address", "https://eiam.example");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (eiam_test_ui_has_text (page, "Enter the client ID"));
  set_row (page, "Client ID", "a");
  g_assert_false (eiam_test_ui_has_text (page, "Enter the client ID"));
  eiam_test_ui_close (window);
}

/* A look-alike is shown as DNS knows it, and kept so. */
static void
test_setup_page_look_alike (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GtkWidget *page = eiam_setup_page_new (settings);
  GtkWindow *window = eiam_test_ui_show (page);

  set_row (page, "Server address", "EIAM.example:443");
  g_assert_false (eiam_test_ui_has_text (page, "This is the server"));
  /* The first letter is Cyrillic. */
  set_row (page, "Server address", "\xd0\xb5iam.example/");
  g_assert_true (eiam_test_ui_has_text (page, "This is the server xn--iam-qdd.example."));
  set_row (page, "Client ID", "abc");
  eiam_test_ui_click (page, "Connect");
  g_assert_cmpstr (eiam_settings_get_server_url (settings), ==, "https://xn--iam-qdd.example");
  eiam_test_ui_close (window);
}

static void
test_setup_page_problems (void)
{
  g_autoptr (EiamSettings) settings = create_settings ();
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  g_settings_set_string (eiam_settings_get_gsettings (settings), "server-url", "ftp://x<y>");
  page = eiam_setup_page_new (settings);
  window = eiam_test_ui_show (page);
  g_assert_true (eiam_test_ui_has_text (page, "ftp://x<y>"));
  g_assert_true (eiam_test_ui_has_text (page, "This is not a server address."));
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/setup-page/connect", test_setup_page_connect);
  g_test_add_func ("/setup-page/errors", test_setup_page_errors);
  g_test_add_func ("/setup-page/look-alike", test_setup_page_look_alike);
  g_test_add_func ("/setup-page/problems", test_setup_page_problems);

  return g_test_run ();
}
