/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ProbePaintFunc:
 * @now: when a frame was on the screen, in microseconds of g_get_monotonic_time()
 */
typedef void (*ProbePaintFunc) (gint64 now);

void     probe_watch_frames  (ProbePaintFunc  on_painted);
void     probe_watch_loop    (void);
gint64   probe_take_stall    (void);
gint64   probe_take_work     (void);
long     probe_read_pss      (void);
long     probe_read_resident (void);
long     probe_read_written  (void);
gint64   probe_read_switches (void);
gint64   probe_read_cpu      (void);
gboolean probe_shows_text    (const char     *text);

G_END_DECLS
