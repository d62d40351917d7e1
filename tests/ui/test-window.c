/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-details-page.h"
#include "eiam-review-page.h"
#include "eiam-setup-page.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

static EiamSettings *
create_settings (const char *url)
{
  EiamSettings *settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);

  g_settings_reset (gsettings, "server-url");
  g_settings_set_string (gsettings, "token-storage", "none");
  if (url != NULL)
    {
      eiam_settings_override (settings, "server-url", url);
      eiam_settings_override (settings, "client-id", "test-client");
    }
  return settings;
}

static void
assert_page (EiamWindow *window,
             GType       type,
             const char *title)
{
  GtkWidget *stack = eiam_test_ui_find (GTK_WIDGET (window), GTK_TYPE_STACK, NULL);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (stack));
  GtkWidget *focus = NULL;

  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (page, type));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, title);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page));
}

static gboolean
has_signup (gpointer user_data)
{
  return eiam_window_get_signup (user_data) != NULL;
}

static void
test_window_setup (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  EiamWindow *window = eiam_test_ui_open (settings);

  g_assert_null (eiam_window_get_signup (window));
  assert_page (window, EIAM_TYPE_SETUP_PAGE, "Set Up — Staff Sign-Up");
  eiam_test_ui_write_picture (GTK_WINDOW (window), "window-setup");
  eiam_settings_set_up (settings, "http://127.0.0.1:1", "abc");
  eiam_test_ui_await (has_signup, window);
  assert_page (window, EIAM_TYPE_DETAILS_PAGE, "Your Details — Staff Sign-Up");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_window_pages (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  EiamSignup *signup = eiam_window_get_signup (window);
  GtkWidget *widget = GTK_WIDGET (window);

  assert_page (window, EIAM_TYPE_DETAILS_PAGE, "Your Details — Staff Sign-Up");
  g_assert_true (eiam_test_ui_has_text (widget, "Step 1 of 3"));
  g_assert_null (eiam_test_ui_find (widget, GTK_TYPE_BUTTON, "Back"));
  eiam_test_ui_write_picture (GTK_WINDOW (window), "window-details");

  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  g_assert_true (eiam_signup_review (signup));
  assert_page (window, EIAM_TYPE_REVIEW_PAGE, "Review — Staff Sign-Up");
  eiam_test_ui_write_picture (GTK_WINDOW (window), "window-review");

  gtk_widget_activate_action (widget, "win.sessions", NULL);
  eiam_test_ui_drain ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Saved Sessions — Staff Sign-Up");
  gtk_widget_activate_action (widget, "win.back", NULL);
  assert_page (window, EIAM_TYPE_REVIEW_PAGE, "Review — Staff Sign-Up");
  gtk_widget_activate_action (widget, "win.back", NULL);
  assert_page (window, EIAM_TYPE_DETAILS_PAGE, "Your Details — Staff Sign-Up");
  eiam_test_ui_close (GTK_WINDOW (window));
}

/* The next person gets pages that nobody has used; who goes back gets the same ones. */
static void
test_window_next_person (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  EiamSignup *signup = eiam_window_get_signup (window);
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *page = eiam_test_ui_find (widget, EIAM_TYPE_DETAILS_PAGE, NULL);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  g_assert_true (eiam_signup_review (signup));
  gtk_widget_activate_action (widget, "win.back", NULL);
  g_assert_nonnull (page);

  g_assert_true (eiam_signup_review (signup));
  eiam_signup_start_over (signup);
  eiam_test_ui_drain ();
  g_assert_null (page);
  assert_page (window, EIAM_TYPE_DETAILS_PAGE, "Your Details — Staff Sign-Up");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static gboolean
has_other_signup (gpointer user_data)
{
  gpointer *both = user_data;

  return eiam_window_get_signup (both[0]) != both[1];
}

/* A changed server makes a new sign-up, and what was typed moves over. */
static void
test_window_renewal (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  g_autoptr (EiamSignup) old = g_object_ref (eiam_window_get_signup (window));
  gpointer both[] = { window, old };
  EiamRegistration *registration = eiam_signup_get_registration (old);

  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "Ann");
  eiam_registration_set_extension (registration, "age", "18");
  eiam_settings_override (settings, "server-url", "http://127.0.0.1:2");
  eiam_test_ui_await (has_other_signup, both);
  registration = eiam_signup_get_registration (eiam_window_get_signup (window));
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_NAME), ==, "Ann");
  g_assert_cmpstr (eiam_registration_get_extension (registration, "age"), ==, "18");
  eiam_test_ui_close (GTK_WINDOW (window));
}

static gboolean
is_cleared (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
test_window_close (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  eiam_registration_set_text (eiam_signup_get_registration (eiam_window_get_signup (window)),
                              EIAM_FIELD_NAME, "Ann");
  gtk_window_close (GTK_WINDOW (window));
#ifndef PLATFORM_CURRENT
  /* Where the question is within the window, closing once more would answer it. */
  gtk_window_close (GTK_WINDOW (window));
#endif
  eiam_test_dialog_answer ("Keep");
  g_assert_nonnull (weak);

  gtk_window_close (GTK_WINDOW (window));
  eiam_test_dialog_answer ("Discard");
  eiam_test_ui_await (is_cleared, &weak);
}

static void
test_window_close_empty (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  eiam_test_ui_await (is_cleared, &weak);
}

static void
test_window_news (void)
{
  g_autoptr (EiamSettings) settings = create_settings ("http://127.0.0.1:1");
  EiamWindow *window = eiam_test_ui_open (settings);

  eiam_window_show_news (window, "Demo message: your code is 123456");
  eiam_test_ui_drain ();
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (window), "123456"));
  eiam_test_ui_write_picture (GTK_WINDOW (window), "window-news");
  eiam_test_ui_click (GTK_WIDGET (window), "Hide Message");
  eiam_test_ui_drain ();
  g_assert_false (eiam_test_ui_has_text (GTK_WIDGET (window), "123456"));
  eiam_test_ui_close (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/window/setup", test_window_setup);
  g_test_add_func ("/window/pages", test_window_pages);
  g_test_add_func ("/window/next-person", test_window_next_person);
  g_test_add_func ("/window/renewal", test_window_renewal);
  g_test_add_func ("/window/close", test_window_close);
  g_test_add_func ("/window/close-empty", test_window_close_empty);
  g_test_add_func ("/window/news", test_window_news);

  return g_test_run ();
}
