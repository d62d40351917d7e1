/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The least side of what a finger is to hit, in pixels. */
#define EIAM_TEST_LOOK_TARGET 44
/* At a self-service machine, where most people use one. */
#define EIAM_TEST_LOOK_KIOSK_TARGET 48

void eiam_test_look_find_overflow (GtkWidget *window,
                                   int        width,
                                   GPtrArray *faults);
void eiam_test_look_find_clipped  (GtkWidget *window,
                                   GPtrArray *faults);
void eiam_test_look_find_targets  (GtkWidget *window,
                                   GPtrArray *faults,
                                   int       *smallest);
void eiam_test_look_find_dwarfed  (GtkWidget *window,
                                   double     text_scale,
                                   GPtrArray *faults);

G_END_DECLS
