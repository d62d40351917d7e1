/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "eiam-country.h"

G_BEGIN_DECLS

/**
 * EiamCountryEntry:
 * @country: a country
 * @name: what it is called in the language of the interface
 * @sort_key: by which it is sorted
 * @is_preferred: whether it comes before all others
 *
 * A country in a list for people.
 */
typedef struct {
  EiamCountry *country;
  char        *name;
  char        *sort_key;
  gboolean     is_preferred;
} EiamCountryEntry;

GPtrArray   *eiam_country_list_new         (GListModel  *countries,
                                            GHashTable  *names,
                                            const char  *preferred,
                                            const char  *code);
EiamCountry *eiam_country_list_find        (GListModel  *countries,
                                            const char  *iso_code);
EiamCountry *eiam_country_list_find_number (GListModel  *countries,
                                            const char  *mobile,
                                            EiamCountry *current,
                                            const char  *preferred);

G_END_DECLS
