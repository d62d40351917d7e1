/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EIAM_TYPE_COUNTDOWN (eiam_countdown_get_type ())
G_DECLARE_FINAL_TYPE (EiamCountdown, eiam_countdown, EIAM, COUNTDOWN, GObject)

EiamCountdown *eiam_countdown_new      (void);
void           eiam_countdown_start    (EiamCountdown *self,
                                        unsigned int   seconds);
unsigned int   eiam_countdown_get_left (EiamCountdown *self);

G_END_DECLS
