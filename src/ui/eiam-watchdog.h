/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_WATCHDOG (eiam_watchdog_get_type ())
G_DECLARE_FINAL_TYPE (EiamWatchdog, eiam_watchdog, EIAM, WATCHDOG, GObject)

EiamWatchdog *eiam_watchdog_new       (void);
void          eiam_watchdog_follow    (EiamWatchdog   *self,
                                       GtkApplication *application);
void          eiam_watchdog_set_ready (EiamWatchdog   *self);
void          eiam_watchdog_stop      (EiamWatchdog   *self);

G_END_DECLS
