/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"
#include "eiam-kiosk.h"

G_BEGIN_DECLS

#define EIAM_TYPE_COUNTRY_SEARCH (eiam_country_search_get_type ())
G_DECLARE_FINAL_TYPE (EiamCountrySearch, eiam_country_search, EIAM, COUNTRY_SEARCH,
                      AdwPreferencesRow)

GtkWidget *eiam_country_search_new (EiamFieldRow *row,
                                    EiamFieldRow *next,
                                    EiamKiosk    *kiosk);

G_END_DECLS
