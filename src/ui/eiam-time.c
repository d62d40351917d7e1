/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-time.h"

#include "eiam-language.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

#define MINUTE (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Names of months and days come from GLib's own catalogue, as those of the C
 * library are in the language of the locale, and there may be none but C.UTF-8. */
#define NAMES_DOMAIN "glib20"
#define MONTH_CONTEXT "full month name"
#define MONTH_WITH_DAY_CONTEXT "full month name with day"
#define DAY_CONTEXT "abbreviated weekday name"

static const char * const months[] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December"
};

static const char * const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

/* The format with the month in it, or one with numbers only that everybody reads. */
static char *
insert_month (const char *format,
              int         month)
{
  g_auto (GStrv) parts = g_strsplit (format, "%B", -1);

  if (parts[0] != NULL && parts[1] != NULL && !eiam_time_has_names ())
    return g_strdup ("%Y-%m-%d %H:%M");
  return g_strjoinv (g_dpgettext2 (NAMES_DOMAIN, MONTH_WITH_DAY_CONTEXT, months[month - 1]),
                     parts);
}

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
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  if (local == NULL)
    return g_strdup ("");

  /* Translators: a date with time, in the notation of g_date_time_format(). %e day, %B month by
   * name, %m month by number, %Y year, %H hour, %M minute. */
  format = insert_month (_("%e %B %Y, %H:%M"), g_date_time_get_month (local));
  text = g_date_time_format (local, format);

  /* Days below ten are padded, which is right in a table only. */
  clean = eiam_text_clean (text);
  return eiam_language_dup_digits (clean);
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
  g_autofree char *text = NULL;

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
      text = g_strdup_printf (ngettext ("%u day", "%u days", count), count);
    }
  else if (seconds >= 2 * HOUR - MINUTE)
    {
      count = (unsigned int) ((seconds + HOUR / 2) / HOUR);
      /* Translators: the time left, in hours. */
      text = g_strdup_printf (ngettext ("%u hour", "%u hours", count), count);
    }
  else
    {
      count = (unsigned int) MAX ((seconds + MINUTE / 2) / MINUTE, 1);
      /* Translators: the time left, in minutes. */
      text = g_strdup_printf (ngettext ("%u minute", "%u minutes", count), count);
    }
  return eiam_language_dup_digits (text);
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
  g_autofree char *text = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  if (local == NULL)
    return g_strdup ("");

  /* Translators: a time of day for g_date_time_format(), hours and minutes */
  text = g_date_time_format (local, _("%H:%M"));
  return eiam_language_dup_digits (text);
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

/**
 * eiam_time_has_names:
 *
 * Returns: whether the names of months and days are known in the language in use
 */
gboolean
eiam_time_has_names (void)
{
  /* No language calls the first month what English does. */
  return g_str_has_prefix (eiam_language_get_code (), "en")
         || !g_str_equal (eiam_time_get_month_name (1), months[0]);
}

/**
 * eiam_time_get_month_name:
 * @month: 1 to 12
 *
 * Returns: what the month is called where it stands alone
 */
const char *
eiam_time_get_month_name (unsigned int month)
{
  g_return_val_if_fail (month >= 1 && month <= G_N_ELEMENTS (months), NULL);

  return g_dpgettext2 (NAMES_DOMAIN, MONTH_CONTEXT, months[month - 1]);
}

/**
 * eiam_time_get_day_name:
 * @day: 0 for Monday to 6 for Sunday
 *
 * Returns: the short name of the day of the week
 */
const char *
eiam_time_get_day_name (unsigned int day)
{
  g_return_val_if_fail (day < G_N_ELEMENTS (days), NULL);

  return g_dpgettext2 (NAMES_DOMAIN, DAY_CONTEXT, days[day]);
}
