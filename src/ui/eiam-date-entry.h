/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       eiam_date_entry_set_up     (GtkWidget    *entry);
GtkWidget *eiam_date_entry_new_button (GtkWidget    *entry,
                                       const char   *label,
                                       unsigned int  years_ago);

G_END_DECLS
