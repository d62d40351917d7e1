/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void eiam_shortcuts_install (GtkWidgetClass *window_class);
void eiam_shortcuts_present (GtkWindow      *parent);
void eiam_shortcuts_close   (GtkWindow      *window);

G_END_DECLS
