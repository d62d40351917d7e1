/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-countries.h"

#include "eiam-demo-json.h"

#include <string.h>

typedef struct {
  const char *area_code;
  const char *country_code;
  const char *regex;
  const char *simplified;
  const char *traditional;
  const char *english;
} Country;

/* The first five as the real service sends them, mistakes included (spec/api.md 4.5). */
static const Country countries[] = {
  { "86", "CN", "^(\\+86){0,1}\\-?1\\d{10}$", "中国大陆", "中國大陸", "Chinese Mainland" },
  { "852", "HK", "^(\\+852){1}\\-?0{0,1}[1,4,5,6,7,8,9](?:\\d{7}|\\d{8}|\\d{12})$", "中国香港",
    "中國香港", "Hong Kong (China)" },
  { "853", "MO", "^(\\+853){1}\\-?0{0,1}[1,4,5,6,7,8,9](?:\\d{7}|\\d{8}|\\d{12})$", "中国澳门",
    "中國澳門", "Macao (China)" },
  { "886", "TW", "^(\\+886){1}\\-?[6,7,9](?:\\d{7}|\\d{8})$", "中国台湾", "中國台灣",
    "Taiwan (China)" },
  { "93", "AF", "^(\\+93){1}\\-\\d{6,11}", "阿富汗", "阿富汗", "Afghanistan" },
  { "49", "DE", "^(\\+49){1}\\-?1[5-7]\\d{8,9}$", "德国", "德國", "Germany" },
  { "91", "IN", "^(\\+91){1}\\-?[6-9]\\d{9}$", "印度", "印度", "India" },
  { "81", "JP", "^(\\+81){1}\\-?[7-9]0\\d{8}$", "日本", "日本", "Japan" },
  { "65", "SG", "^(\\+65){1}\\-?[89]\\d{7}$", "新加坡", "新加坡", "Singapore" },
  { "82", "KR", "^(\\+82){1}\\-?1\\d{8,9}$", "韩国", "韓國", "South Korea" },
  { "44", "GB", "^(\\+44){1}\\-?7\\d{9}$", "英国", "英國", "United Kingdom" },
  { "1", "US", "^(\\+1){1}\\-?[2-9]\\d{9}$", "美国", "美國", "United States" },
};

static void
add_country (JsonBuilder   *builder,
             const Country *country)
{
  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "areaCode", country->area_code);
  json_builder_set_member_name (builder, "displayMapping");
  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "zh-CN", country->simplified);
  eiam_demo_json_add (builder, "zh-TW", country->traditional);
  eiam_demo_json_add (builder, "en", country->english);
  json_builder_end_object (builder);
  eiam_demo_json_add (builder, "countryCode", country->country_code);
  eiam_demo_json_add (builder, "mobileRegex", country->regex);
  json_builder_set_member_name (builder, "areaCodeSuffixes");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * eiam_demo_countries_to_json:
 *
 * Returns: (transfer full): the answer to `country-codes`
 */
GBytes *
eiam_demo_countries_to_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "phoneAreaCodeDefinitions");
  json_builder_begin_array (builder);
  for (unsigned int i = 0; i < G_N_ELEMENTS (countries); i++)
    add_country (builder, &countries[i]);
  json_builder_end_array (builder);
  eiam_demo_json_add (builder, "preferredAreaCode", "CN");
  json_builder_end_object (builder);

  return eiam_demo_json_finish (builder);
}

/**
 * eiam_demo_countries_match:
 * @mobile: a text in UTF-8
 *
 * Returns: whether @mobile is a mobile number of a known country
 */
gboolean
eiam_demo_countries_match (const char *mobile)
{
  g_return_val_if_fail (mobile != NULL, FALSE);

  for (unsigned int i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      if (g_regex_match_simple (countries[i].regex, mobile, 0, 0))
        return TRUE;
    }

  return FALSE;
}

/**
 * eiam_demo_countries_normal:
 * @mobile: a mobile number of a known country
 *
 * Returns: (transfer full): @mobile in the form in which accounts keep it, with
 *   the area code and one hyphen, `+86-15201657315`
 */
char *
eiam_demo_countries_normal (const char *mobile)
{
  g_return_val_if_fail (mobile != NULL, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *prefix = g_strconcat ("+", countries[i].area_code, NULL);

      if (!g_regex_match_simple (countries[i].regex, mobile, 0, 0))
        continue;
      if (g_str_has_prefix (mobile, prefix))
        mobile += strlen (prefix);
      if (*mobile == '-')
        mobile++;
      return g_strconcat (prefix, "-", mobile, NULL);
    }

  return g_strdup (mobile);
}
