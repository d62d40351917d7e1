/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char     *eiam_about_dup_debug_info (void);
void      eiam_about_present        (GtkWindow *parent);
gboolean  eiam_about_close          (GtkWindow *window);

G_END_DECLS
