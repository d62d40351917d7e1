/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-server-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-text.h"
#include "eiam-wait.h"

/* The service's error codes (spec/api.md 7). Three dialects of one product
 * differ in the prefix only, so codes are compared without it; a code that is
 * not listed is judged by its family. */

#define MAX_MESSAGE_CHARS 300
#define MAX_CODE_CHARS 64

#define ANY_CALL G_MAXUINT
#define ON(call) (1u << EIAM_CALL_##call)

typedef struct {
  const char  *code;
  unsigned int calls;
  EiamError    cause;
  const char  *field;
  const char  *sentence;
} CodeRow;

typedef struct {
  const char *parameter;
  EiamError   cause;
  const char *field;
  const char *sentence;
} ParameterRow;

#define ASKED_FOR N_("The service asks for this field.")
#define NOT_ACCEPTED N_("The service does not accept this.")
#define TAKEN_MOBILE N_("This mobile number has an account already.")
#define TAKEN_USER_NAME N_("This username is taken.")
#define TAKEN_EMAIL N_("This email address has an account already.")
#define PASSWORD_LENGTH N_("The service wants a shorter or a longer password.")
#define PASSWORD_NAME N_("The password must not be made from your username or other details.")
#define PASSWORD_SIMPLE N_("The service wants a password of more kinds of characters.")
#define PASSWORD_WEAK N_("This password is too easy to guess.")
#define PASSWORD_USED N_("This password was used before.")
#define UNKNOWN_CLIENT N_("The service does not know the client ID of this program.")
#define CODE_NOT_SENT N_("The service could not send the message.")

/* First match wins; "FAMILY.*" rows stand behind the codes they catch. */
static const CodeRow code_rows[] = {
  { "COMMON.1003", ANY_CALL, EIAM_ERROR_DEVICE, NULL, NULL },
  { "COMMON.1005", ON (REGISTER), EIAM_ERROR_CODE_EXPIRED, "verify_code", NULL },
  { "COMMON.1005", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "COMMON.1006", ON (CAPTCHA_VERIFY), EIAM_ERROR_WRONG_PUZZLE, NULL, NULL },
  { "COMMON.1008", ANY_CALL, EIAM_ERROR_BUSY, NULL, NULL },
  { "COMMON.1009", ANY_CALL, EIAM_ERROR_CONFIGURATION, NULL, NULL },
  { "COMMON.1010", ANY_CALL, EIAM_ERROR_BUSY, NULL, NULL },
  { "COMMON.1011", ANY_CALL, EIAM_ERROR_BUSY, NULL, NULL },
  { "COMMON.1012", ANY_CALL, EIAM_ERROR_CONFIGURATION, NULL, UNKNOWN_CLIENT },
  { "COMMON.1014", ANY_CALL, EIAM_ERROR_CONFIGURATION, NULL, NULL },
  { "LOGIN.1003", ANY_CALL, EIAM_ERROR_RATE_LIMITED, NULL, NULL },
  { "LOGIN.1004", ANY_CALL, EIAM_ERROR_BUSY, NULL, NULL },
  { "APP.0001", ANY_CALL, EIAM_ERROR_CONFIGURATION, NULL, UNKNOWN_CLIENT },
  { "APP.*", ANY_CALL, EIAM_ERROR_CONFIGURATION, NULL, NULL },
  { "CAPTCHA.0002", ANY_CALL, EIAM_ERROR_WRONG_PUZZLE, NULL, NULL },
  { "CAPTCHA.0003", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "CAPTCHA.0004", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "CAPTCHA.0006", ANY_CALL, EIAM_ERROR_BUSY, NULL, CODE_NOT_SENT },
  { "CAPTCHA.0007", ANY_CALL, EIAM_ERROR_CODE_WRONG, "verify_code", NULL },
  { "CAPTCHA.*", ON (CAPTCHA_VERIFY), EIAM_ERROR_WRONG_PUZZLE, NULL, NULL },
  { "CAPTCHA.*", ON (REGISTER), EIAM_ERROR_CODE_WRONG, "verify_code", NULL },
  { "PARAM.0001", ANY_CALL, EIAM_ERROR_DEVICE, NULL, NULL },
  { "PARAM.0008", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "PARAM.0009", ANY_CALL, EIAM_ERROR_CODE_WRONG, "verify_code", NULL },
  { "USER.0011", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "mobile", ASKED_FOR },
  { "USER.0012", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "email", ASKED_FOR },
  { "USER.0029", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, "user_name", TAKEN_USER_NAME },
  { "USER.0030", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, "mobile", TAKEN_MOBILE },
  { "USER.0031", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, "email", TAKEN_EMAIL },
  { "USER.0037", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "name", NOT_ACCEPTED },
  { "USER.0038", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "mobile", NOT_ACCEPTED },
  { "PWD.0001", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", ASKED_FOR },
  { "PWD.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_LENGTH },
  { "PWD.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_NAME },
  { "PWD.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_NAME },
  { "PWD.0005", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_SIMPLE },
  { "PWD.0006", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_WEAK },
  { "PWD.*", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", NOT_ACCEPTED },
  { "TENANT.COM.0002", ANY_CALL, EIAM_ERROR_BUSY, NULL, NULL },
  { "TENANT.USER.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "user_name", ASKED_FOR },
  { "TENANT.USER.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "name", ASKED_FOR },
  { "TENANT.USER.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "mobile", ASKED_FOR },
  { "TENANT.USER.0005", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "email", ASKED_FOR },
  { "TENANT.USER.0006", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", ASKED_FOR },
  { "TENANT.USER.0007", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "attr_gender", ASKED_FOR },
  { "TENANT.USER.0008", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "attr_birthday", ASKED_FOR },
  { "TENANT.USER.0009", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "attr_nick_name", ASKED_FOR },
  { "TENANT.USER.0010", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "mailing_address", ASKED_FOR },
  { "TENANT.USER.0011", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "zip_code", ASKED_FOR },
  { "TENANT.USER.0012", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "first_name", ASKED_FOR },
  { "TENANT.USER.0013", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "middle_name", ASKED_FOR },
  { "TENANT.USER.0014", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "last_name", ASKED_FOR },
  { "TENANT.USER.0015", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "industry", ASKED_FOR },
  { "TENANT.PWD.0001", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_USED },
  { "TENANT.PWD.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_NAME },
  { "TENANT.PWD.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_NAME },
  { "TENANT.PWD.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_SIMPLE },
  { "TENANT.PWD.*", ANY_CALL, EIAM_ERROR_INVALID_INPUT, "pwd", PASSWORD_WEAK },
};

/* What a parameter that the message names stands for. */
static const ParameterRow parameter_rows[] = {
  { "X-client-id", EIAM_ERROR_CONFIGURATION, NULL, UNKNOWN_CLIENT },
  { "X-tenant-id", EIAM_ERROR_CONFIGURATION, NULL, NULL },
  { "X-operating-sys-version", EIAM_ERROR_DEVICE, NULL, NULL },
  { "X-device-fingerprint", EIAM_ERROR_DEVICE, NULL, NULL },
  { "X-device-ip", EIAM_ERROR_DEVICE, NULL, NULL },
  { "X-agent", EIAM_ERROR_DEVICE, NULL, NULL },
  { "captcha_token", EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "token", EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL },
  { "point_json", EIAM_ERROR_WRONG_PUZZLE, NULL, NULL },
  { "sender", EIAM_ERROR_INVALID_INPUT, "mobile", NOT_ACCEPTED },
  { "mobile", EIAM_ERROR_INVALID_INPUT, "mobile", NOT_ACCEPTED },
  { "verify_code", EIAM_ERROR_CODE_WRONG, "verify_code", NULL },
  { "user_name", EIAM_ERROR_INVALID_INPUT, "user_name", NOT_ACCEPTED },
  { "name", EIAM_ERROR_INVALID_INPUT, "name", NOT_ACCEPTED },
  { "email", EIAM_ERROR_INVALID_INPUT, "email", NOT_ACCEPTED },
  { "pwd", EIAM_ERROR_INVALID_INPUT, "pwd", NOT_ACCEPTED },
  { "head_img", EIAM_ERROR_INVALID_INPUT, "head_img", NOT_ACCEPTED },
  { "attr_gender", EIAM_ERROR_INVALID_INPUT, "attr_gender", NOT_ACCEPTED },
  { "attr_birthday", EIAM_ERROR_INVALID_INPUT, "attr_birthday", NOT_ACCEPTED },
  { "attr_nick_name", EIAM_ERROR_INVALID_INPUT, "attr_nick_name", NOT_ACCEPTED },
  { "mailing_address", EIAM_ERROR_INVALID_INPUT, "mailing_address", NOT_ACCEPTED },
  { "zip_code", EIAM_ERROR_INVALID_INPUT, "zip_code", NOT_ACCEPTED },
  { "first_name", EIAM_ERROR_INVALID_INPUT, "first_name", NOT_ACCEPTED },
  { "middle_name", EIAM_ERROR_INVALID_INPUT, "middle_name", NOT_ACCEPTED },
  { "last_name", EIAM_ERROR_INVALID_INPUT, "last_name", NOT_ACCEPTED },
  { "industry", EIAM_ERROR_INVALID_INPUT, "industry", NOT_ACCEPTED },
  { "extension", EIAM_ERROR_INVALID_INPUT, "extension", NOT_ACCEPTED },
};

/* Codes whose message names the parameter they are about. */
static const char * const parameter_codes[] = {
  "COMMON.1001", "COMMON.1005", "COMMON.1006", "COMMON.1002", "COMMON.1007", NULL
};

static const char *
skip_dialect (const char *code)
{
  static const char * const prefixes[] = { "IDAAS.", "SDK." };
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (code, prefixes[i]))
        code += strlen (prefixes[i]);
    }

  return code;
}

static gboolean
code_matches (const char *pattern,
              const char *code)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] == '*')
    return strncmp (pattern, code, length - 1) == 0;

  return strcmp (pattern, code) == 0;
}

static const CodeRow *
find_code_row (EiamCall    call,
               const char *code)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      if ((code_rows[i].calls & (1u << call)) != 0 && code_matches (code_rows[i].code, code))
        return &code_rows[i];
    }

  return NULL;
}

static const ParameterRow *
find_parameter_row (const char *word,
                    gsize       length)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (parameter_rows); i++)
    {
      if (strlen (parameter_rows[i].parameter) == length &&
          g_ascii_strncasecmp (parameter_rows[i].parameter, word, length) == 0)
        return &parameter_rows[i];
    }

  return NULL;
}

static const ParameterRow *
find_named_parameter (const char *message)
{
  static const char word_chars[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-";
  const char *p = message;

  while (p != NULL && *p != '\0')
    {
      gsize length = strspn (p, word_chars);
      const ParameterRow *row = find_parameter_row (p, length);

      if (row != NULL)
        return row;
      p += length;
      p += strcspn (p, word_chars);
    }

  return NULL;
}

static GError *
new_for_parameter (const char         *code,
                   const ParameterRow *row)
{
  const char *sentence = row->sentence;
  EiamError cause = row->cause;

  if (strcmp (code, "COMMON.1001") == 0 && cause == EIAM_ERROR_INVALID_INPUT)
    sentence = ASKED_FOR;
  if (strcmp (code, "COMMON.1005") == 0 && cause == EIAM_ERROR_CODE_WRONG)
    cause = EIAM_ERROR_CODE_EXPIRED;

  return eiam_error_new_for_field (cause, row->field, sentence);
}

static GError *
new_for_unknown_code (unsigned int  http_status,
                      const char   *server_code)
{
  g_autofree char *shown = eiam_text_limit (server_code, MAX_CODE_CHARS);
  g_autofree char *sentence = NULL;

  if (http_status >= 500)
    return eiam_error_new_for_field (EIAM_ERROR_BUSY, NULL, NULL);

  /* Translators: %s is an error code such as SDK.USER.1017 */
  sentence = g_strdup_printf (_("The service refused this step (code %s)."), shown);
  return eiam_error_new_for_field (EIAM_ERROR_NOT_ALLOWED, NULL, sentence);
}

/**
 * eiam_server_error_new:
 * @call: the call that was answered
 * @http_status: the answer's HTTP status
 * @server_code: the `error_code` of the answer
 * @server_message: (nullable): the `error_msg` of the answer
 *
 * Turns the service's error envelope (spec/api.md 2.2) into an error of the
 * kind the program acts on, with the field it concerns. The service's own
 * words are kept for showing, cut to 300 characters.
 *
 * Returns: (transfer full): an %EIAM_ERROR
 */
GError *
eiam_server_error_new (EiamCall      call,
                       unsigned int  http_status,
                       const char   *server_code,
                       const char   *server_message)
{
  g_autofree char *shown_code = NULL;
  g_autofree char *shown_message = NULL;
  const ParameterRow *parameter = NULL;
  const CodeRow *row;
  const char *code;
  GError *error;

  g_return_val_if_fail (server_code != NULL, NULL);

  code = skip_dialect (server_code);
  shown_code = eiam_text_limit (server_code, MAX_CODE_CHARS);
  if (server_message != NULL)
    shown_message = eiam_text_limit (server_message, MAX_MESSAGE_CHARS);

  if (g_strv_contains (parameter_codes, code))
    parameter = find_named_parameter (shown_message);
  row = find_code_row (call, code);

  if (parameter != NULL)
    error = new_for_parameter (code, parameter);
  else if (row != NULL)
    error = eiam_error_new_for_field (row->cause, row->field, row->sentence);
  else
    error = new_for_unknown_code (http_status, server_code);

  eiam_error_set_server_answer (error, shown_code, shown_message);
  if (error->code == EIAM_ERROR_RATE_LIMITED)
    eiam_error_set_retry_after (error, eiam_wait_find (shown_message));
  return error;
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

/* Says whether @message has @word not only as a part of another one. */
static gboolean
has_word (const char *message,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (message, word); p != NULL; p = strstr (p + 1, word))
    {
      gboolean begins = p == message || !is_word_char (p[-1]) || !is_word_char (word[0]);
      gboolean ends = !is_word_char (p[length]) || !is_word_char (word[length - 1]);

      if (begins && ends)
        return TRUE;
    }

  return FALSE;
}

/**
 * eiam_server_error_new_for_attribute:
 * @error: what eiam_server_error_new() made
 * @key: the name of an extension attribute
 *
 * The parameter that the service names may be one that only a company knows.
 *
 * Returns: (transfer full) (nullable): @error as one of the field `extension.`
 *   and @key, or %NULL when the service names another parameter
 */
GError *
eiam_server_error_new_for_attribute (const GError *error,
                                     const char   *key)
{
  const char *code = eiam_error_get_server_code (error);
  const char *message = eiam_error_get_server_message (error);
  const char *known = eiam_error_get_field (error);
  g_autofree char *field = NULL;
  const char *sentence;
  GError *placed;

  g_return_val_if_fail (key != NULL, NULL);

  if (code == NULL || message == NULL || *key == '\0'
      || !g_strv_contains (parameter_codes, skip_dialect (code))
      || (known != NULL && strcmp (known, "extension") != 0) || !has_word (message, key))
    return NULL;

  sentence = strcmp (skip_dialect (code), "COMMON.1001") == 0 ? ASKED_FOR : NOT_ACCEPTED;
  field = g_strconcat ("extension.", key, NULL);
  placed = eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, field, _(sentence));
  eiam_error_set_server_answer (placed, code, message);
  eiam_error_set_incident (placed, eiam_error_get_incident (error));

  return placed;
}
