/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"

#include <string.h>

#include "eiam-server-error.h"
#include "eiam-test-utils.h"

#define ANY (-1)

/* What the service's documents say (spec/api.md 7), told apart from the code. */
typedef struct {
  const char *code;
  int         call;
  EiamError   cause;
  const char *field;
} CodeRow;

static const CodeRow code_rows[] = {
  { "COMMON.1003", ANY, EIAM_ERROR_DEVICE, NULL },
  { "COMMON.1005", EIAM_CALL_REGISTER, EIAM_ERROR_CODE_EXPIRED, "verify_code" },
  { "COMMON.1005", EIAM_CALL_CAPTCHA_VERIFY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "COMMON.1005", EIAM_CALL_SMS_SEND, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "COMMON.1006", EIAM_CALL_CAPTCHA_VERIFY, EIAM_ERROR_WRONG_PUZZLE, NULL },
  { "COMMON.1008", ANY, EIAM_ERROR_BUSY, NULL },
  { "COMMON.1009", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "COMMON.1010", ANY, EIAM_ERROR_BUSY, NULL },
  { "COMMON.1011", ANY, EIAM_ERROR_BUSY, NULL },
  { "COMMON.1012", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "COMMON.1014", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "LOGIN.1003", ANY, EIAM_ERROR_RATE_LIMITED, NULL },
  { "LOGIN.1004", ANY, EIAM_ERROR_BUSY, NULL },
  { "APP.0001", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "APP.0002", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "APP.0003", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "CAPTCHA.0002", ANY, EIAM_ERROR_WRONG_PUZZLE, NULL },
  { "CAPTCHA.0003", ANY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "CAPTCHA.0004", ANY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "CAPTCHA.0006", ANY, EIAM_ERROR_BUSY, NULL },
  { "CAPTCHA.0007", ANY, EIAM_ERROR_CODE_WRONG, "verify_code" },
  { "CAPTCHA.0099", EIAM_CALL_CAPTCHA_VERIFY, EIAM_ERROR_WRONG_PUZZLE, NULL },
  { "CAPTCHA.0099", EIAM_CALL_REGISTER, EIAM_ERROR_CODE_WRONG, "verify_code" },
  { "CAPTCHA.0099", EIAM_CALL_SMS_SEND, EIAM_ERROR_NOT_ALLOWED, NULL },
  { "PARAM.0001", ANY, EIAM_ERROR_DEVICE, NULL },
  { "PARAM.0008", ANY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "PARAM.0009", ANY, EIAM_ERROR_CODE_WRONG, "verify_code" },
  { "USER.0011", ANY, EIAM_ERROR_INVALID_INPUT, "mobile" },
  { "USER.0012", ANY, EIAM_ERROR_INVALID_INPUT, "email" },
  { "USER.0029", ANY, EIAM_ERROR_ALREADY_REGISTERED, "user_name" },
  { "USER.0030", ANY, EIAM_ERROR_ALREADY_REGISTERED, "mobile" },
  { "USER.0031", ANY, EIAM_ERROR_ALREADY_REGISTERED, "email" },
  { "USER.0037", ANY, EIAM_ERROR_INVALID_INPUT, "name" },
  { "USER.0038", ANY, EIAM_ERROR_INVALID_INPUT, "mobile" },
  { "PWD.0001", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0002", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0003", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0004", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0005", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0006", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "PWD.0077", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.COM.0002", ANY, EIAM_ERROR_BUSY, NULL },
  { "TENANT.USER.0002", ANY, EIAM_ERROR_INVALID_INPUT, "user_name" },
  { "TENANT.USER.0003", ANY, EIAM_ERROR_INVALID_INPUT, "name" },
  { "TENANT.USER.0004", ANY, EIAM_ERROR_INVALID_INPUT, "mobile" },
  { "TENANT.USER.0005", ANY, EIAM_ERROR_INVALID_INPUT, "email" },
  { "TENANT.USER.0006", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.USER.0007", ANY, EIAM_ERROR_INVALID_INPUT, "attr_gender" },
  { "TENANT.USER.0008", ANY, EIAM_ERROR_INVALID_INPUT, "attr_birthday" },
  { "TENANT.USER.0009", ANY, EIAM_ERROR_INVALID_INPUT, "attr_nick_name" },
  { "TENANT.USER.0010", ANY, EIAM_ERROR_INVALID_INPUT, "mailing_address" },
  { "TENANT.USER.0011", ANY, EIAM_ERROR_INVALID_INPUT, "zip_code" },
  { "TENANT.USER.0012", ANY, EIAM_ERROR_INVALID_INPUT, "first_name" },
  { "TENANT.USER.0013", ANY, EIAM_ERROR_INVALID_INPUT, "middle_name" },
  { "TENANT.USER.0014", ANY, EIAM_ERROR_INVALID_INPUT, "last_name" },
  { "TENANT.USER.0015", ANY, EIAM_ERROR_INVALID_INPUT, "industry" },
  { "TENANT.PWD.0001", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.PWD.0002", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.PWD.0003", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.PWD.0004", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "TENANT.PWD.0005", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
};

static void
check_row (const CodeRow *row,
           EiamCall       call,
           const char    *prefix)
{
  g_autofree char *code = g_strconcat (prefix, row->code, NULL);
  g_autoptr (GError) error = eiam_server_error_new (call, 400, code, "The service’s own words");

  g_test_message ("%s", code);
  eiam_test_assert_error (error, row->cause, row->field);
  g_assert_cmpstr (eiam_error_get_server_code (error), ==, code);
  g_assert_cmpstr (eiam_error_get_server_message (error), ==, "The service’s own words");
}

/* The three dialects differ in what stands before the family (spec/api.md 1). */
static void
test_codes (void)
{
  static const char * const prefixes[] = { "", "SDK.", "IDAAS.", "IDAAS.SDK." };

  for (unsigned int i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      for (unsigned int p = 0; p < G_N_ELEMENTS (prefixes); p++)
        {
          for (int call = 0; call < EIAM_N_CALLS; call++)
            {
              if (code_rows[i].call == ANY || code_rows[i].call == call)
                check_row (&code_rows[i], (EiamCall) call, prefixes[p]);
            }
        }
    }
}

static const CodeRow parameter_rows[] = {
  { "X-client-id", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "X-tenant-id", ANY, EIAM_ERROR_CONFIGURATION, NULL },
  { "X-operating-sys-version", ANY, EIAM_ERROR_DEVICE, NULL },
  { "X-device-fingerprint", ANY, EIAM_ERROR_DEVICE, NULL },
  { "X-device-ip", ANY, EIAM_ERROR_DEVICE, NULL },
  { "X-agent", ANY, EIAM_ERROR_DEVICE, NULL },
  { "captcha_token", ANY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "token", ANY, EIAM_ERROR_PUZZLE_EXPIRED, NULL },
  { "point_json", ANY, EIAM_ERROR_WRONG_PUZZLE, NULL },
  { "sender", ANY, EIAM_ERROR_INVALID_INPUT, "mobile" },
  { "mobile", ANY, EIAM_ERROR_INVALID_INPUT, "mobile" },
  { "verify_code", ANY, EIAM_ERROR_CODE_WRONG, "verify_code" },
  { "user_name", ANY, EIAM_ERROR_INVALID_INPUT, "user_name" },
  { "name", ANY, EIAM_ERROR_INVALID_INPUT, "name" },
  { "email", ANY, EIAM_ERROR_INVALID_INPUT, "email" },
  { "pwd", ANY, EIAM_ERROR_INVALID_INPUT, "pwd" },
  { "head_img", ANY, EIAM_ERROR_INVALID_INPUT, "head_img" },
  { "attr_gender", ANY, EIAM_ERROR_INVALID_INPUT, "attr_gender" },
  { "attr_birthday", ANY, EIAM_ERROR_INVALID_INPUT, "attr_birthday" },
  { "attr_nick_name", ANY, EIAM_ERROR_INVALID_INPUT, "attr_nick_name" },
  { "mailing_address", ANY, EIAM_ERROR_INVALID_INPUT, "mailing_address" },
  { "zip_code", ANY, EIAM_ERROR_INVALID_INPUT, "zip_code" },
  { "first_name", ANY, EIAM_ERROR_INVALID_INPUT, "first_name" },
  { "middle_name", ANY, EIAM_ERROR_INVALID_INPUT, "middle_name" },
  { "last_name", ANY, EIAM_ERROR_INVALID_INPUT, "last_name" },
  { "industry", ANY, EIAM_ERROR_INVALID_INPUT, "industry" },
  { "extension", ANY, EIAM_ERROR_INVALID_INPUT, "extension" },
};

/* Codes of the family COMMON say in words which parameter they are about. */
static void
test_parameters (void)
{
  static const char * const codes[] = {
    "SDK.COMMON.1001", "SDK.COMMON.1002", "SDK.COMMON.1006", "SDK.COMMON.1007",
  };
  static const char * const messages[] = {
    "Parameter %s cannot be left blank.", "参数%s不能为空。", "%s", "[%s] is wrong",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (parameter_rows); i++)
    {
      const CodeRow *row = &parameter_rows[i];

      for (unsigned int n = 0; n < G_N_ELEMENTS (codes); n++)
        {
          g_autoptr (GString) message = g_string_new (messages[n]);
          g_autoptr (GError) error = NULL;

          g_string_replace (message, "%s", row->code, 1);
          error = eiam_server_error_new (EIAM_CALL_REGISTER, 400, codes[n], message->str);
          g_test_message ("%s %s", codes[n], message->str);
          eiam_test_assert_error (error, row->cause, row->field);
        }
    }
}

static void
test_expired_parameters (void)
{
  g_autoptr (GError) code = eiam_server_error_new (EIAM_CALL_REGISTER, 400, "SDK.COMMON.1005",
                                                   "verify_code has expired.");
  g_autoptr (GError) token = eiam_server_error_new (EIAM_CALL_CAPTCHA_VERIFY, 400,
                                                    "SDK.COMMON.1005", "token has expired.");

  eiam_test_assert_error (code, EIAM_ERROR_CODE_EXPIRED, "verify_code");
  eiam_test_assert_error (token, EIAM_ERROR_PUZZLE_EXPIRED, NULL);
}

static void
test_unnamed_parameter (void)
{
  static const char * const messages[] = {
    NULL, "", "Something is blank.", "username", "mobiles", "the names of all", "-", "\xff",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (GError) error = eiam_server_error_new (EIAM_CALL_REGISTER, 400,
                                                        "SDK.COMMON.1001", messages[i]);

      eiam_test_assert_error (error, EIAM_ERROR_NOT_ALLOWED, NULL);
    }
}

static void
test_unknown (void)
{
  static const char * const codes[] = {
    "SDK.USER.1017", "X", "", ".", "SDK.", "IDAAS.SDK.", "SDK.COMMON.9999", "%s%n%d", "<b>x</b>",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) refusal = eiam_server_error_new (EIAM_CALL_REGISTER, 400, codes[i], NULL);
      g_autoptr (GError) failure = eiam_server_error_new (EIAM_CALL_REGISTER, 503, codes[i], NULL);
      g_autofree char *sentence = eiam_error_dup_sentence (refusal);

      eiam_test_assert_error (refusal, EIAM_ERROR_NOT_ALLOWED, NULL);
      g_assert_nonnull (strstr (sentence, codes[i]));
      g_assert_null (eiam_error_get_server_message (refusal));
      eiam_test_assert_error (failure, EIAM_ERROR_BUSY, NULL);
      g_assert_cmpstr (eiam_error_get_server_code (failure), ==, codes[i]);
    }
}

static void
test_long_texts (void)
{
  g_autofree char *code = g_strnfill (100000, 'C');
  g_autofree char *message = g_strnfill (1000000, 'm');
  g_autofree char *fitting = g_strnfill (300, 'm');
  g_autoptr (GError) error = eiam_server_error_new (EIAM_CALL_REGISTER, 400, code, message);
  g_autoptr (GError) exact = eiam_server_error_new (EIAM_CALL_REGISTER, 400, "X", fitting);
  g_autofree char *sentence = eiam_error_dup_sentence (error);

  g_assert_cmpint (g_utf8_strlen (eiam_error_get_server_message (error), -1), ==, 301);
  g_assert_cmpint (g_utf8_strlen (eiam_error_get_server_code (error), -1), <=, 65);
  g_assert_cmpint (g_utf8_strlen (sentence, -1), <, 200);
  g_assert_cmpstr (eiam_error_get_server_message (exact), ==, fitting);
}

static void
test_hostile_text (void)
{
  g_autoptr (GError) error = eiam_server_error_new (EIAM_CALL_REGISTER, 400, "X\n\xe2\x80\xae",
                                                    "a\xff\x1b[31m\xe2\x80\xae%n");
  const char *message = eiam_error_get_server_message (error);

  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strchr (message, '\x1b'));
  g_assert_null (strstr (message, "\xe2\x80\xae"));
  g_assert_null (strchr (eiam_error_get_server_code (error), '\n'));
}

static void
test_every_code (void)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code <= EIAM_ERROR_STORE; code++)
    {
      g_autoptr (GError) error = eiam_error_new_for_field ((EiamError) code, NULL, NULL);
      g_autoptr (GError) bare = g_error_new_literal (EIAM_ERROR, code, "for programmers");
      char *sentence = eiam_error_dup_sentence (error);
      g_autofree char *other = eiam_error_dup_sentence (bare);

      eiam_test_assert_error (error, code, NULL);
      g_assert_cmpstr (sentence, ==, other);
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_str_has_suffix (eiam_error_get_next_step (error), "."));
      g_assert_true (g_hash_table_add (sentences, sentence));
    }
}

static void
test_private_data (void)
{
  g_autoptr (GError) error = eiam_error_new_for_field (EIAM_ERROR_RATE_LIMITED, "mobile",
                                                       "So it is.");
  g_autoptr (GError) copy = NULL;
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (eiam_error_get_retry_after (error), ==, 0);
  eiam_error_set_retry_after (error, 17);
  eiam_error_set_server_answer (error, "A", "B");
  eiam_error_set_server_answer (error, "C", "D");
  eiam_error_set_field (error, "email");

  copy = g_error_copy (error);
  sentence = eiam_error_dup_sentence (copy);
  eiam_test_assert_error (copy, EIAM_ERROR_RATE_LIMITED, "email");
  g_assert_cmpuint (eiam_error_get_retry_after (copy), ==, 17);
  g_assert_cmpstr (eiam_error_get_server_code (copy), ==, "C");
  g_assert_cmpstr (eiam_error_get_server_message (copy), ==, "D");
  g_assert_cmpstr (sentence, ==, "So it is.");
}

static void
test_foreign (void)
{
  g_autoptr (GError) io = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "not for people");
  g_autoptr (GError) beyond = g_error_new_literal (EIAM_ERROR, 1000, "not for people");
  g_autoptr (GError) before = g_error_new_literal (EIAM_ERROR, -1, "not for people");
  const GError *errors[] = { io, beyond, before };

  for (unsigned int i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *sentence = eiam_error_dup_sentence (errors[i]);

      g_assert_null (strstr (sentence, "not for people"));
      g_assert_cmpstr (eiam_error_get_next_step (errors[i]), !=, "");
      g_assert_null (eiam_error_get_field (errors[i]));
      g_assert_null (eiam_error_get_server_code (errors[i]));
      g_assert_null (eiam_error_get_server_message (errors[i]));
      g_assert_cmpuint (eiam_error_get_retry_after (errors[i]), ==, 0);
    }
  g_assert_null (eiam_error_get_field (NULL));
  g_assert_cmpuint (eiam_error_get_retry_after (NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/error/codes", test_codes);
  g_test_add_func ("/error/parameters", test_parameters);
  g_test_add_func ("/error/expired-parameters", test_expired_parameters);
  g_test_add_func ("/error/unnamed-parameter", test_unnamed_parameter);
  g_test_add_func ("/error/unknown", test_unknown);
  g_test_add_func ("/error/long-texts", test_long_texts);
  g_test_add_func ("/error/hostile-text", test_hostile_text);
  g_test_add_func ("/error/every-code", test_every_code);
  g_test_add_func ("/error/private-data", test_private_data);
  g_test_add_func ("/error/foreign", test_foreign);

  return g_test_run ();
}
