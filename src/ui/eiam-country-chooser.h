/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-field-row.h"
#include "eiam-kiosk.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_COUNTRY_CHOOSER (eiam_country_chooser_get_type ())
G_DECLARE_FINAL_TYPE (EiamCountryChooser, eiam_country_chooser, EIAM, COUNTRY_CHOOSER, GObject)

EiamCountryChooser *eiam_country_chooser_new (EiamSignup   *signup,
                                              GtkListBox   *list,
                                              EiamFieldRow *mobile_row,
                                              EiamKiosk    *kiosk);

G_END_DECLS
