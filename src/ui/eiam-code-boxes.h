/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_CODE_BOXES (eiam_code_boxes_get_type ())
G_DECLARE_FINAL_TYPE (EiamCodeBoxes, eiam_code_boxes, EIAM, CODE_BOXES, GtkWidget)

GtkWidget    *eiam_code_boxes_new        (GtkEntry      *entry);
unsigned int  eiam_code_boxes_get_number (EiamCodeBoxes *self);
void          eiam_code_boxes_set_length (EiamCodeBoxes *self,
                                          unsigned int   length);

G_END_DECLS
