/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-server-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-field.h"
#include "eiam-text.h"
#include "eiam-wait.h"

/* The service's error codes (spec/api.md 7). Three dialects of one product
 * differ in the prefix only, so codes are compared without it; a code that is
 * not listed is judged by its family. */

#define MAX_MESSAGE_CHARS 300
#define MAX_CODE_CHARS 64

#define ANY_CALL G_MAXUINT8
#define ON(call) (1u << EIAM_CALL_##call)
#define NO_FIELD EIAM_N_FIELDS

typedef enum {
  NO_SENTENCE,
  ASKED_FOR,
  NOT_ACCEPTED,
  TAKEN_MOBILE,
  TAKEN_USER_NAME,
  TAKEN_EMAIL,
  PASSWORD_LENGTH,
  PASSWORD_NAME,
  PASSWORD_SIMPLE,
  PASSWORD_WEAK,
  PASSWORD_USED,
  UNKNOWN_CLIENT,
  CODE_NOT_SENT,
} Sentence;

/* Without addresses, each of which has to be set when the program starts. */
typedef struct {
  char   code[17];
  guint8 calls;    /* a bit for each EiamCall */
  guint8 cause;    /* an EiamError */
  guint8 field;    /* an EiamField, or NO_FIELD */
  guint8 sentence; /* a Sentence */
} CodeRow;

G_STATIC_ASSERT (EIAM_N_CALLS <= 8);
G_STATIC_ASSERT (NO_FIELD <= G_MAXUINT8);

typedef struct {
  const char *parameter;
  EiamError   cause;
  const char *field;
  Sentence    sentence;
} ParameterRow;

static const char * const sentences[] = {
  [ASKED_FOR] = N_("The service asks for this field."),
  [NOT_ACCEPTED] = N_("The service does not accept this."),
  [TAKEN_MOBILE] = N_("This mobile number has an account already."),
  [TAKEN_USER_NAME] = N_("This username is taken."),
  [TAKEN_EMAIL] = N_("This email address has an account already."),
  [PASSWORD_LENGTH] = N_("The service wants a shorter or a longer password."),
  [PASSWORD_NAME] = N_("The password must not be made from your username or other details."),
  [PASSWORD_SIMPLE] = N_("The service wants a password of more kinds of characters."),
  [PASSWORD_WEAK] = N_("This password is too easy to guess."),
  [PASSWORD_USED] = N_("This password was used before."),
  [UNKNOWN_CLIENT] = N_("The service does not know the client ID of this program."),
  [CODE_NOT_SENT] = N_("The service could not send the message."),
};

/* First match wins; "FAMILY.*" rows stand behind the codes they catch. */
static const CodeRow code_rows[] = {
  { "COMMON.1003", ANY_CALL, EIAM_ERROR_DEVICE, NO_FIELD, NO_SENTENCE },
  { "COMMON.1005", ON (REGISTER), EIAM_ERROR_CODE_EXPIRED, EIAM_FIELD_VERIFY_CODE, NO_SENTENCE },
  { "COMMON.1005", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NO_FIELD, NO_SENTENCE },
  { "COMMON.1006", ON (CAPTCHA_VERIFY), EIAM_ERROR_WRONG_PUZZLE, NO_FIELD, NO_SENTENCE },
  { "COMMON.1008", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, NO_SENTENCE },
  { "COMMON.1009", ANY_CALL, EIAM_ERROR_CONFIGURATION, NO_FIELD, NO_SENTENCE },
  { "COMMON.1010", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, NO_SENTENCE },
  { "COMMON.1011", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, NO_SENTENCE },
  { "COMMON.1012", ANY_CALL, EIAM_ERROR_CONFIGURATION, NO_FIELD, UNKNOWN_CLIENT },
  { "COMMON.1014", ANY_CALL, EIAM_ERROR_CONFIGURATION, NO_FIELD, NO_SENTENCE },
  { "LOGIN.1003", ANY_CALL, EIAM_ERROR_RATE_LIMITED, NO_FIELD, NO_SENTENCE },
  { "LOGIN.1004", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, NO_SENTENCE },
  { "APP.0001", ANY_CALL, EIAM_ERROR_CONFIGURATION, NO_FIELD, UNKNOWN_CLIENT },
  { "APP.*", ANY_CALL, EIAM_ERROR_CONFIGURATION, NO_FIELD, NO_SENTENCE },
  { "CAPTCHA.0002", ANY_CALL, EIAM_ERROR_WRONG_PUZZLE, NO_FIELD, NO_SENTENCE },
  { "CAPTCHA.0003", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NO_FIELD, NO_SENTENCE },
  { "CAPTCHA.0004", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NO_FIELD, NO_SENTENCE },
  { "CAPTCHA.0006", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, CODE_NOT_SENT },
  { "CAPTCHA.0007", ANY_CALL, EIAM_ERROR_CODE_WRONG, EIAM_FIELD_VERIFY_CODE, NO_SENTENCE },
  { "CAPTCHA.*", ON (CAPTCHA_VERIFY), EIAM_ERROR_WRONG_PUZZLE, NO_FIELD, NO_SENTENCE },
  { "CAPTCHA.*", ON (REGISTER), EIAM_ERROR_CODE_WRONG, EIAM_FIELD_VERIFY_CODE, NO_SENTENCE },
  { "PARAM.0001", ANY_CALL, EIAM_ERROR_DEVICE, NO_FIELD, NO_SENTENCE },
  { "PARAM.0008", ANY_CALL, EIAM_ERROR_PUZZLE_EXPIRED, NO_FIELD, NO_SENTENCE },
  { "PARAM.0009", ANY_CALL, EIAM_ERROR_CODE_WRONG, EIAM_FIELD_VERIFY_CODE, NO_SENTENCE },
  { "USER.0011", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_MOBILE, ASKED_FOR },
  { "USER.0012", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_EMAIL, ASKED_FOR },
  { "USER.0029", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, EIAM_FIELD_USER_NAME, TAKEN_USER_NAME },
  { "USER.0030", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, EIAM_FIELD_MOBILE, TAKEN_MOBILE },
  { "USER.0031", ANY_CALL, EIAM_ERROR_ALREADY_REGISTERED, EIAM_FIELD_EMAIL, TAKEN_EMAIL },
  { "USER.0037", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_NAME, NOT_ACCEPTED },
  { "USER.0038", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_MOBILE, NOT_ACCEPTED },
  { "PWD.0001", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, ASKED_FOR },
  { "PWD.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_LENGTH },
  { "PWD.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_NAME },
  { "PWD.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_NAME },
  { "PWD.0005", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_SIMPLE },
  { "PWD.0006", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_WEAK },
  { "PWD.*", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, NOT_ACCEPTED },
  { "TENANT.COM.0002", ANY_CALL, EIAM_ERROR_BUSY, NO_FIELD, NO_SENTENCE },
  { "TENANT.USER.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_USER_NAME, ASKED_FOR },
  { "TENANT.USER.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_NAME, ASKED_FOR },
  { "TENANT.USER.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_MOBILE, ASKED_FOR },
  { "TENANT.USER.0005", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_EMAIL, ASKED_FOR },
  { "TENANT.USER.0006", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, ASKED_FOR },
  { "TENANT.USER.0007", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_GENDER, ASKED_FOR },
  { "TENANT.USER.0008", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_BIRTHDAY, ASKED_FOR },
  { "TENANT.USER.0009", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_NICK_NAME, ASKED_FOR },
  { "TENANT.USER.0010", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_MAILING_ADDRESS, ASKED_FOR },
  { "TENANT.USER.0011", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_ZIP_CODE, ASKED_FOR },
  { "TENANT.USER.0012", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_FIRST_NAME, ASKED_FOR },
  { "TENANT.USER.0013", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_MIDDLE_NAME, ASKED_FOR },
  { "TENANT.USER.0014", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_LAST_NAME, ASKED_FOR },
  { "TENANT.USER.0015", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_INDUSTRY, ASKED_FOR },
  { "TENANT.PWD.0001", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_USED },
  { "TENANT.PWD.0002", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_NAME },
  { "TENANT.PWD.0003", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_NAME },
  { "TENANT.PWD.0004", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_SIMPLE },
  { "TENANT.PWD.*", ANY_CALL, EIAM_ERROR_INVALID_INPUT, EIAM_FIELD_PASSWORD, PASSWORD_WEAK },
};

/* What a parameter that the message names stands for, unless it is a field as it was
 * entered. */
static const ParameterRow parameter_rows[] = {
  { "X-client-id", EIAM_ERROR_CONFIGURATION, NULL, UNKNOWN_CLIENT },
  { "X-tenant-id", EIAM_ERROR_CONFIGURATION, NULL, NO_SENTENCE },
  { "X-operating-sys-version", EIAM_ERROR_DEVICE, NULL, NO_SENTENCE },
  { "X-device-fingerprint", EIAM_ERROR_DEVICE, NULL, NO_SENTENCE },
  { "X-device-ip", EIAM_ERROR_DEVICE, NULL, NO_SENTENCE },
  { "X-agent", EIAM_ERROR_DEVICE, NULL, NO_SENTENCE },
  { "captcha_token", EIAM_ERROR_PUZZLE_EXPIRED, NULL, NO_SENTENCE },
  { "token", EIAM_ERROR_PUZZLE_EXPIRED, NULL, NO_SENTENCE },
  { "point_json", EIAM_ERROR_WRONG_PUZZLE, NULL, NO_SENTENCE },
  { "sender", EIAM_ERROR_INVALID_INPUT, "mobile", NOT_ACCEPTED },
  { "verify_code", EIAM_ERROR_CODE_WRONG, "verify_code", NO_SENTENCE },
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

static gboolean
is_word (const char *name,
         const char *word,
         gsize       length)
{
  return strlen (name) == length && g_ascii_strncasecmp (name, word, length) == 0;
}

static gboolean
find_parameter_row (const char   *word,
                    gsize         length,
                    ParameterRow *row)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (parameter_rows); i++)
    {
      *row = parameter_rows[i];
      if (is_word (row->parameter, word, length))
        return TRUE;
    }

  for (EiamField field = 0; field < EIAM_N_FIELDS; field++)
    {
      const char *key = eiam_field_get_info (field)->key;

      *row = (ParameterRow) { key, EIAM_ERROR_INVALID_INPUT, key, NOT_ACCEPTED };
      if (is_word (key, word, length))
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_named_parameter (const char   *message,
                      ParameterRow *row)
{
  static const char word_chars[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-";
  const char *p = message;

  while (p != NULL && *p != '\0')
    {
      gsize length = strspn (p, word_chars);

      if (find_parameter_row (p, length, row))
        return TRUE;
      p += length;
      p += strcspn (p, word_chars);
    }

  return FALSE;
}

static GError *
new_for_parameter (const char         *code,
                   const ParameterRow *row)
{
  Sentence sentence = row->sentence;
  EiamError cause = row->cause;

  if (strcmp (code, "COMMON.1001") == 0 && cause == EIAM_ERROR_INVALID_INPUT)
    sentence = ASKED_FOR;
  if (strcmp (code, "COMMON.1005") == 0 && cause == EIAM_ERROR_CODE_WRONG)
    cause = EIAM_ERROR_CODE_EXPIRED;

  return eiam_error_new_for_field (cause, row->field, sentences[sentence]);
}

static GError *
new_for_code (const CodeRow *row)
{
  const char *field = row->field == NO_FIELD ? NULL : eiam_field_get_info (row->field)->key;

  return eiam_error_new_for_field (row->cause, field, sentences[row->sentence]);
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
  ParameterRow parameter;
  gboolean named;
  const CodeRow *row;
  const char *code;
  GError *error;

  g_return_val_if_fail (server_code != NULL, NULL);

  code = skip_dialect (server_code);
  shown_code = eiam_text_limit (server_code, MAX_CODE_CHARS);
  if (server_message != NULL)
    shown_message = eiam_text_limit (server_message, MAX_MESSAGE_CHARS);

  named = g_strv_contains (parameter_codes, code)
          && find_named_parameter (shown_message, &parameter);
  row = find_code_row (call, code);

  if (named)
    error = new_for_parameter (code, &parameter);
  else if (row != NULL)
    error = new_for_code (row);
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
  Sentence sentence;
  GError *placed;

  g_return_val_if_fail (key != NULL, NULL);

  if (code == NULL || message == NULL || *key == '\0'
      || !g_strv_contains (parameter_codes, skip_dialect (code))
      || (known != NULL && strcmp (known, "extension") != 0) || !has_word (message, key))
    return NULL;

  sentence = strcmp (skip_dialect (code), "COMMON.1001") == 0 ? ASKED_FOR : NOT_ACCEPTED;
  field = g_strconcat ("extension.", key, NULL);
  placed = eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, field,
                                     _(sentences[sentence]));
  eiam_error_set_server_answer (placed, code, message);
  eiam_error_set_incident (placed, eiam_error_get_incident (error));

  return placed;
}
