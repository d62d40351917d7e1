/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void eiam_wrap_labels     (GtkWidget *widget);
void eiam_wrap_set_layout (GtkWidget *widget);

G_END_DECLS
