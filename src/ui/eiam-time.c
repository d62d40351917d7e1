/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-time.h"

#include "eiam-text.h"

#include <glib/gi18n.h>

#define MINUTE (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * eiam_time_format_moment:
 * @moment: a time
 *
 * Returns: (transfer full): date and time of @moment on the clock of this
 *   machine, for people
 */
char *
eiam_time_format_moment (GDateTime *moment)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  if (local == NULL)
    return g_strdup ("");

  /* Translators: a date with time, in the notation of g_date_time_format(). %e day, %B month by
   * name, %m month by number, %Y year, %H hour, %M minute. */
  text = g_date_time_format (local, _("%e %B %Y, %H:%M"));

  /* Days below ten are padded, which is right in a table only. */
  return eiam_text_clean (text);
}

/**
 * eiam_time_format_left:
 * @moment: a time
 * @now: the present
 *
 * Returns: (transfer full) (nullable): how long it is until @moment, as a
 *   number of days, hours or minutes, or %NULL when it has passed
 */
char *
eiam_time_format_left (GDateTime *moment,
                       GDateTime *now)
{
  gint64 seconds = 0;
  unsigned int count = 0;

  g_return_val_if_fail (moment != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  seconds = g_date_time_difference (moment, now) / G_TIME_SPAN_SECOND;
  if (seconds <= 0)
    return NULL;

  /* Rounded to the nearest, so that 12 hours just begun are not called 11. */
  if (seconds >= 2 * DAY)
    {
      count = (unsigned int) MIN ((seconds + DAY / 2) / DAY, G_MAXINT);
      /* Translators: the time left, in days. */
      return g_strdup_printf (ngettext ("%u day", "%u days", count), count);
    }
  if (seconds >= 2 * HOUR - MINUTE)
    {
      count = (unsigned int) ((seconds + HOUR / 2) / HOUR);
      /* Translators: the time left, in hours. */
      return g_strdup_printf (ngettext ("%u hour", "%u hours", count), count);
    }

  count = (unsigned int) MAX ((seconds + MINUTE / 2) / MINUTE, 1);
  /* Translators: the time left, in minutes. */
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", count), count);
}

/**
 * eiam_time_format_clock:
 * @moment: a time
 *
 * Returns: (transfer full): the time of day of @moment on the clock of this
 *   machine, hours and minutes
 */
char *
eiam_time_format_clock (GDateTime *moment)
{
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);

  /* Translators: a time of day for g_date_time_format(), hours and minutes */
  return local == NULL ? g_strdup ("") : g_date_time_format (local, _("%H:%M"));
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  g_autoptr (GDateTime) local_a = g_date_time_to_local (a);
  g_autoptr (GDateTime) local_b = g_date_time_to_local (b);

  return g_date_time_get_year (local_a) == g_date_time_get_year (local_b)
         && g_date_time_get_day_of_year (local_a) == g_date_time_get_day_of_year (local_b);
}

/**
 * eiam_time_format_opening:
 * @moment: when something can be done again
 * @now: the present
 *
 * Returns: (transfer full): the time of day of @moment, with the date when it
 *   is not today; never a minute too early
 */
char *
eiam_time_format_opening (GDateTime *moment,
                          GDateTime *now)
{
  g_autoptr (GDateTime) full = NULL;

  g_return_val_if_fail (moment != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  full = g_date_time_add_seconds (moment, MINUTE - 1);

  return is_same_day (full, now) ? eiam_time_format_clock (full) : eiam_time_format_moment (full);
}
