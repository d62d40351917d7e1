/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-clock.h"

#include <time.h>

/**
 * eiam_clock_now:
 *
 * Returns: microseconds since the machine was started, the time it was
 *   suspended included; setting the clock does not change it
 */
gint64
eiam_clock_now (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/**
 * eiam_clock_is_before_release:
 * @now: what the clock on the wall shows
 *
 * Returns: whether @now is before the day on which this version was released,
 *   so that the clock must be wrong
 */
gboolean
eiam_clock_is_before_release (GDateTime *now)
{
  g_autoptr (GDateTime) release = NULL;

  g_return_val_if_fail (now != NULL, FALSE);

  release = g_date_time_new_from_iso8601 (RELEASE_DATE "T00:00:00Z", NULL);
  return release != NULL && g_date_time_compare (now, release) < 0;
}
