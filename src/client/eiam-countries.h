/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-country.h"

G_BEGIN_DECLS

/**
 * EiamCountries:
 * @list: (element-type EiamCountry): the countries
 * @preferred: (nullable): the ISO code of the country to begin with
 * @source: the answer of the service that they were read from
 *
 * The countries of which the service takes mobile numbers (spec/api.md 4.5).
 */
typedef struct {
  GPtrArray *list;
  char      *preferred;
  GBytes    *source;
} EiamCountries;

EiamCountries *eiam_countries_new     (GBytes         *source,
                                       GError        **error);
void           eiam_countries_free    (EiamCountries  *self);
void           eiam_countries_destroy (gpointer        data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamCountries, eiam_countries_free)

G_END_DECLS
