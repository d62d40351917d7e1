/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-field-row.h"
#include "eiam-registration.h"

G_BEGIN_DECLS

#define EIAM_TYPE_CUSTOM_ATTRIBUTES (eiam_custom_attributes_get_type ())
G_DECLARE_FINAL_TYPE (EiamCustomAttributes, eiam_custom_attributes, EIAM, CUSTOM_ATTRIBUTES, AdwBin)

GtkWidget    *eiam_custom_attributes_new      (EiamRegistration     *registration,
                                               GPtrArray            *attributes);
void          eiam_custom_attributes_refill   (EiamCustomAttributes *self);
void          eiam_custom_attributes_check    (EiamCustomAttributes *self);
void          eiam_custom_attributes_add_rows (EiamCustomAttributes *self,
                                               GPtrArray            *rows);
EiamFieldRow *eiam_custom_attributes_find_row (EiamCustomAttributes *self,
                                               const char           *key);

G_END_DECLS
