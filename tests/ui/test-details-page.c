/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-details-page.h"

#include "eiam-custom-attributes.h"
#include "eiam-error-notice.h"
#include "eiam-field-row.h"
#include "eiam-test-ui.h"

/* A page in a window, over a sign-up whose service cannot be reached. */
typedef struct {
  EiamSettings     *settings;
  EiamSignup       *signup;
  EiamRegistration *registration;
  GtkWidget        *page;
  GtkWindow        *window;
} Fixture;

static void
fixture_show (Fixture *fixture)
{
  fixture->page = eiam_details_page_new (fixture->signup, fixture->settings);
  fixture->window = eiam_test_ui_show (fixture->page);
}

static void
fixture_open (Fixture *fixture)
{
  fixture->settings = eiam_settings_new ();
  fixture->signup = eiam_test_ui_create_signup (NULL, NULL);
  fixture->registration = eiam_signup_get_registration (fixture->signup);
  fixture_show (fixture);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  g_assert_finalize_object (fixture->signup);
  g_object_unref (fixture->settings);
}

static EiamFieldRow *
find_row (Fixture    *fixture,
          const char *label)
{
  return eiam_test_ui_find_row (fixture->page, label);
}

static void
type (Fixture    *fixture,
      const char *label,
      const char *text)
{
  EiamFieldRow *row = find_row (fixture, label);

  g_assert_nonnull (row);
  eiam_field_row_set_text (row, text);
}

static gboolean
has_focus (Fixture    *fixture,
           const char *label)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (find_row (fixture, label)));
}

static void
test_fields (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *label = eiam_field_get_info ((EiamField) i)->label;

      g_assert_cmpint (find_row (&fixture, label) != NULL, ==, i != EIAM_FIELD_VERIFY_CODE);
    }
  g_assert_true (eiam_field_row_get_required (find_row (&fixture, "Mobile number")));
  g_assert_false (eiam_field_row_get_required (find_row (&fixture, "Email")));
  g_assert_null (find_row (&fixture, "Country or region"));
  fixture_close (&fixture);
}

static void
test_typing_goes_to_the_registration (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  type (&fixture, "Full name", " 王小明 ");
  type (&fixture, "Gender", "unknow");
  type (&fixture, "Password", " p ");
  g_assert_cmpstr (eiam_registration_get_text (fixture.registration, EIAM_FIELD_NAME), ==,
                   " 王小明 ");
  g_assert_cmpstr (eiam_registration_get_text (fixture.registration, EIAM_FIELD_GENDER), ==,
                   "unknow");
  g_assert_cmpstr (eiam_registration_get_text (fixture.registration, EIAM_FIELD_PASSWORD), ==,
                   " p ");

  /* Another page over the same sign-up shows the same. */
  eiam_test_ui_close (fixture.window);
  fixture_show (&fixture);
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Full name")), ==,
                   " 王小明 ");
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Gender")), ==, "unknow");
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Password")), ==, " p ");
  fixture_close (&fixture);
}

static void
test_errors (void)
{
  Fixture fixture;
  EiamFieldRow *email;
  EiamFieldRow *mobile;
  GtkWidget *notice;

  fixture_open (&fixture);
  email = find_row (&fixture, "Email");
  mobile = find_row (&fixture, "Mobile number");
  notice = eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL);
  g_assert_null (notice);

  /* Nothing is wrong until the person wants to go on. */
  type (&fixture, "Mobile number", "");
  type (&fixture, "Email", "wang");
  g_assert_null (eiam_field_row_get_error (email));

  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_nonnull (eiam_field_row_get_error (email));
  g_assert_nonnull (eiam_field_row_get_error (mobile));
  g_assert_true (has_focus (&fixture, "Mobile number"));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "2 fields need your attention"));

  type (&fixture, "Mobile number", "13800138000");
  g_assert_null (eiam_field_row_get_error (mobile));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "1 field needs your attention"));
  type (&fixture, "Email", "wang@example.com");
  g_assert_null (eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL));
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);

  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_REVIEW);
  fixture_close (&fixture);
}

static void
test_summary_leads_to_the_field (void)
{
  Fixture fixture;
  GtkWidget *notice;
  GtkWidget *link;

  fixture_open (&fixture);
  type (&fixture, "Mobile number", "");
  type (&fixture, "Avatar address", "no address");
  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_false (has_focus (&fixture, "Avatar address"));

  notice = eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL);
  link = gtk_widget_get_next_sibling (eiam_test_ui_find (notice, GTK_TYPE_BUTTON, NULL));
  g_signal_emit_by_name (link, "clicked");
  g_assert_true (has_focus (&fixture, "Avatar address"));
  fixture_close (&fixture);
}

static void
test_settings (void)
{
  const char *hidden[] = { "attr_birthday", "mobile", NULL };
  const char *required[] = { "email", NULL };
  Fixture fixture;
  GSettings *gsettings;

  fixture_open (&fixture);
  eiam_test_ui_close (fixture.window);
  gsettings = eiam_settings_get_gsettings (fixture.settings);
  g_settings_set_strv (gsettings, "hidden-fields", hidden);
  g_settings_set_strv (gsettings, "required-fields", required);
  g_settings_set_boolean (gsettings, "custom-attributes", FALSE);
  g_settings_set_value (gsettings, "extension-attributes",
                        g_variant_new_parsed ("[{'key': <'age'>, 'label': <'Age'>,"
                                              "  'type': <'number'>}]"));

  fixture_show (&fixture);
  g_assert_null (find_row (&fixture, "Birthday"));
  g_assert_nonnull (find_row (&fixture, "Mobile number"));
  g_assert_true (eiam_field_row_get_required (find_row (&fixture, "Email")));
  g_assert_null (eiam_test_ui_find (fixture.page, GTK_TYPE_BUTTON, "Add Attribute"));
  type (&fixture, "Age", "18");
  g_assert_cmpstr (eiam_registration_get_extension (fixture.registration, "age"), ==, "18");
  type (&fixture, "Age", "");
  g_assert_null (eiam_registration_get_extension (fixture.registration, "age"));

  g_settings_reset (gsettings, "hidden-fields");
  g_settings_reset (gsettings, "required-fields");
  g_settings_reset (gsettings, "custom-attributes");
  g_settings_reset (gsettings, "extension-attributes");
  fixture_close (&fixture);
}

static void
test_custom_attributes (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  eiam_test_ui_click (fixture.page, "Add Attribute");
  g_assert_true (has_focus (&fixture, "Attribute name"));

  /* A value without a name cannot be sent. */
  type (&fixture, "Attribute value", "18");
  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);
  g_assert_nonnull (eiam_field_row_get_error (find_row (&fixture, "Attribute name")));

  type (&fixture, "Attribute name", "email");
  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);

  type (&fixture, "Attribute name", "age");
  g_assert_cmpstr (eiam_registration_get_extension (fixture.registration, "age"), ==, "18");
  type (&fixture, "Attribute name", "years");
  g_assert_null (eiam_registration_get_extension (fixture.registration, "age"));
  g_assert_cmpstr (eiam_registration_get_extension (fixture.registration, "years"), ==, "18");

  eiam_test_ui_close (fixture.window);
  fixture_show (&fixture);
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Attribute name")), ==,
                   "years");
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Attribute value")), ==,
                   "18");

  eiam_test_ui_click (fixture.page, "Remove Attribute");
  g_assert_null (eiam_registration_get_extension (fixture.registration, "years"));
  g_assert_null (find_row (&fixture, "Attribute name"));
  fixture_close (&fixture);
}

static gboolean
has_countries (gpointer user_data)
{
  return eiam_test_ui_find_row (user_data, "Country or region") != NULL;
}

static void
test_countries (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  Fixture fixture;
  EiamFieldRow *row;

  fixture.settings = eiam_settings_new ();
  fixture.signup = eiam_test_ui_create_signup (service, NULL);
  fixture_show (&fixture);
  eiam_signup_load_countries (fixture.signup);
  eiam_test_ui_await (has_countries, fixture.page);

  row = find_row (&fixture, "Country or region");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "CN");
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (row), "(+86)"));
  eiam_field_row_set_text (row, "HK");
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (row), "(+852)"));
  fixture_close (&fixture);
}

/* The next person at the same window finds nothing. */
static void
test_next_person (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  type (&fixture, "Full name", "Wang");
  eiam_test_ui_click (fixture.page, "Add Attribute");
  type (&fixture, "Attribute value", "18");
  type (&fixture, "Attribute name", "age");
  eiam_test_ui_click (fixture.page, "Continue");
  eiam_signup_start_over (fixture.signup);

  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Full name")), ==, "");
  g_assert_cmpstr (eiam_field_row_get_text (find_row (&fixture, "Mobile number")), ==, "");
  g_assert_null (find_row (&fixture, "Attribute name"));
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/details-page/fields", test_fields);
  g_test_add_func ("/details-page/typing", test_typing_goes_to_the_registration);
  g_test_add_func ("/details-page/errors", test_errors);
  g_test_add_func ("/details-page/summary", test_summary_leads_to_the_field);
  g_test_add_func ("/details-page/settings", test_settings);
  g_test_add_func ("/details-page/custom-attributes", test_custom_attributes);
  g_test_add_func ("/details-page/countries", test_countries);
  g_test_add_func ("/details-page/next-person", test_next_person);

  return g_test_run ();
}
