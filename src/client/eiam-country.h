/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define EIAM_TYPE_COUNTRY (eiam_country_get_type ())
G_DECLARE_FINAL_TYPE (EiamCountry, eiam_country, EIAM, COUNTRY, GObject)

EiamCountry *eiam_country_new_from_json (JsonObject   *object);
const char  *eiam_country_get_iso_code  (EiamCountry  *self);
const char  *eiam_country_get_area_code (EiamCountry  *self);
const char  *eiam_country_get_name      (EiamCountry  *self,
                                         const char   *language);
char        *eiam_country_format_mobile (EiamCountry  *self,
                                         const char   *text,
                                         GError      **error);

G_END_DECLS
