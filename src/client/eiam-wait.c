/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-wait.h"

#include <string.h>

#include "eiam-text.h"

/* How long to wait, where the service tells it in its text only: SDK.LOGIN.1003
 * says "unlocks in {0} min {1} s" (spec/api.md 7.1), in English or Chinese. */

#define MAX_WAIT 86400
#define MAX_DIGITS 5

typedef struct {
  char    word[8];
  guint16 seconds;
} Unit;

/* Longer words stand before those that they begin with. */
static const Unit units[] = {
  { "hours", 3600 }, { "hour", 3600 }, { "小时", 3600 }, { "小時", 3600 },
  { "minutes", 60 }, { "minute", 60 }, { "mins", 60 }, { "min", 60 }, { "m", 60 },
  { "分钟", 60 }, { "分鐘", 60 }, { "分", 60 },
  { "seconds", 1 }, { "second", 1 }, { "secs", 1 }, { "sec", 1 }, { "s", 1 }, { "秒", 1 },
};

/* A unit at the beginning of @text; "30 signs" is not thirty seconds. */
static unsigned int
read_unit (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (unsigned int i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i].word);

      if (!g_str_has_prefix (lower, units[i].word))
        continue;
      if (g_ascii_isalpha (units[i].word[0]) && g_ascii_isalpha (lower[length]))
        continue;
      return units[i].seconds;
    }

  return 0;
}

/**
 * eiam_wait_find:
 * @text: (nullable): what the service says
 *
 * Adds up every number of hours, minutes and seconds in @text.
 *
 * Returns: seconds to wait, at most a day; 0 when @text names no time
 */
unsigned int
eiam_wait_find (const char *text)
{
  g_autofree char *ascii = eiam_text_ascii_digits (text);
  const char *p = ascii + strcspn (ascii, "0123456789");
  guint64 sum = 0;

  while (*p != '\0')
    {
      gsize digits = strspn (p, "0123456789");
      guint64 number = digits <= MAX_DIGITS ? g_ascii_strtoull (p, NULL, 10) : 0;

      p += digits;
      sum += number * read_unit (p + strspn (p, " "));
      p += strcspn (p, "0123456789");
    }

  return (unsigned int) MIN (sum, MAX_WAIT);
}
