/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-attribute.h"
#include "eiam-field.h"

G_BEGIN_DECLS

#define EIAM_TYPE_FIELD_ROW (eiam_field_row_get_type ())
G_DECLARE_FINAL_TYPE (EiamFieldRow, eiam_field_row, EIAM, FIELD_ROW, AdwPreferencesRow)

GtkWidget  *eiam_field_row_new               (EiamField           field);
GtkWidget  *eiam_field_row_new_for_attribute (EiamAttribute      *attribute);
GtkWidget  *eiam_field_row_new_for_text      (const char         *label);
GtkWidget  *eiam_field_row_new_for_choices   (const char         *label,
                                              const char * const *values,
                                              const char * const *names);
const char *eiam_field_row_get_key           (EiamFieldRow       *self);
const char *eiam_field_row_get_label         (EiamFieldRow       *self);
const char *eiam_field_row_get_text          (EiamFieldRow       *self);
void        eiam_field_row_set_text          (EiamFieldRow       *self,
                                              const char         *text);
const char *eiam_field_row_get_error         (EiamFieldRow       *self);
void        eiam_field_row_set_error         (EiamFieldRow       *self,
                                              const char         *sentence);
void        eiam_field_row_set_hint          (EiamFieldRow       *self,
                                              const char         *hint);
gboolean    eiam_field_row_get_required      (EiamFieldRow       *self);
void        eiam_field_row_set_required      (EiamFieldRow       *self,
                                              gboolean            required);
void        eiam_field_row_add_suffix        (EiamFieldRow       *self,
                                              GtkWidget          *widget);
GtkWidget  *eiam_field_row_get_control       (EiamFieldRow       *self);

G_END_DECLS
