/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-review-page.h"
#include "eiam-test-ui.h"
#include "eiam-test-vault.h"

static void
fill (EiamSignup *signup)
{
  EiamRegistration *registration = eiam_signup_get_registration (signup);

  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "张三 <b>&");
  eiam_registration_set_text (registration, EIAM_FIELD_PASSWORD, "QWE@qwe123");
  eiam_registration_set_text (registration, EIAM_FIELD_GENDER, "unknow");
  eiam_registration_set_text (registration, EIAM_FIELD_INDUSTRY, "Forestry");
  eiam_registration_set_extension (registration, "age", "18");
}

static void
test_review_page_rows (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (NULL, NULL);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  fill (signup);
  eiam_test_ui_carry_to (signup, NULL, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);

  g_assert_true (eiam_test_ui_has_text (page, "13800138000"));
  g_assert_true (eiam_test_ui_has_text (page, "张三 <b>&"));
  g_assert_true (eiam_test_ui_has_text (page, "••••••••"));
  g_assert_false (eiam_test_ui_has_text (page, "QWE@qwe123"));
  g_assert_true (eiam_test_ui_has_text (page, "Confidential"));
  g_assert_true (eiam_test_ui_has_text (page, "Forestry"));
  g_assert_true (eiam_test_ui_has_text (page, "18"));
  g_assert_false (eiam_test_ui_has_text (page, "Nickname"));
  eiam_test_ui_write_picture (window, "review");
  eiam_test_ui_close (window);
}

/* An address that takes two lines gets no hyphen, which would be read as its own. */
static void
test_review_page_hyphens (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (NULL, NULL);
  const char *email = "somebodywithaverylongnameindeedandaninitialtoo@registrationdepartment"
                      "ofthewholecompanyandallofitssubsidiaries.example";
  GtkWidget *label = NULL;
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;
  PangoLayout *layout = NULL;
  g_autoptr (PangoAttrIterator) iterator = NULL;
  PangoAttribute *hyphens = NULL;

  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_EMAIL, email);
  eiam_test_ui_carry_to (signup, NULL, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);

  label = eiam_test_ui_find (page, GTK_TYPE_LABEL, email);
  g_assert_nonnull (label);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  iterator = pango_attr_list_get_iterator (pango_layout_get_attributes (layout));
  hyphens = pango_attr_iterator_get (iterator, PANGO_ATTR_INSERT_HYPHENS);
  g_assert_nonnull (hyphens);
  g_assert_cmpint (((PangoAttrInt *) hyphens)->value, ==, FALSE);
  eiam_test_ui_close (window);
}

static void
test_review_page_change (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (NULL, NULL);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;
  GtkWidget *button = NULL;

  eiam_test_ui_carry_to (signup, NULL, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);
  button = eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Change");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  eiam_test_ui_click (page, "Change");
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_DETAILS);

  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_NAME, "Ann");
  g_assert_true (eiam_signup_review (signup));
  g_assert_true (eiam_test_ui_has_text (page, "Ann"));
  eiam_test_ui_close (window);
}

static gboolean
has_no_way_on (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, "Fetching") || eiam_test_ui_has_text (user_data, "wait")
         || eiam_test_ui_has_text (user_data, "keyring");
}

static void
test_review_page_send (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, NULL);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;
  GtkWidget *button = NULL;

  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);
  button = eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Send Code");
  eiam_test_ui_click (page, "Send Code");
  eiam_test_ui_await (has_no_way_on, page);
  g_assert_false (gtk_widget_is_sensitive (button));
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_PUZZLE);
  eiam_test_ui_close (window);
}

static gboolean
has_store_error (gpointer user_data)
{
  return eiam_signup_get_store_error (user_data) != NULL
         && eiam_signup_get_busy (user_data) == EIAM_SIGNUP_IDLE;
}

/* A broken keyring is told, and does not stop a person. */
static void
test_review_page_store_error (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamTokenStore) store = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, store);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_FAILS);
  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);
  eiam_test_ui_click (page, "Send Code");
  eiam_test_ui_await (has_store_error, signup);
  g_assert_true (eiam_test_ui_has_text (page, "Your session cannot be kept"));
  eiam_test_ui_write_picture (window, "review-store-error");
  if (eiam_signup_get_step (signup) == EIAM_SIGNUP_REVIEW)
    eiam_test_ui_click (page, "Send Code");
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_PUZZLE);
  eiam_test_ui_close (window);
}

static gboolean
offers_to_go_on (gpointer page)
{
  return eiam_test_ui_find (page, GTK_TYPE_BUTTON, "Go On Without Saving") != NULL;
}

/* The keyring's question stays open: nobody has to wait for it. */
static void
test_review_page_waits (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (EiamTokenStore) store = eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING);
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autoptr (EiamSignup) signup = eiam_test_ui_create_signup (service, store);
  GtkWidget *page = NULL;
  GtkWindow *window = NULL;

  eiam_test_vault_set_mood (store, EIAM_TEST_VAULT_WAITS);
  eiam_test_ui_carry_to (signup, service, EIAM_SIGNUP_REVIEW);
  page = eiam_review_page_new (signup, settings);
  window = eiam_test_ui_show (page);
  g_assert_false (offers_to_go_on (page));
  eiam_test_ui_click (page, "Send Code");
  eiam_test_ui_await (offers_to_go_on, page);
  eiam_test_ui_write_picture (window, "review-waits");
  eiam_test_ui_click (page, "Go On Without Saving");
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_PUZZLE);
  g_assert_false (offers_to_go_on (page));
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/review-page/rows", test_review_page_rows);
  g_test_add_func ("/review-page/hyphens", test_review_page_hyphens);
  g_test_add_func ("/review-page/change", test_review_page_change);
  g_test_add_func ("/review-page/send", test_review_page_send);
  g_test_add_func ("/review-page/store-error", test_review_page_store_error);
  g_test_add_func ("/review-page/waits", test_review_page_waits);

  return g_test_run ();
}
