/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country.h"

#include "eiam-error.h"
#include "eiam-test-utils.h"

/* The service's own samples (spec/api.md 4.5). */
#define CN_REGEX "^(\\+86){0,1}\\-?1\\d{10}$"
#define HK_REGEX "^(\\+852){1}\\-?0{0,1}[1,4,5,6,7,8,9](?:\\d{7}|\\d{8}|\\d{12})$"
#define MO_REGEX "^(\\+853){1}\\-?0{0,1}[1,4,5,6,7,8,9](?:\\d{7}|\\d{8}|\\d{12})$"
#define TW_REGEX "^(\\+886){1}\\-?[6,7,9](?:\\d{7}|\\d{8})$"
#define AF_REGEX "^(\\+93){1}\\-\\d{6,11}"

typedef struct {
  const char *text;
  const char *sent;   /* (nullable): NULL when refused */
} Row;

static EiamCountry *
create_country (const char *iso_code,
                const char *area_code,
                const char *regex)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "countryCode", iso_code);
  json_object_set_string_member (object, "areaCode", area_code);
  if (regex != NULL)
    json_object_set_string_member (object, "mobileRegex", regex);
  return eiam_country_new_from_json (object);
}

static void
check_rows (EiamCountry *country,
            const Row   *rows,
            gsize        n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sent = eiam_country_format_mobile (country, rows[i].text, &error);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpstr (sent, ==, rows[i].sent);
      if (sent == NULL)
        eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, "mobile");
    }
}

static void
test_china (void)
{
  static const Row rows[] = {
    { "15201657315", "15201657315" },
    { "152 0165 7315", "15201657315" },
    { "１５２０１６５７３１５", "15201657315" },
    { "+8615201657315", "15201657315" },
    { "+86-15201657315", "15201657315" },
    { "+86 152-0165-7315", "15201657315" },
    { "008615201657315", "15201657315" },
    { "1520165731", NULL },
    { "152016573155", NULL },
    { "25201657315", NULL },
    { "+85261234567", NULL },
    { "+1 415 555 0132", NULL },
    { "", NULL },
    { NULL, NULL },
    { "abc", NULL },
    { "15201657315\n1", NULL },
    { "15201657315x", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("CN", "86", CN_REGEX);

  check_rows (country, rows, G_N_ELEMENTS (rows));
}

static void
test_hong_kong (void)
{
  static const Row rows[] = {
    { "61234567", "+852-61234567" },
    { "6123 4567", "+852-61234567" },
    { "+852-61234567", "+852-61234567" },
    { "+85261234567", "+852-61234567" },
    { "0085261234567", "+852-61234567" },
    { "061234567", "+852-061234567" },
    { "21234567", NULL },
    { "6123456", NULL },
    { "6123456789012345", NULL },
    { "+8615201657315", NULL },
    { "+85361234567", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("HK", "852", HK_REGEX);
  g_autoptr (EiamCountry) macao = create_country ("MO", "853", MO_REGEX);
  g_autofree char *mobile = eiam_country_format_mobile (macao, "+853 6123 4567", NULL);

  check_rows (country, rows, G_N_ELEMENTS (rows));
  g_assert_cmpstr (mobile, ==, "+853-61234567");
}

static void
test_taiwan (void)
{
  static const Row rows[] = {
    { "912345678", "+886-912345678" },
    { "+886 912 345 678", "+886-912345678" },
    { "612345678", "+886-612345678" },
    { "512345678", NULL },
    { "91234567890", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("TW", "886", TW_REGEX);

  check_rows (country, rows, G_N_ELEMENTS (rows));
}

/* The expression has no end, so it would take more digits than it counts. */
static void
test_missing_end (void)
{
  static const Row rows[] = {
    { "701234567", "+93-701234567" },
    { "+93701234567", "+93-701234567" },
    { "123456", "+93-123456" },
    { "12345678901", "+93-12345678901" },
    { "123456789012", NULL },
    { "12345", NULL },
    { "701234567x", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("AF", "93", AF_REGEX);

  check_rows (country, rows, G_N_ELEMENTS (rows));
}

/* Without an end the first branch would win, though a later one takes all. */
static void
test_missing_end_with_branches (void)
{
  static const Row rows[] = {
    { "12345678", "12345678" },
    { "1234567890", "1234567890" },
    { "123456789", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("XX", "999", "^(?:\\d{8}|\\d{10})");

  check_rows (country, rows, G_N_ELEMENTS (rows));
}

static void
test_joined_form (void)
{
  g_autoptr (EiamCountry) country = create_country ("XX", "999", "^\\+999\\d{6}$");
  g_autofree char *mobile = eiam_country_format_mobile (country, "123456", NULL);

  g_assert_cmpstr (mobile, ==, "+999123456");
}

/* What cannot be compiled or is missing is replaced by the general check. */
static void
test_bad_regex (void)
{
  static const char * const regexes[] = { NULL, "", "(", "[", "^(?<name", "*", "\\" };
  g_autofree char *huge = g_strnfill (100000, '(');
  g_autoptr (EiamCountry) hostile = create_country ("XX", "999", huge);

  g_assert_nonnull (hostile);
  for (unsigned int i = 0; i < G_N_ELEMENTS (regexes); i++)
    {
      g_autoptr (EiamCountry) country = create_country ("XX", "999", regexes[i]);
      g_autofree char *mobile = eiam_country_format_mobile (country, "123 456", NULL);

      g_assert_cmpstr (mobile, ==, "123456");
      g_assert_null (eiam_country_format_mobile (country, "12", NULL));
    }
}

/* An expression that never ends trying is given up. */
/* An expression that tries every way to part the digits gives up, and then there is
 * none: whoever has a number of the usual form is let through. */
static void
test_slow_regex (void)
{
  static const Row rows[] = {
    { "1234567890123456", "1234567890123456" },
    { "+999-1234567890123456", "1234567890123456" },
    { "123", NULL },
    { "abc", NULL },
  };
  g_autoptr (EiamCountry) country = create_country ("XX", "999", "(\\d+)+[a-c]");

  check_rows (country, rows, G_N_ELEMENTS (rows));
}

static void
test_names (void)
{
  static const struct {
    const char *language;
    const char *name;
  } rows[] = {
    { "zh_CN", "中国香港" }, { "zh-CN", "中国香港" }, { "zh_CN.UTF-8", "中国香港" },
    { "zh", "中国香港" }, { "zh_TW", "中國香港" }, { "zh-TW", "中國香港" }, { "zh_SG", "中国香港" },
    { "en", "Hong Kong" }, { "en_GB", "Hong Kong" }, { "de_DE@euro", "Hong Kong" },
    { NULL, "Hong Kong" }, { "", "Hong Kong" }, { "C", "Hong Kong" },
  };
  g_autoptr (JsonNode) node =
    json_from_string ("{\"countryCode\":\"HK\",\"areaCode\":\"852\",\"displayMapping\":"
                      "{\"zh-CN\":\"中国香港\",\"zh-TW\":\"中國香港\",\"en\":\"Hong Kong\",\"de\":7,"
                      "\"fr\":\"\"}}", NULL);
  g_autoptr (EiamCountry) country = eiam_country_new_from_json (json_node_get_object (node));
  g_autoptr (EiamCountry) nameless = create_country ("HK", "852", NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (eiam_country_get_name (country, rows[i].language), ==, rows[i].name);
  g_assert_cmpstr (eiam_country_get_name (nameless, "zh_CN"), ==, "HK");
  g_assert_cmpstr (eiam_country_get_iso_code (country), ==, "HK");
  g_assert_cmpstr (eiam_country_get_area_code (country), ==, "852");
}

static void
test_long_name (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *name = g_strnfill (100000, 'n');
  g_autoptr (EiamCountry) country = NULL;
  JsonObject *names = json_object_new ();

  json_object_set_string_member (names, "en", name);
  json_object_set_object_member (object, "displayMapping", names);
  json_object_set_string_member (object, "countryCode", "HK");
  json_object_set_string_member (object, "areaCode", "852");
  country = eiam_country_new_from_json (object);
  g_assert_cmpint (g_utf8_strlen (eiam_country_get_name (country, "en"), -1), <=, 81);
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "{}",
    "{\"countryCode\":\"CN\"}",
    "{\"areaCode\":\"86\"}",
    "{\"countryCode\":\"CN\",\"areaCode\":86}",
    "{\"countryCode\":\"CN\",\"areaCode\":\"\"}",
    "{\"countryCode\":\"CN\",\"areaCode\":\"+86\"}",
    "{\"countryCode\":\"CN\",\"areaCode\":\"8６\"}",
    "{\"countryCode\":\"CN\",\"areaCode\":\"1234567\"}",
    "{\"countryCode\":\"cn\",\"areaCode\":\"86\"}",
    "{\"countryCode\":\"CHN\",\"areaCode\":\"86\"}",
    "{\"countryCode\":\"\",\"areaCode\":\"86\"}",
    "{\"countryCode\":null,\"areaCode\":\"86\"}",
    "{\"countryCode\":[\"CN\"],\"areaCode\":\"86\"}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);

      g_assert_nonnull (node);
      g_assert_null (eiam_country_new_from_json (json_node_get_object (node)));
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/country/china", test_china);
  g_test_add_func ("/country/hong-kong", test_hong_kong);
  g_test_add_func ("/country/taiwan", test_taiwan);
  g_test_add_func ("/country/missing-end", test_missing_end);
  g_test_add_func ("/country/missing-end-with-branches", test_missing_end_with_branches);
  g_test_add_func ("/country/joined-form", test_joined_form);
  g_test_add_func ("/country/bad-regex", test_bad_regex);
  g_test_add_func ("/country/slow-regex", test_slow_regex);
  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/long-name", test_long_name);
  g_test_add_func ("/country/refused", test_refused);

  return g_test_run ();
}
