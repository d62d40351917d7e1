/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     eiam_test_whole_settle (GtkWidget *window);
gboolean eiam_test_whole_show   (GtkWidget *window,
                                 int        width);

G_END_DECLS
