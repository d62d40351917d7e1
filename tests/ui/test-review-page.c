/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-review-page.h"
#include "eiam-test-page.h"
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
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, NULL, NULL);
  fill (test.signup);
  eiam_test_ui_carry_to (test.signup, NULL, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);

  g_assert_true (eiam_test_ui_has_text (test.page, "13800138000"));
  g_assert_true (eiam_test_ui_has_text (test.page, "张三 <b>&"));
  g_assert_true (eiam_test_ui_has_text (test.page, "••••••••"));
  g_assert_false (eiam_test_ui_has_text (test.page, "QWE@qwe123"));
  g_assert_true (eiam_test_ui_has_text (test.page, "Confidential"));
  g_assert_true (eiam_test_ui_has_text (test.page, "Forestry"));
  g_assert_true (eiam_test_ui_has_text (test.page, "18"));
  g_assert_false (eiam_test_ui_has_text (test.page, "Nickname"));
  eiam_test_ui_write_picture (test.window, "review");
}

/* An address that takes two lines gets no hyphen, which would be read as its own. */
static void
test_review_page_hyphens (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };
  const char *email = "somebodywithaverylongnameindeedandaninitialtoo@registrationdepartment"
                      "ofthewholecompanyandallofitssubsidiaries.example";
  GtkWidget *label = NULL;
  PangoLayout *layout = NULL;
  g_autoptr (PangoAttrIterator) iterator = NULL;
  PangoAttribute *hyphens = NULL;

  eiam_test_page_prepare (&test, NULL, NULL);
  eiam_registration_set_text (eiam_signup_get_registration (test.signup), EIAM_FIELD_EMAIL, email);
  eiam_test_ui_carry_to (test.signup, NULL, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);

  label = eiam_test_ui_find (test.page, GTK_TYPE_LABEL, email);
  g_assert_nonnull (label);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  iterator = pango_attr_list_get_iterator (pango_layout_get_attributes (layout));
  hyphens = pango_attr_iterator_get (iterator, PANGO_ATTR_INSERT_HYPHENS);
  g_assert_nonnull (hyphens);
  g_assert_cmpint (((PangoAttrInt *) hyphens)->value, ==, FALSE);
}

static void
test_review_page_change (void)
{
  g_auto (EiamTestPage) test = { .settings = NULL };
  GtkWidget *button = NULL;

  eiam_test_page_prepare (&test, NULL, NULL);
  eiam_test_ui_carry_to (test.signup, NULL, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);
  button = eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Change");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  eiam_test_ui_click (test.page, "Change");
  g_assert_cmpint (eiam_signup_get_step (test.signup), ==, EIAM_SIGNUP_DETAILS);

  eiam_registration_set_text (eiam_signup_get_registration (test.signup), EIAM_FIELD_NAME, "Ann");
  g_assert_true (eiam_signup_review (test.signup));
  g_assert_true (eiam_test_ui_has_text (test.page, "Ann"));
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
  g_auto (EiamTestPage) test = { .settings = NULL };
  GtkWidget *button = NULL;
  GError *error = NULL;

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (), NULL);
  eiam_demo_service_set_fault (test.service, EIAM_CALL_CAPTCHA, "hang", &error);
  g_assert_no_error (error);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);
  button = eiam_test_ui_find (test.page, GTK_TYPE_BUTTON, "Send Code");
  eiam_test_ui_click (test.page, "Send Code");
  g_assert_false (has_no_way_on (test.page));
  eiam_test_ui_await (has_no_way_on, test.page);
  g_assert_false (gtk_widget_is_sensitive (button));

  eiam_signup_cancel (test.signup);
  g_assert_false (has_no_way_on (test.page));
  eiam_demo_service_set_fault (test.service, EIAM_CALL_CAPTCHA, NULL, NULL);
  eiam_test_ui_click (test.page, "Send Code");
  eiam_test_ui_await_step (test.signup, EIAM_SIGNUP_PUZZLE);
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
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (),
                          eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING));
  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_FAILS);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);
  eiam_test_ui_click (test.page, "Send Code");
  eiam_test_ui_await (has_store_error, test.signup);
  g_assert_true (eiam_test_ui_has_text (test.page, "Your session cannot be kept"));
  eiam_test_ui_write_picture (test.window, "review-store-error");
  if (eiam_signup_get_step (test.signup) == EIAM_SIGNUP_REVIEW)
    eiam_test_ui_click (test.page, "Send Code");
  eiam_test_ui_await_step (test.signup, EIAM_SIGNUP_PUZZLE);
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
  g_auto (EiamTestPage) test = { .settings = NULL };

  eiam_test_page_prepare (&test, eiam_test_ui_start_service (),
                          eiam_test_vault_new (EIAM_TOKEN_STORE_KEYRING));
  eiam_test_vault_set_mood (test.store, EIAM_TEST_VAULT_WAITS);
  eiam_test_ui_carry_to (test.signup, test.service, EIAM_SIGNUP_REVIEW);
  eiam_test_page_show (&test, eiam_review_page_new);
  g_assert_false (offers_to_go_on (test.page));
  eiam_test_ui_click (test.page, "Send Code");
  eiam_test_ui_await (offers_to_go_on, test.page);
  eiam_test_ui_write_picture (test.window, "review-waits");
  eiam_test_ui_click (test.page, "Go On Without Saving");
  eiam_test_ui_await_step (test.signup, EIAM_SIGNUP_PUZZLE);
  g_assert_false (offers_to_go_on (test.page));
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
