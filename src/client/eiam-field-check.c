/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What a field's text must look like. The service's own rules are not known
 * (spec/api.md 4.4), so a check refuses only what can never be right. */

#define MIN_MOBILE_DIGITS 4
#define MAX_MOBILE_DIGITS 17
#define MIN_CODE_DIGITS 4
#define MAX_CODE_DIGITS 8
#define FIRST_BIRTHDAY "1850-01-01"

static gboolean
has_space_or_control (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        return TRUE;
    }

  return FALSE;
}

/**
 * eiam_field_check_mobile:
 * @text: a number cleaned by eiam_text_clean_mobile()
 *
 * Accepts digits, with a leading plus and one hyphen behind the area code.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_mobile (const char *text)
{
  const char *p = text;
  unsigned int digits = 0;
  unsigned int hyphens = 0;

  if (*p == '+')
    p++;
  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p == '-' && text[0] == '+' && digits > 0)
        hyphens++;
      else
        return N_("A mobile number has digits only.");
    }

  if (digits < MIN_MOBILE_DIGITS || hyphens > 1)
    return N_("This mobile number is not complete.");
  if (digits > MAX_MOBILE_DIGITS)
    return N_("This mobile number has too many digits.");

  return NULL;
}

/**
 * eiam_field_check_code:
 * @text: a code cleaned by eiam_text_clean_code()
 *
 * Accepts four to eight digits (spec/api.md 8).
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_code (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (text[digits] != '\0')
    return N_("A code has digits only.");
  if (digits < MIN_CODE_DIGITS)
    return N_("The code is not complete.");
  if (digits > MAX_CODE_DIGITS)
    return N_("The code has too many digits.");

  return NULL;
}

/**
 * eiam_field_check_user_name:
 * @text: a clean user name
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_user_name (const char *text)
{
  if (has_space_or_control (text))
    return N_("A username has no spaces.");

  return NULL;
}

/**
 * eiam_field_check_email:
 * @text: a clean e-mail address
 *
 * Accepts internationalised addresses: one at sign that is not at an end, and
 * a domain whose labels are not empty.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_email (const char *text)
{
  const char *at = strrchr (text, '@');
  g_auto (GStrv) labels = NULL;
  unsigned int i;

  if (has_space_or_control (text) && text[0] != '"')
    return N_("An email address has no spaces.");
  if (at == NULL || at == text)
    return N_("An email address looks like name@example.com.");
  if (text[0] != '"' && strchr (text, '@') != at)
    return N_("An email address has only one @.");

  labels = g_strsplit (at + 1, ".", -1);
  for (i = 0; labels[i] != NULL; i++)
    {
      if (*labels[i] == '\0')
        return N_("An email address looks like name@example.com.");
    }

  return i < 2 && at[1] != '[' ? N_("An email address looks like name@example.com.") : NULL;
}

/**
 * eiam_field_check_url:
 * @text: a clean web address
 *
 * Accepts absolute http and https addresses with a host.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_url (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return N_("A picture’s address looks like https://example.com/me.jpg.");

  scheme = g_uri_get_scheme (uri);
  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return N_("A picture’s address begins with https://.");

  return NULL;
}

/* Reads exactly @digits digits. */
static gboolean
read_number (const char   *text,
             unsigned int  digits,
             unsigned int *number)
{
  unsigned int i;

  *number = 0;
  for (i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (unsigned int) (text[i] - '0');
    }

  return TRUE;
}

/**
 * eiam_field_check_date:
 * @text: a clean date
 *
 * Accepts `yyyy-MM-dd`, a day that exists.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_date (const char *text)
{
  unsigned int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-' ||
      !read_number (text, 4, &year) || !read_number (text + 5, 2, &month) ||
      !read_number (text + 8, 2, &day))
    return N_("Write the date as year-month-day, such as 1990-04-27.");
  if (month > 12 || day > 31 || year == 0 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return N_("There is no such day.");

  return NULL;
}

/**
 * eiam_field_check_birthday:
 * @text: a clean date
 *
 * Accepts `yyyy-MM-dd` (spec: Request Parameters), a day in the past.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_birthday (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const char *fault = eiam_field_check_date (text);

  if (fault != NULL)
    return fault;
  /* Dates of this form sort as text. */
  if (strcmp (text, today) > 0)
    return N_("This day is in the future.");
  if (strcmp (text, FIRST_BIRTHDAY) < 0)
    return N_("This day is too long ago.");

  return NULL;
}

/**
 * eiam_field_check_zip_code:
 * @text: a clean postal code
 *
 * Accepts letters, digits, spaces and hyphens of any script.
 *
 * Returns: (nullable): what is wrong, to be translated
 */
const char *
eiam_field_check_zip_code (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && c != ' ' && c != '-')
        return N_("A postal code has letters and digits only.");
    }

  return NULL;
}
