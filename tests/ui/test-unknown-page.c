/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-unknown-page.h"
#include "eiam-test-page.h"

static void
set_fault (EiamDemoService *service,
           const char      *fault)
{
  g_autoptr (GError) error = NULL;

  eiam_demo_service_set_fault (service, EIAM_CALL_REGISTER, fault, &error);
  g_assert_no_error (error);
}

static gboolean
is_probably_registered (gpointer user_data)
{
  return eiam_signup_get_probably_registered (user_data)
         && eiam_signup_get_busy (user_data) == EIAM_SIGNUP_IDLE;
}

/* The account was made and the answer lost: the next try finds it. */
static void
test_unknown_page_probably (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (), NULL);
  g_settings_set_string (eiam_settings_get_gsettings (test.settings), "help-phone", "0123 456");
  eiam_test_page_show (&test, eiam_unknown_page_new);
  set_fault (test.service, "drop-after");
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_UNKNOWN);
  g_assert_true (eiam_test_ui_has_text (test.page, "We could not confirm your registration"));
  g_assert_true (eiam_test_ui_has_text (test.page, "The connection to the server broke off."));
  g_assert_true (eiam_test_ui_has_text (test.page, "0123 456"));
  g_assert_nonnull (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Start Over"));
  eiam_test_ui_write_picture (test.window, "unknown");

  set_fault (test.service, NULL);
  eiam_test_ui_click (test.page, "Try Again");
  g_assert_false (gtk_widget_is_sensitive (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON,
                                                              "Start Over")));
  eiam_test_ui_await (is_probably_registered, test.signup);
  g_assert_true (eiam_test_ui_has_text (test.page, "sign in"));
  g_assert_null (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Try Again"));
  eiam_test_ui_write_picture (test.window, "unknown-probably");

  eiam_test_ui_click (test.page, "Start Over");
  g_assert_cmpint (eiam_signup_get_step (test.signup), ==, EIAM_SIGNUP_DETAILS);
}

static void
test_unknown_page_try_again (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (), NULL);
  eiam_test_page_show (&test, eiam_unknown_page_new);
  set_fault (test.service, "cut");
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_UNKNOWN);
  eiam_demo_service_reset (test.service);
  eiam_test_ui_click (test.page, "Try Again");
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/unknown-page/probably", test_unknown_page_probably);
  g_test_add_func ("/unknown-page/try-again", test_unknown_page_try_again);

  return g_test_run ();
}
