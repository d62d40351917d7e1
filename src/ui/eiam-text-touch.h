/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void eiam_text_touch_guard (GtkWindow *window);
void eiam_text_touch_limit (GtkWindow *window);

G_END_DECLS
