/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-list.h"

#include <locale.h>
#include <string.h>

#include "eiam-country-names.h"
#include "eiam-text.h"

/* The countries in the order in which people look for them, and by the number. */

/* Letters without their accents, for a machine that has no locale of the
 * language: Österreich is looked for at O. */
static char *
strip_accents (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_ismark (g_utf8_get_char (p)))
        g_string_append_unichar (plain, g_utf8_get_char (p));
    }

  return g_utf8_casefold (plain->str, -1);
}

/* The locale whose order the person knows, if it is installed. */
static locale_t
open_locale (const char *code)
{
  const char * const *names = g_get_language_names ();

  for (unsigned int i = 0; names[i] != NULL; i++)
    {
      gsize length = strcspn (names[i], ".@");
      g_autofree char *full = g_strdup_printf ("%.*s.UTF-8", (int) length, names[i]);
      locale_t locale = (locale_t) 0;

      if (g_str_has_prefix (names[i], code))
        locale = newlocale (LC_CTYPE_MASK | LC_COLLATE_MASK, full, (locale_t) 0);
      if (locale != (locale_t) 0)
        return locale;
    }

  return (locale_t) 0;
}

static char *
create_sort_key (const char *name,
                 locale_t    locale)
{
  gsize size = 0;
  char *key = NULL;

  if (locale == (locale_t) 0)
    return strip_accents (name);

  size = strxfrm_l (NULL, name, 0, locale) + 1;
  key = g_malloc (size);
  strxfrm_l (key, name, size, locale);

  return key;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const EiamCountryEntry *first = *(const EiamCountryEntry * const *) a;
  const EiamCountryEntry *second = *(const EiamCountryEntry * const *) b;

  if (first->is_preferred != second->is_preferred)
    return first->is_preferred ? -1 : 1;

  return strcmp (first->sort_key, second->sort_key);
}

static void
entry_free (gpointer data)
{
  EiamCountryEntry *entry = data;

  g_object_unref (entry->country);
  g_free (entry->name);
  g_free (entry->sort_key);
  g_free (entry);
}

/**
 * eiam_country_list_new:
 * @countries: (element-type EiamCountry): the countries of the service
 * @names: (nullable): names for eiam_country_names_dup()
 * @preferred: (nullable): the ISO code of the country that comes first
 * @code: the code of the interface language, such as `de`
 *
 * Returns: (transfer full) (element-type EiamCountryEntry): @countries by their
 *   names, in the order of that language
 */
GPtrArray *
eiam_country_list_new (GListModel *countries,
                       GHashTable *names,
                       const char *preferred,
                       const char *code)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (entry_free);
  locale_t locale = open_locale (code);

  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      EiamCountryEntry *entry = g_new0 (EiamCountryEntry, 1);

      entry->country = g_list_model_get_item (countries, i);
      entry->name = eiam_country_names_dup (names, entry->country, code);
      entry->sort_key = create_sort_key (entry->name, locale);
      entry->is_preferred =
        g_strcmp0 (eiam_country_get_iso_code (entry->country), preferred) == 0;
      g_ptr_array_add (list, entry);
    }
  g_ptr_array_sort (list, compare_entries);
  if (locale != (locale_t) 0)
    freelocale (locale);

  return list;
}

/**
 * eiam_country_list_find:
 * @countries: (element-type EiamCountry): the countries of the service
 * @iso_code: (nullable): an ISO code of two letters
 *
 * Returns: (transfer none) (nullable): the country of that code
 */
EiamCountry *
eiam_country_list_find (GListModel *countries,
                        const char *iso_code)
{
  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (EiamCountry) country = g_list_model_get_item (countries, i);

      /* The list keeps it alive. */
      if (g_strcmp0 (eiam_country_get_iso_code (country), iso_code) == 0)
        return country;
    }

  return NULL;
}

/* How well a country suits a number: the longer its area code the better; of
 * several with one code the present one, and then the preferred one. */
static unsigned int
rate (EiamCountry *country,
      const char  *digits,
      EiamCountry *current,
      const char  *preferred)
{
  const char *area_code = eiam_country_get_area_code (country);
  const char *iso_code = eiam_country_get_iso_code (country);
  unsigned int rating = 0;

  if (!g_str_has_prefix (digits, area_code))
    return 0;

  rating = (unsigned int) strlen (area_code) * 4;
  if (current != NULL && g_str_equal (iso_code, eiam_country_get_iso_code (current)))
    rating += 2;
  else if (g_strcmp0 (iso_code, preferred) == 0)
    rating += 1;

  return rating;
}

/**
 * eiam_country_list_find_number:
 * @countries: (element-type EiamCountry): the countries of the service
 * @mobile: (nullable): a mobile number in any spelling, or its beginning
 * @current: (nullable): the country that is chosen
 * @preferred: (nullable): the ISO code of the preferred country
 *
 * Returns: (transfer none) (nullable): the country whose area code @mobile
 *   begins with, behind a plus sign or two zeros
 */
EiamCountry *
eiam_country_list_find_number (GListModel  *countries,
                               const char  *mobile,
                               EiamCountry *current,
                               const char  *preferred)
{
  g_autofree char *clean = eiam_text_clean_mobile (mobile);
  EiamCountry *found = NULL;
  unsigned int best = 0;

  if (*clean != '+')
    return NULL;

  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (EiamCountry) country = g_list_model_get_item (countries, i);
      unsigned int rating = rate (country, clean + 1, current, preferred);

      if (rating <= best)
        continue;
      best = rating;
      found = country;
    }

  return found;
}
