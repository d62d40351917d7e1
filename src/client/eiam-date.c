/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-date.h"

#include <langinfo.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-text.h"

/* Reading dates as people write them; the service takes one form only. */

#define N_PARTS 3
#define YEAR_DIGITS 4
#define COMPACT_LENGTH 8

typedef struct {
  unsigned int digits[N_PARTS];
  unsigned int values[N_PARTS];
  unsigned int count;
  gboolean     dotted;  /* the first two are parted by a dot */
} Parts;

static gboolean
is_part_end (gunichar c)
{
  static const char marks[] = "./．／年月日號号년월일";

  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION
         || g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
read_part (const char **position,
           Parts       *parts)
{
  const char *p = *position;
  gsize digits = strspn (p, "0123456789");

  if (digits == 0 || digits > YEAR_DIGITS || parts->count == N_PARTS)
    return FALSE;

  parts->digits[parts->count] = (unsigned int) digits;
  parts->values[parts->count] = (unsigned int) g_ascii_strtoull (p, NULL, 10);
  parts->count++;
  *position = p + digits;

  return TRUE;
}

/* Between two parts: one sign at most, and spaces. Returns FALSE where nothing
 * parts the numbers, or too much does. */
static gboolean
skip_separator (const char **position)
{
  const char *start = *position;
  const char *p = start;
  unsigned int signs = 0;

  for (; *p != '\0' && !g_ascii_isdigit (*p); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_part_end (c))
        signs++;
      else if (!g_unichar_isspace (c))
        return FALSE;
    }
  *position = p;

  return p > start && signs <= 1;
}

static gboolean
split (const char *text,
       Parts      *parts)
{
  const char *p = text;

  while (read_part (&p, parts))
    {
      if (*p == '\0')
        return parts->count == N_PARTS;
      if (parts->count == 1)
        parts->dotted = *p == '.';
      if (!skip_separator (&p))
        return FALSE;
      if (*p == '\0')
        return parts->count == N_PARTS;
    }

  return FALSE;
}

static char *
write_date (unsigned int year,
            unsigned int month,
            unsigned int day)
{
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* Of the two numbers before a year, one that is too great for a month is the day.
 * Nobody who writes dots has the month first. */
static char *
write_with_year_last (const Parts   *parts,
                      EiamDateOrder  order)
{
  unsigned int first = parts->values[0];
  unsigned int second = parts->values[1];
  gboolean day_first = order == EIAM_DATE_ORDER_DMY || parts->dotted;

  if (first > 12)
    day_first = TRUE;
  else if (second > 12)
    day_first = FALSE;

  return day_first ? write_date (parts->values[2], second, first)
                   : write_date (parts->values[2], first, second);
}

/* Characters that are not seen come along with what is pasted. */
static char *
drop_invisible (const char *text)
{
  g_autofree char *clean = eiam_text_clean (text);
  g_autofree char *ascii = eiam_text_ascii_digits (clean);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, g_utf8_get_char (p));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static EiamDateOrder
get_session_order (void)
{
  return eiam_date_order_of_format (nl_langinfo (D_FMT));
}

/**
 * eiam_date_order_of_format:
 * @format: a date in the notation of strftime()
 *
 * Returns: the order of the parts in @format; where that cannot be told, year,
 *   month, day
 */
EiamDateOrder
eiam_date_order_of_format (const char *format)
{
  const char *p = format;

  g_return_val_if_fail (format != NULL, EIAM_DATE_ORDER_YMD);

  while ((p = strchr (p, '%')) != NULL)
    {
      p += 1;
      p += strspn (p, "-_0^#EO");
      if (*p == '\0')
        break;
      if (strchr ("yYCGF", *p) != NULL)
        return EIAM_DATE_ORDER_YMD;
      if (strchr ("de", *p) != NULL)
        return EIAM_DATE_ORDER_DMY;
      if (strchr ("mbBhD", *p) != NULL)
        return EIAM_DATE_ORDER_MDY;
      p++;
    }

  return EIAM_DATE_ORDER_YMD;
}

/**
 * eiam_date_get_order:
 *
 * Returns: the order in which the readers of the language in use write dates
 */
EiamDateOrder
eiam_date_get_order (void)
{
  static const struct
  {
    const char    *name;
    EiamDateOrder  order;
  } orders[] = {
    { "YMD", EIAM_DATE_ORDER_YMD },
    { "DMY", EIAM_DATE_ORDER_DMY },
    { "MDY", EIAM_DATE_ORDER_MDY },
  };
  /* Translators: the order in which dates are written in your language: "YMD" for year, month,
   * day, "DMY" for day, month, year, "MDY" for month, day, year. Leave it as "session" where
   * that differs between countries. Nothing else. */
  const char *name = C_("date order", "session");

  for (unsigned int i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (g_str_equal (orders[i].name, name))
        return orders[i].order;
    }

  return get_session_order ();
}

/**
 * eiam_date_read:
 * @text: (nullable): a date as typed
 * @order: the order in which an ambiguous date without dots is read
 *
 * Reads a date with a year of four digits at one end, such as `2022-02-17`,
 * `17.2.2022`, `02/17/2022`, `2022年2月17日` or `20220217`, in any digits.
 * Whether there is such a day is not checked.
 *
 * Returns: (transfer full) (nullable): `yyyy-MM-dd`, or %NULL when @text is no date
 */
char *
eiam_date_read (const char    *text,
                EiamDateOrder  order)
{
  g_autofree char *clean = drop_invisible (text);
  Parts parts = { 0 };

  if (strlen (clean) == COMPACT_LENGTH && strspn (clean, "0123456789") == COMPACT_LENGTH)
    return g_strdup_printf ("%.4s-%.2s-%.2s", clean, clean + 4, clean + 6);

  if (!split (clean, &parts) || parts.digits[1] > 2)
    return NULL;
  if (parts.digits[0] == YEAR_DIGITS && parts.digits[2] <= 2)
    return write_date (parts.values[0], parts.values[1], parts.values[2]);
  if (parts.digits[2] == YEAR_DIGITS && parts.digits[0] <= 2)
    return write_with_year_last (&parts, order);

  return NULL;
}

/**
 * eiam_date_clean:
 * @text: (nullable): what was typed
 *
 * Brings a date into the form that the service takes.
 *
 * Returns: (transfer full): `yyyy-MM-dd`, or @text trimmed and with ASCII digits
 *   when it is no date
 */
char *
eiam_date_clean (const char *text)
{
  g_autofree char *date = eiam_date_read (text, eiam_date_get_order ());
  g_autofree char *ascii = NULL;

  if (date != NULL)
    return g_steal_pointer (&date);

  ascii = eiam_text_ascii_digits (text);
  return eiam_text_clean (ascii);
}
