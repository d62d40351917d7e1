/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-policy.h"

#include <string.h>

#include "eiam-demo-body.h"
#include "eiam-demo-countries.h"
#include "eiam-demo-error.h"

/* The password policy that the vendor ships (spec/api.md 8). */
#define PASSWORD_MIN     8
#define PASSWORD_MAX     18
#define PASSWORD_CLASSES 3
#define SPECIALS         "~!#$%&+-,*:;<=>@_?^`./"

#define TEXT_MAX 255
#define URL_MAX  2048

static const char * const weak_passwords[] = {
  "aa123456", "abc12345", "abcd1234", "admin123", "admin@123", "changeme1", "p@ssw0rd", "passw0rd",
  "password1", "password123", "qwerty123", "1qaz@wsx", "welcome1", "welcome123",
};

typedef gboolean (*FormatCheck) (const char *text);

typedef struct {
  const char   *member;
  unsigned int  max_length;
  FormatCheck   check; /* (nullable) */
} Format;

static gboolean
is_email (const char *text)
{
  return g_regex_match_simple ("^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$", text, 0, 0);
}

static gboolean
is_user_name (const char *text)
{
  return g_regex_match_simple ("^\\S+$", text, 0, 0);
}

static gboolean
is_gender (const char *text)
{
  static const char * const genders[] = { "female", "male", "unknow", NULL };

  return g_strv_contains (genders, text);
}

static gboolean
is_birthday (const char *text)
{
  if (!g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;

  return strncmp (text, "0000", 4) != 0
         && g_date_valid_dmy ((GDateDay) g_ascii_strtoull (text + 8, NULL, 10),
                              (GDateMonth) g_ascii_strtoull (text + 5, NULL, 10),
                              (GDateYear) g_ascii_strtoull (text, NULL, 10));
}

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "https")
             || g_str_equal (g_uri_get_scheme (uri), "http"));
}

static const Format formats[] = {
  { "user_name", 64, is_user_name },
  { "name", TEXT_MAX, NULL },
  { "email", TEXT_MAX, is_email },
  { "head_img", URL_MAX, is_web_address },
  { "attr_gender", TEXT_MAX, is_gender },
  { "attr_birthday", TEXT_MAX, is_birthday },
  { "attr_nick_name", TEXT_MAX, NULL },
  { "mailing_address", TEXT_MAX, NULL },
  { "zip_code", TEXT_MAX, NULL },
  { "first_name", TEXT_MAX, NULL },
  { "middle_name", TEXT_MAX, NULL },
  { "last_name", TEXT_MAX, NULL },
  { "industry", TEXT_MAX, NULL },
};

static gboolean
check_format (const Format  *format,
              const char    *text,
              GError       **error)
{
  if (g_utf8_strlen (text, -1) <= format->max_length
      && (format->check == NULL || format->check (text)))
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_FORMAT, format->member);
  return FALSE;
}

/* Counts the kinds of characters in @password, or returns 0 for a forbidden one. */
static unsigned int
count_classes (const char *password)
{
  gboolean upper = FALSE;
  gboolean lower = FALSE;
  gboolean digit = FALSE;
  gboolean special = FALSE;

  for (const char *c = password; *c != '\0'; c++)
    {
      if (g_ascii_isupper (*c))
        upper = TRUE;
      else if (g_ascii_islower (*c))
        lower = TRUE;
      else if (g_ascii_isdigit (*c))
        digit = TRUE;
      else if (strchr (SPECIALS, *c) != NULL)
        special = TRUE;
      else
        return 0;
    }

  return (unsigned int) upper + lower + digit + special;
}

static gboolean
is_weak (const char *password)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (weak_passwords); i++)
    {
      if (g_ascii_strcasecmp (password, weak_passwords[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_likeness (const char  *password,
                const char  *user_name,
                GError     **error)
{
  g_autofree char *reversed = g_utf8_strreverse (user_name, -1);

  if (g_str_equal (password, user_name))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_IS_NAME, "pwd");
      return FALSE;
    }
  if (g_str_equal (password, reversed))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_REVERSED, "pwd");
      return FALSE;
    }

  return TRUE;
}

/**
 * eiam_demo_policy_check_mobile:
 * @member: the parameter that holds @mobile
 * @mobile: a text
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether @mobile is a mobile number
 */
gboolean
eiam_demo_policy_check_mobile (const char  *member,
                               const char  *mobile,
                               GError     **error)
{
  g_return_val_if_fail (member != NULL && mobile != NULL, FALSE);

  if (strlen (mobile) <= 32 && eiam_demo_countries_match (mobile))
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_FORMAT, member);
  return FALSE;
}

/**
 * eiam_demo_policy_check_sender:
 * @sender: a text
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether a code can be sent to @sender, a number or an email address
 */
gboolean
eiam_demo_policy_check_sender (const char  *sender,
                               GError     **error)
{
  g_return_val_if_fail (sender != NULL, FALSE);

  if (strlen (sender) <= TEXT_MAX && is_email (sender))
    return TRUE;

  return eiam_demo_policy_check_mobile ("sender", sender, error);
}

/**
 * eiam_demo_policy_check_profile:
 * @body: a registration
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Checks types first, then formats, of everything that may be left out.
 *
 * Returns: whether nothing is wrong with it
 */
gboolean
eiam_demo_policy_check_profile (JsonObject  *body,
                                GError     **error)
{
  const char *values[G_N_ELEMENTS (formats)];
  const char *password = NULL;

  g_return_val_if_fail (body != NULL, FALSE);

  for (unsigned int i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!eiam_demo_body_optional (body, formats[i].member, &values[i], error))
        return FALSE;
    }
  if (!eiam_demo_body_optional (body, "pwd", &password, error)
      || !eiam_demo_body_extension (body, error))
    return FALSE;

  for (unsigned int i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (values[i] != NULL && *values[i] != '\0' && !check_format (&formats[i], values[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * eiam_demo_policy_check_password:
 * @password: a text
 * @user_name: (nullable): the user name beside it
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether @password keeps the password policy
 */
gboolean
eiam_demo_policy_check_password (const char  *password,
                                 const char  *user_name,
                                 GError     **error)
{
  glong length;

  g_return_val_if_fail (password != NULL, FALSE);

  length = g_utf8_strlen (password, -1);
  if (length == 0)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_BLANK, "pwd");
      return FALSE;
    }
  if (user_name != NULL && !check_likeness (password, user_name, error))
    return FALSE;
  if (length < PASSWORD_MIN || length > PASSWORD_MAX)
    {
      g_set_error (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_LENGTH, "%d–%d",
                   PASSWORD_MIN, PASSWORD_MAX);
      return FALSE;
    }
  if (is_weak (password))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_WEAK, "pwd");
      return FALSE;
    }
  if (count_classes (password) < PASSWORD_CLASSES)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PASSWORD_RULE,
                           "a–z A–Z 0–9 " SPECIALS " (≥ 3)");
      return FALSE;
    }

  return TRUE;
}
