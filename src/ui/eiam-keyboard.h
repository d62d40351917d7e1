/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_KEYBOARD (eiam_keyboard_get_type ())
G_DECLARE_FINAL_TYPE (EiamKeyboard, eiam_keyboard, EIAM, KEYBOARD, AdwBin)

GtkWidget *eiam_keyboard_new        (void);
GtkText   *eiam_keyboard_get_target (EiamKeyboard *self);
void       eiam_keyboard_set_target (EiamKeyboard *self,
                                     GtkText      *target,
                                     gboolean      keypad);

G_END_DECLS
