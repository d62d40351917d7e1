/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkTextDirection eiam_test_script_get_direction  (const char *tag);
void             eiam_test_script_find_missing   (GtkWidget  *window,
                                                  GPtrArray  *faults);
void             eiam_test_script_find_cut       (GtkWidget  *window,
                                                  const char *tag,
                                                  GPtrArray  *faults);
void             eiam_test_script_find_reordered (GtkWidget  *window,
                                                  GPtrArray  *faults);
void             eiam_test_script_find_turned    (GtkWidget  *window,
                                                  const char *tag,
                                                  GPtrArray  *faults);

G_END_DECLS
