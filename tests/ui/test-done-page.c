/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-done-page.h"
#include "eiam-memory-store.h"
#include "eiam-test-dialog.h"
#include "eiam-test-page.h"
#include "eiam-test-vault.h"

static void
test_done_page_stored (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (), NULL);
  eiam_test_page_show (&test, eiam_done_page_new);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (test.page, "You are registered"));
  g_assert_true (eiam_test_ui_has_text (test.page, "12 hours"));
  g_assert_true (eiam_test_ui_has_text (test.page, "In your keyring"));
  g_assert_null (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Save Again"));
  eiam_test_ui_write_picture (test.window, "done");

  eiam_test_ui_click (test.page, "Finish");
  g_assert_cmpint (eiam_signup_get_step (test.signup), ==, EIAM_SIGNUP_DETAILS);
  g_assert_true (eiam_registration_is_empty (eiam_signup_get_registration (test.signup)));
}

static gboolean
is_stored (gpointer user_data)
{
  return eiam_signup_get_stored (user_data)
         && eiam_signup_get_busy (user_data) == EIAM_SIGNUP_IDLE;
}

static void
test_done_page_save_again (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (),
                          eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING));
  eiam_test_page_show (&test, eiam_done_page_new);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_CODE);
  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_FAILS);
  eiam_test_page_register (&test);
  g_assert_true (eiam_test_ui_has_text (test.page, "Your session is not saved"));
  g_assert_true (eiam_test_ui_has_text (test.page, "In this program, until you close it"));
  eiam_test_ui_write_picture (test.window, "done-unsaved");

  eiam_test_ui_click (test.page, "Finish");
  eiam_test_dialog_await_question (TRUE);
  g_assert_cmpint (eiam_signup_get_step (test.signup), ==, EIAM_SIGNUP_REGISTERED);
  eiam_test_dialog_answer ("Keep");

  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_WORKS);
  eiam_test_ui_click (test.page, "Save Again");
  eiam_test_ui_await (is_stored, test.signup);
  g_assert_false (eiam_test_ui_has_text (test.page, "Your session is not saved"));
}

static gboolean
offers_to_go_on (gpointer page)
{
  return eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Go On Without Saving") != NULL;
}

/* The keyring's question stays open: the window offers a way on, and back. */
static void
test_done_page_waits (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (),
                          eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING));
  eiam_test_page_show (&test, eiam_done_page_new);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_CODE);
  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_WAITS);
  eiam_signup_register (test.signup, eiam_test_ui_get_code (test.service));
  eiam_test_ui_await (offers_to_go_on, test.page);
  eiam_test_ui_write_picture (test.window, "done-waits");
  eiam_test_ui_click (test.page, "Go On Without Saving");
  g_assert_false (offers_to_go_on (test.page));
  g_assert_true (eiam_test_ui_has_text (test.page, "Your session is not saved"));

  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_WORKS);
  eiam_test_ui_click (test.page, "Save Again");
  eiam_test_ui_await (is_stored, test.signup);
  g_assert_false (offers_to_go_on (test.page));
}

static void
test_done_page_none (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (),
                          eiam_memory_store_new (EIAM_TOKEN_STORE_NONE));
  eiam_test_page_show (&test, eiam_done_page_new);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (test.page, "Nowhere"));
  g_assert_null (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Save Again"));
}

/* The service registered without signing in: nothing is there to be saved. */
static void
test_done_page_no_tokens (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };
  g_autoptr (GError) error = NULL;

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (), NULL);
  eiam_test_page_show (&test, eiam_done_page_new);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (test.service, EIAM_CALL_REGISTER, "no-tokens", &error);
  g_assert_no_error (error);
  eiam_test_page_register (&test);
  g_assert_true (eiam_test_ui_has_text (test.page, "You can sign in with it now."));
  g_assert_false (eiam_test_ui_has_text (test.page, "Your session is not saved"));
  g_assert_null (eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Save Again"));
  eiam_test_ui_click (test.page, "Finish");
  g_assert_cmpint (eiam_signup_get_step (test.signup), ==, EIAM_SIGNUP_DETAILS);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/done-page/stored", test_done_page_stored);
  g_test_add_func ("/done-page/save-again", test_done_page_save_again);
  g_test_add_func ("/done-page/waits", test_done_page_waits);
  g_test_add_func ("/done-page/none", test_done_page_none);
  g_test_add_func ("/done-page/no-tokens", test_done_page_no_tokens);

  return g_test_run ();
}
