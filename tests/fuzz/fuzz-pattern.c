/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-country.h"
#include "eiam-json.h"

/* Expressions that the service has for numbers: a number, then an expression. No
 * expression takes long; libFuzzer's -timeout is the judge. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto (GStrv) texts = fuzz_split (data, size, 2);
  g_autofree char *number = g_utf8_make_valid (texts[0], -1);
  g_autofree char *pattern = g_utf8_make_valid (texts[1], -1);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (EiamCountry) country = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mobile = NULL;

  json_object_set_string_member (object, "countryCode", "CN");
  json_object_set_string_member (object, "areaCode", "86");
  json_object_set_string_member (object, "mobileRegex", pattern);
  country = eiam_country_new_from_json (object);
  g_assert_nonnull (country);

  mobile = eiam_country_format_mobile (country, number, &error);
  fuzz_error (error, mobile == NULL);

  return 0;
}
