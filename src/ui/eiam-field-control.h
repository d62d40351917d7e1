/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-attribute.h"
#include "eiam-field.h"

G_BEGIN_DECLS

/**
 * EiamFieldControlCheck:
 * @text: what was entered
 *
 * Returns: whether @text is acceptable besides what the table of fields asks for
 */
typedef gboolean (*EiamFieldControlCheck) (const char *text,
                                           gpointer    user_data);

GtkWidget  *eiam_field_control_new_for_field     (EiamField           field);
GtkWidget  *eiam_field_control_new_for_attribute (EiamAttribute      *attribute);
GtkWidget  *eiam_field_control_new_text          (void);
GtkWidget  *eiam_field_control_new_choice        (const char * const *values,
                                                  const char * const *names);
void        eiam_field_control_set_label         (GtkWidget          *control,
                                                  const char         *label);
void        eiam_field_control_set_description   (GtkWidget          *control,
                                                  const char         *description);
void        eiam_field_control_set_error_label   (GtkWidget          *control,
                                                  GtkLabel           *label);
const char *eiam_field_control_get_text          (GtkWidget          *control);
void        eiam_field_control_set_text          (GtkWidget          *control,
                                                  const char         *text);
void        eiam_field_control_set_check         (GtkWidget          *control,
                                                  EiamFieldControlCheck check,
                                                  gpointer            user_data);
void        eiam_field_control_set_left_to_right (GtkWidget          *control);
gboolean    eiam_field_control_is_acceptable     (GtkWidget          *control);

G_END_DECLS
