/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64   eiam_clock_now               (void);
gboolean eiam_clock_is_before_release (GDateTime *now);

G_END_DECLS
