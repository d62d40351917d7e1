/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-row.h"

#include <glib/gi18n.h>

/* The field row from which the country of a mobile number is chosen. */

/**
 * eiam_country_row_new:
 * @countries: (element-type EiamCountry): the countries to choose from
 *
 * Returns: (transfer floating): a row that names them in the interface language
 */
GtkWidget *
eiam_country_row_new (GListModel *countries)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) code_list = NULL;
  g_auto (GStrv) name_list = NULL;
  const char *language = g_get_language_names ()[0];

  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (EiamCountry) country = g_list_model_get_item (countries, i);
      /* Translators: the name of a country, and its telephone area code such as +86 */
      g_autofree char *name = g_strdup_printf (_("%s (+%s)"),
                                               eiam_country_get_name (country, language),
                                               eiam_country_get_area_code (country));

      g_strv_builder_add (codes, eiam_country_get_iso_code (country));
      g_strv_builder_add (names, name);
    }
  code_list = g_strv_builder_end (codes);
  name_list = g_strv_builder_end (names);

  return eiam_field_row_new_for_choices (_("Country or region"),
                                         (const char * const *) code_list,
                                         (const char * const *) name_list);
}

/**
 * eiam_country_row_get_country:
 * @row: a row made of @countries
 * @countries: (element-type EiamCountry): the countries to choose from
 *
 * Returns: (transfer none) (nullable): the chosen country
 */
EiamCountry *
eiam_country_row_get_country (EiamFieldRow *row,
                              GListModel   *countries)
{
  const char *chosen = eiam_field_row_get_text (row);

  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (EiamCountry) country = g_list_model_get_item (countries, i);

      /* The list keeps it alive. */
      if (g_strcmp0 (eiam_country_get_iso_code (country), chosen) == 0)
        return country;
    }

  return NULL;
}
