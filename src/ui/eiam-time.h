/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_time_format_moment  (GDateTime *moment);
char *eiam_time_format_left    (GDateTime *moment,
                                GDateTime *now);
char *eiam_time_format_clock   (GDateTime *moment);
char *eiam_time_format_opening (GDateTime *moment,
                                GDateTime *now);

G_END_DECLS
