/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-done-page.h"
#include "eiam-memory-store.h"
#include "eiam-test-ui.h"
#include "eiam-test-vault.h"

static void
test_done_page_stored (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, NULL);
  GtkWidget *page = eiam_done_page_new (signup, settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (page, "You are registered"));
  g_assert_true (eiam_test_ui_has_text (page, "12 hours"));
  g_assert_true (eiam_test_ui_has_text (page, "In your keyring"));
  g_assert_null (eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Save Again"));
  eiam_test_ui_write_picture (window, "done");

  eiam_test_ui_click (page, "Finish");
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_DETAILS);
  g_assert_true (eiam_registration_is_empty (eiam_signup_get_registration (signup)));
  eiam_test_ui_close (window);
}

static gboolean
is_stored (gpointer user_data)
{
  return eiam_signup_get_stored (user_data)
         && eiam_signup_get_busy (user_data) == EIAM_SIGNUP_IDLE;
}

static AdwMessageDialog *
find_question (GtkWidget *page)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  g_assert_true (GTK_IS_WIDGET (page));
  for (unsigned int i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
asks_before_finish (gpointer page)
{
  return find_question (page) != NULL;
}

static void
test_done_page_save_again (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamTokenStore) store = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, store);
  GtkWidget *page = eiam_done_page_new (signup, settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_CODE);
  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_FAILS);
  eiam_signup_register (signup, g_object_get_data (G_OBJECT (service), "eiam-test-code"));
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (page, "Your session is not saved"));
  g_assert_true (eiam_test_ui_has_text (page, "In this program, until you close it"));
  eiam_test_ui_write_picture (window, "done-unsaved");

  eiam_test_ui_click (page, "Finish");
  eiam_test_ui_await (asks_before_finish, page);
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_REGISTERED);
  adw_message_dialog_response (find_question (page), "keep");

  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_WORKS);
  eiam_test_ui_click (page, "Save Again");
  eiam_test_ui_await (is_stored, signup);
  g_assert_false (eiam_test_ui_has_text (page, "Your session is not saved"));
  eiam_test_ui_close (window);
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
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamTokenStore) store = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, store);
  GtkWidget *page = eiam_done_page_new (signup, settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_CODE);
  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_WAITS);
  eiam_signup_register (signup, g_object_get_data (G_OBJECT (service), "eiam-test-code"));
  eiam_test_ui_await (offers_to_go_on, page);
  eiam_test_ui_write_picture (window, "done-waits");
  eiam_test_ui_click (page, "Go On Without Saving");
  g_assert_false (offers_to_go_on (page));
  g_assert_true (eiam_test_ui_has_text (page, "Your session is not saved"));

  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_WORKS);
  eiam_test_ui_click (page, "Save Again");
  eiam_test_ui_await (is_stored, signup);
  g_assert_false (offers_to_go_on (page));
  eiam_test_ui_close (window);
}

static void
test_done_page_none (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_NONE);
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, store);
  GtkWidget *page = eiam_done_page_new (signup, settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (page, "Nowhere"));
  g_assert_null (eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Save Again"));
  eiam_test_ui_close (window);
}

/* The service registered without signing in: nothing is there to be saved. */
static void
test_done_page_no_tokens (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *page = eiam_done_page_new (signup, settings);
  GtkWindow *window = eiam_test_ui_show (page);

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (service, EIAM_CALL_REGISTER, "no-tokens", &error);
  g_assert_no_error (error);
  eiam_signup_register (signup, g_object_get_data (G_OBJECT (service), "eiam-test-code"));
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_REGISTERED);
  g_assert_true (eiam_test_ui_has_text (page, "You can sign in with it now."));
  g_assert_false (eiam_test_ui_has_text (page, "Your session is not saved"));
  g_assert_null (eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Save Again"));
  eiam_test_ui_click (page, "Finish");
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_DETAILS);
  eiam_test_ui_close (window);
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
