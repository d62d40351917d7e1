/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-country.h"
#include "eiam-field-row.h"

G_BEGIN_DECLS

GtkWidget   *eiam_country_row_new         (GListModel   *countries);
EiamCountry *eiam_country_row_get_country (EiamFieldRow *row,
                                           GListModel   *countries);

G_END_DECLS
