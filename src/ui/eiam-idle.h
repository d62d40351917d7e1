/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_IDLE (eiam_idle_get_type ())
G_DECLARE_FINAL_TYPE (EiamIdle, eiam_idle, EIAM, IDLE, GObject)

EiamIdle    *eiam_idle_new           (void);
void         eiam_idle_set_times     (EiamIdle     *self,
                                      unsigned int  timeout,
                                      unsigned int  warning);
void         eiam_idle_note_activity (EiamIdle     *self);
void         eiam_idle_stop          (EiamIdle     *self);
unsigned int eiam_idle_get_left      (EiamIdle     *self);

G_END_DECLS
