/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-countries.h"

/* The answer with the countries, and what each of them does with numbers. */

static void
try_country (EiamCountry *country)
{
  static const char *const numbers[] = { "13800138000", "+852-61234567", "", "+8613800138000" };
  static const char *const languages[] = { NULL, "zh_CN.UTF-8", "en", "x" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *mobile = eiam_country_format_mobile (country, numbers[i], &error);

      fuzz_error (error, mobile == NULL);
      g_assert_true (g_utf8_validate (eiam_country_get_name (country, languages[i]), -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  EiamCountries *countries = fuzz_answer (EIAM_CALL_COUNTRY_CODES, data, size);

  for (unsigned int i = 0; countries != NULL && i < countries->list->len; i++)
    try_country (countries->list->pdata[i]);

  g_clear_pointer (&countries, eiam_countries_free);
  return 0;
}
