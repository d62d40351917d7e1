/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-chooser.h"

#include <libintl.h>
#include <string.h>

#include "eiam-country-list.h"
#include "eiam-country-names.h"
#include "eiam-details-page.h"
#include "eiam-language.h"
#include "eiam-signup-setup.h"
#include "eiam-test-ui.h"

/* A form over a sign-up whose service offers countries. */
typedef struct {
  EiamDemoService *service;
  EiamSettings    *settings;
  EiamSignup      *signup;
  GtkWidget       *page;
  GtkWindow       *window;
} Fixture;

static gboolean
has_countries (gpointer user_data)
{
  return g_list_model_get_n_items (eiam_signup_get_countries (user_data)) > 0;
}

static void
fixture_show (Fixture *fixture)
{
  fixture->page = eiam_details_page_new (fixture->signup, fixture->settings);
  fixture->window = eiam_test_ui_show (fixture->page);
}

static void
fixture_open (Fixture *fixture)
{
  fixture->service = eiam_test_ui_start_service ();
  fixture->settings = eiam_settings_new ();
  fixture->signup = eiam_test_ui_create_signup (fixture->service, NULL);
  fixture_show (fixture);
  eiam_signup_load_countries (fixture->signup);
  eiam_test_ui_await (has_countries, fixture->signup);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  g_assert_finalize_object (fixture->signup);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->service);
}

static EiamFieldRow *
get_row (Fixture *fixture)
{
  EiamFieldRow *row = eiam_test_ui_find_row (fixture->page, "Country or region");

  g_assert_nonnull (row);

  return row;
}

static void
type_number (Fixture    *fixture,
             const char *text)
{
  eiam_field_row_set_text (eiam_test_ui_find_row (fixture->page, "Mobile number"), text);
}

static void
add_digit (Fixture    *fixture,
           const char *digit)
{
  EiamFieldRow *row = eiam_test_ui_find_row (fixture->page, "Mobile number");
  int position = (int) strlen (eiam_field_row_get_text (row));

  gtk_editable_insert_text (GTK_EDITABLE (eiam_field_row_get_control (row)), digit, -1, &position);
}

static void
check_country (Fixture    *fixture,
               const char *iso_code)
{
  g_assert_cmpstr (eiam_field_row_get_text (get_row (fixture)), ==, iso_code);
  g_assert_cmpstr (eiam_country_get_iso_code (eiam_signup_get_country (fixture->signup)), ==,
                   iso_code);
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return eiam_test_ui_has_text (GTK_WIDGET (get_row (fixture)), text);
}

static EiamCountry *
create_country (const char *iso_code,
                const char *area_code,
                const char *english)
{
  g_autofree char *text = g_strdup_printf ("{\"countryCode\":\"%s\",\"areaCode\":\"%s\","
                                           "\"displayMapping\":{\"en\":\"%s\"}}",
                                           iso_code, area_code, english);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return eiam_country_new_from_json (json_node_get_object (node));
}

static GListModel *
create_countries (void)
{
  static const char * const rows[][3] = {
    { "US", "1", "United States" }, { "CA", "1", "Canada" }, { "HK", "852", "Hong Kong" },
    { "AT", "43", "Austria" }, { "AS", "1684", "American Samoa" }, { "DE", "49", "Germany" },
    { "AX", "358", "Åland Islands" }, { "ZW", "263", "Zimbabwe" },
  };
  GListStore *store = g_list_store_new (EIAM_TYPE_COUNTRY);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EiamCountry) country = create_country (rows[i][0], rows[i][1], rows[i][2]);

      g_list_store_append (store, country);
    }

  return G_LIST_MODEL (store);
}

static char *
join_codes (GPtrArray *list)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (unsigned int i = 0; i < list->len; i++)
    {
      const EiamCountryEntry *entry = list->pdata[i];

      g_string_append_printf (codes, "%s ", eiam_country_get_iso_code (entry->country));
    }

  return g_strchomp (g_string_free (g_steal_pointer (&codes), FALSE));
}

/* The preferred one, then by name; an accent does not send a name to the end. */
static void
test_order (void)
{
  g_autoptr (GListModel) countries = create_countries ();
  g_autoptr (GPtrArray) list = eiam_country_list_new (countries, NULL, "HK", "en");
  g_autoptr (GPtrArray) plain = eiam_country_list_new (countries, NULL, NULL, "en");
  g_autofree char *codes = join_codes (list);
  g_autofree char *plain_codes = join_codes (plain);

  g_assert_cmpstr (codes, ==, "HK AX AS AT CA DE US ZW");
  g_assert_cmpstr (plain_codes, ==, "AX AS AT CA DE HK US ZW");
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *current;
    const char *preferred;
    const char *iso_code;
  } rows[] = {
    { "+852 6123 4567", NULL, NULL, "HK" },
    { "00852 6123 4567", NULL, NULL, "HK" },
    { "＋８５２", NULL, NULL, "HK" },
    { "+852-", "DE", NULL, "HK" },
    { "+85", NULL, NULL, NULL },
    { "+", NULL, NULL, NULL },
    { "852 6123 4567", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { NULL, NULL, NULL, NULL },
    { "+1", NULL, NULL, "US" },
    { "+1", "CA", NULL, "CA" },
    { "+1", "HK", "CA", "CA" },
    { "+1 684 733", "US", "US", "AS" },
    { "+49 151", NULL, "HK", "DE" },
    { "+33", "DE", "HK", NULL },
    { "+abc", NULL, NULL, NULL },
  };
  g_autoptr (GListModel) countries = create_countries ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      EiamCountry *current = eiam_country_list_find (countries, rows[i].current);
      EiamCountry *found = eiam_country_list_find_number (countries, rows[i].text, current,
                                                          rows[i].preferred);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpstr (found == NULL ? NULL : eiam_country_get_iso_code (found), ==,
                       rows[i].iso_code);
    }
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

/* Where iso-codes is installed its words are used, else the service's English. */
static void
test_names (void)
{
  g_autoptr (EiamCountry) germany = create_country ("DE", "49", "Germany");
  g_autoptr (EiamCountry) nowhere = create_country ("XX", "999", "Nowhere");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *none = eiam_country_names_dup (NULL, germany, "fr");
  g_autofree char *english = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *french = NULL;

  eiam_country_names_load_async (NULL, on_ready, &result);
  eiam_test_ui_await (is_set, &result);
  names = eiam_country_names_load_finish (result, NULL);
  g_assert_cmpstr (none, ==, "Germany");
  if (names == NULL)
    {
      g_test_skip ("iso-codes is not installed");
      return;
    }

  english = eiam_country_names_dup (names, germany, "en");
  unknown = eiam_country_names_dup (names, nowhere, "fr");
  eiam_language_init ("fr");
  bindtextdomain ("iso_3166", "/usr/share/locale");
  french = eiam_country_names_dup (names, germany, "fr");
  eiam_language_init (NULL);
  bindtextdomain ("iso_3166", "/usr/share/locale");
  g_assert_cmpstr (english, ==, "Germany");
  g_assert_cmpstr (unknown, ==, "Nowhere");
  if (g_file_test ("/usr/share/locale/fr/LC_MESSAGES/iso_3166.mo", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (french, ==, "Allemagne");
}

static void
test_following_the_number (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  check_country (&fixture, "CN");
  g_assert_false (eiam_signup_get_country_chosen (fixture.signup));

  type_number (&fixture, "+85");
  check_country (&fixture, "CN");
  type_number (&fixture, "+852 6");
  check_country (&fixture, "HK");
  g_assert_true (says (&fixture, "Hong Kong (China), because your number begins with +852."));
  g_assert_false (says (&fixture, "Changed"));
  eiam_test_ui_write_picture (fixture.window, "country");

  /* By hand against the number: the next digit does not take it back. */
  eiam_field_row_set_text (get_row (&fixture), "DE");
  check_country (&fixture, "DE");
  g_assert_false (says (&fixture, "because"));
  add_digit (&fixture, "1");
  check_country (&fixture, "DE");

  /* Another area code does, and says so. */
  type_number (&fixture, "+86 138");
  check_country (&fixture, "CN");
  g_assert_true (says (&fixture, "Changed from Germany to Chinese Mainland, because your number "
                                 "begins with +86."));
  type_number (&fixture, "138");
  check_country (&fixture, "CN");
  g_assert_false (says (&fixture, "because"));
  fixture_close (&fixture);
}

/* Neither another page nor other settings forget what was chosen. */
static void
test_surviving (void)
{
  g_autoptr (EiamSignup) next = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  next = eiam_test_ui_create_signup (fixture.service, NULL);
  eiam_signup_setup_carry_over (fixture.signup, next);
  g_assert_null (eiam_signup_get_country (next));

  eiam_field_row_set_text (get_row (&fixture), "HK");
  eiam_test_ui_close (fixture.window);
  fixture_show (&fixture);
  check_country (&fixture, "HK");

  eiam_signup_setup_carry_over (fixture.signup, next);
  eiam_test_ui_close (fixture.window);
  g_object_unref (fixture.signup);
  fixture.signup = g_steal_pointer (&next);
  fixture_show (&fixture);
  g_assert_null (eiam_test_ui_find_row (fixture.page, "Country or region"));
  eiam_signup_load_countries (fixture.signup);
  eiam_test_ui_await (has_countries, fixture.signup);
  check_country (&fixture, "HK");
  g_assert_true (eiam_signup_get_country_chosen (fixture.signup));
  fixture_close (&fixture);
}

/* A country that the service has given up is not kept silently, nor lost so. */
static void
test_lost_choice (void)
{
  g_autoptr (EiamCountry) nowhere = create_country ("XX", "999", "Nowhere");
  Fixture fixture;

  fixture.service = eiam_test_ui_start_service ();
  fixture.settings = eiam_settings_new ();
  fixture.signup = eiam_test_ui_create_signup (fixture.service, NULL);
  eiam_signup_choose_country (fixture.signup, nowhere);
  fixture_show (&fixture);
  eiam_signup_load_countries (fixture.signup);
  eiam_test_ui_await (has_countries, fixture.signup);
  check_country (&fixture, "CN");
  g_assert_true (says (&fixture, "no longer takes numbers of the country"));
  fixture_close (&fixture);
}

static void
test_next_person (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  type_number (&fixture, "+852 6");
  check_country (&fixture, "HK");
  eiam_signup_start_over (fixture.signup);
  check_country (&fixture, "CN");
  g_assert_false (says (&fixture, "because"));
  g_assert_false (eiam_signup_get_country_chosen (fixture.signup));
  fixture_close (&fixture);
}

static gboolean
has_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return eiam_demo_service_count_requests (fixture->service, EIAM_CALL_COUNTRY_CODES) == 1;
}

/* A service without the call: a plain field that takes any number. */
static void
test_no_countries (void)
{
  Fixture fixture;

  fixture.service = eiam_test_ui_start_service ();
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_COUNTRY_CODES, "status=404", NULL);
  fixture.settings = eiam_settings_new ();
  fixture.signup = eiam_test_ui_create_signup (fixture.service, NULL);
  fixture_show (&fixture);
  eiam_signup_load_countries (fixture.signup);
  eiam_test_ui_await (has_asked, &fixture);
  type_number (&fixture, "+852 6123 4567");
  g_assert_null (eiam_test_ui_find_row (fixture.page, "Country or region"));
  eiam_test_ui_click (fixture.page, "Continue");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_REVIEW);
  eiam_test_ui_close (fixture.window);
  g_object_unref (fixture.signup);
  g_object_unref (fixture.settings);
  g_object_unref (fixture.service);
  eiam_test_ui_drain ();
}

static GtkWidget *
get_focused_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus == NULL ? NULL : gtk_widget_get_ancestor (focus, EIAM_TYPE_FIELD_ROW);
}

/* Who has no pointer comes to the row by Tab, from both sides. */
static void
test_keyboard (void)
{
  Fixture fixture;
  GtkWidget *mobile_row;

  fixture_open (&fixture);
  mobile_row = GTK_WIDGET (eiam_test_ui_find_row (fixture.page, "Mobile number"));
  gtk_widget_grab_focus (mobile_row);
  g_assert_true (get_focused_row (&fixture) == mobile_row);
  gtk_widget_child_focus (GTK_WIDGET (fixture.window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (get_focused_row (&fixture) == GTK_WIDGET (get_row (&fixture)));
  gtk_widget_child_focus (GTK_WIDGET (fixture.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (get_focused_row (&fixture) == mobile_row);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/country-chooser/order", test_order);
  g_test_add_func ("/country-chooser/numbers", test_numbers);
  g_test_add_func ("/country-chooser/names", test_names);
  g_test_add_func ("/country-chooser/following-the-number", test_following_the_number);
  g_test_add_func ("/country-chooser/surviving", test_surviving);
  g_test_add_func ("/country-chooser/lost-choice", test_lost_choice);
  g_test_add_func ("/country-chooser/next-person", test_next_person);
  g_test_add_func ("/country-chooser/no-countries", test_no_countries);
  g_test_add_func ("/country-chooser/keyboard", test_keyboard);

  return g_test_run ();
}
