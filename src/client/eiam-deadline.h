/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EIAM_TYPE_DEADLINE (eiam_deadline_get_type ())
G_DECLARE_FINAL_TYPE (EiamDeadline, eiam_deadline, EIAM, DEADLINE, GObject)

EiamDeadline *eiam_deadline_new             (unsigned int  timeout_ms,
                                             GCancellable *outer);
GCancellable *eiam_deadline_get_cancellable (EiamDeadline *self);
gboolean      eiam_deadline_get_passed      (EiamDeadline *self);

G_END_DECLS
