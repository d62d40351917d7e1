/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-text.h"

#include <string.h>


/* Turning what people type and paste into what the service takes. */

#define MIN_CODE_LENGTH 4
#define MAX_CODE_LENGTH 8

/* Some milliseconds of a match; expressions for numbers take a few dozen steps. */
#define PATTERN_LIMIT "(*LIMIT_MATCH=100000)"

/**
 * eiam_text_clean:
 * @text: (nullable): what was entered
 *
 * Puts @text into Unicode normal form C and removes white space and control
 * characters at both ends.
 *
 * Returns: (transfer full): the clean text, "" when there is none or it is not UTF-8
 */
char *
eiam_text_clean (const char *text)
{
  char *clean;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  /* ASCII is in normal form C already. */
  clean = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (clean == NULL)
    return g_strdup ("");

  for (;;)
    {
      const char *end = clean + strlen (clean);
      const char *last = g_utf8_find_prev_char (clean, end);
      gunichar c;

      if (last == NULL)
        break;
      c = g_utf8_get_char (last);
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        break;
      clean[last - clean] = '\0';
    }

  {
    const char *start = clean;

    while (*start != '\0' && (g_unichar_isspace (g_utf8_get_char (start)) ||
                              g_unichar_iscntrl (g_utf8_get_char (start))))
      start = g_utf8_next_char (start);
    memmove (clean, start, strlen (start) + 1);
  }

  return clean;
}

/**
 * eiam_text_ascii_digits:
 * @text: (nullable): any text
 *
 * Replaces the decimal digits of every script by ASCII digits, and the
 * full-width plus sign by the ASCII one.
 *
 * Returns: (transfer full): the text with ASCII digits
 */
char *
eiam_text_ascii_digits (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return g_strdup (text);

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, '0' + digit);
      else if (c == 0xFF0B)
        g_string_append_c (out, '+');
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_phone_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
         g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ||
         c == '(' || c == ')' || c == '.' || c == '/' || c == 0xFF08 || c == 0xFF09;
}

/**
 * eiam_text_clean_mobile:
 * @text: (nullable): a mobile number in any spelling
 *
 * Removes the separators people write into numbers and turns foreign digits
 * into ASCII; a leading `00` becomes `+`. The hyphen that the service's own
 * form has behind the area code (`+852-61234567`, spec/api.md 4.5) is kept
 * when exactly one hyphen stands in a number that begins with `+`.
 * Characters that belong in no number are left in, so that a check can name them.
 *
 * Returns: (transfer full): the number, "" when there is none
 */
char *
eiam_text_clean_mobile (const char *text)
{
  g_autofree char *ascii = eiam_text_ascii_digits (text);
  g_autofree char *trimmed = eiam_text_clean (ascii);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p;
  gsize hyphen = 0;
  unsigned int separators = 0;

  for (p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_phone_separator (c))
        {
          g_string_append_unichar (out, c);
          continue;
        }
      /* Format characters are invisible: people do not know they pasted them. */
      if (g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      separators++;
      if (c == '-')
        hyphen = out->len;
    }

  if (g_str_has_prefix (out->str, "00"))
    {
      g_string_erase (out, 0, 2);
      g_string_prepend_c (out, '+');
    }
  else if (out->str[0] == '+' && separators == 1 && hyphen > 1 && hyphen <= 4)
    {
      g_string_insert_c (out, hyphen, '-');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The longest run of digits that could be a code, in a text of ASCII digits;
 * a run that is too long is a phone number or a date. */
static char *
find_code_run (const char *text)
{
  const char *p = text;
  char *best = NULL;

  while (*p != '\0')
    {
      gsize run = strspn (p, "0123456789");

      if (run >= MIN_CODE_LENGTH && run <= MAX_CODE_LENGTH && best == NULL)
        best = g_strndup (p, run);
      p += run;
      p += strcspn (p, "0123456789");
    }

  return best;
}

/**
 * eiam_text_clean_code:
 * @text: (nullable): a code as typed, or a whole message that holds it
 *
 * When @text is nothing but digits and separators, the digits are the code.
 * Otherwise the first run of four to eight digits is.
 *
 * Returns: (transfer full): ASCII digits, "" when there are none
 */
char *
eiam_text_clean_code (const char *text)
{
  g_autofree char *ascii = eiam_text_ascii_digits (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean only_digits = TRUE;
  const char *p;

  for (p = ascii; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (!is_phone_separator (c) && !g_unichar_iscntrl (c))
        only_digits = FALSE;
    }

  if (!only_digits)
    {
      char *run = find_code_run (ascii);

      if (run != NULL)
        return run;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * eiam_text_is_header_value:
 * @text: a text
 *
 * Header values are ASCII (spec/api.md 2.1), and a line break in one would be
 * another header.
 *
 * Returns: whether @text has printable ASCII characters only
 */
gboolean
eiam_text_is_header_value (const char *text)
{
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);

  for (p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isprint (*p))
        return FALSE;
    }

  return TRUE;
}

/**
 * eiam_text_limit:
 * @text: (nullable): any text, also one that is not UTF-8
 * @max_chars: the most characters to keep
 *
 * Makes a foreign text fit for showing: valid UTF-8, no control characters,
 * at most @max_chars characters, with an ellipsis where it was cut.
 *
 * Returns: (transfer full): the text
 */
char *
eiam_text_limit (const char   *text,
                 unsigned int  max_chars)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize length = text == NULL ? 0 : strnlen (text, (gsize) max_chars * 6 + 6);
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, length);
  unsigned int n = 0;
  const char *p;

  for (p = valid; *p != '\0' && n < max_chars; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      /* Bidirectional controls could make the text read as something else. */
      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  if (*p != '\0')
    g_string_append (out, "…");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * eiam_text_compile_pattern:
 * @pattern: a regular expression, from the service or an administrator
 *
 * Compiles @pattern so that it matches whole texts only, also where it has no
 * anchors or a branch that matches less comes first. An expression that would
 * try on and on gives up with an error.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when @pattern is none
 */
GRegex *
eiam_text_compile_pattern (const char *pattern)
{
  g_autoptr (GRegex) alone = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (pattern != NULL, NULL);

  /* By itself first: a stray bracket must not pair with ours. */
  alone = g_regex_new (pattern, G_REGEX_DEFAULT, 0, NULL);
  if (alone == NULL)
    return NULL;

  whole = g_strdup_printf (PATTERN_LIMIT "\\A(?:%s)\\z", pattern);
  return g_regex_new (whole, G_REGEX_DEFAULT, 0, NULL);
}
