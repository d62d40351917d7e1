/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void eiam_typing_insert    (GtkText    *target,
                            const char *text);
void eiam_typing_backspace (GtkText    *target);
void eiam_typing_enter     (GtkText    *target);
void eiam_typing_next      (GtkText    *target);

G_END_DECLS
