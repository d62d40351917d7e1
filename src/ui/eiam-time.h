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
gboolean    eiam_time_has_names      (void);
const char *eiam_time_get_month_name (unsigned int month);
const char *eiam_time_get_day_name   (unsigned int day);

G_END_DECLS
