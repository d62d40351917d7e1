/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-calls.h"
#include "eiam-test-log.h"
#include "eiam-test-utils.h"

/* Answers that are not what they should be, to each of the five calls. */

#define SAME G_MAXINT       /* in the column of the registration: as for the others */
#define SUCCESS (-1)

typedef struct {
  const char *name;
  const char *fault;
  int         error;             /* of calls whose answer is read */
  int         register_error;
  int         sms_error;
} Row;

/* The answer to sms/send has no body, so what is in it does not matter. */
static const Row rows[] = {
  { "refused", "status=400;code=SDK.COMMON.1012;message=no such application",
    EIAM_ERROR_CONFIGURATION, SAME, SAME },
  { "device", "status=400;code=SDK.COMMON.1003;message=incomplete", EIAM_ERROR_DEVICE, SAME, SAME },
  { "unknown-code", "status=400;code=SDK.NEW.1;message=new", EIAM_ERROR_NOT_ALLOWED, SAME, SAME },
  { "code-in-success", "status=200;code=SDK.COMMON.1012;message=x",
    EIAM_ERROR_CONFIGURATION, SAME, SAME },
  { "busy", "status=500;code=SDK.COMMON.1008;message=busy", EIAM_ERROR_BUSY, SAME, SAME },
  { "busy-without-body", "status=503", EIAM_ERROR_BUSY, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "busy-in-html", "status=503;type=text/html",
    EIAM_ERROR_BUSY, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "bad-gateway", "status=502", EIAM_ERROR_BUSY, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "gateway-timeout", "status=504", EIAM_ERROR_BUSY, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "unauthorized", "status=401", EIAM_ERROR_NOT_ALLOWED, SAME, SAME },
  { "forbidden", "status=403;type=text/html", EIAM_ERROR_NOT_ALLOWED, SAME, SAME },
  { "not-found", "status=404;type=text/html", EIAM_ERROR_CONFIGURATION, SAME, SAME },
  { "method", "status=405", EIAM_ERROR_CONFIGURATION, SAME, SAME },
  { "gone", "status=410", EIAM_ERROR_CONFIGURATION, SAME, SAME },
  { "proxy", "status=407", EIAM_ERROR_PROXY, SAME, SAME },
  { "request-timeout", "status=408", EIAM_ERROR_TIMEOUT, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "portal-status", "status=511;type=text/html",
    EIAM_ERROR_CAPTIVE_PORTAL, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "portal", "html", EIAM_ERROR_CAPTIVE_PORTAL, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "teapot", "status=418", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "too-many", "status=429;retry-after=17", EIAM_ERROR_RATE_LIMITED, SAME, SAME },
  { "too-many-with-code", "status=429;retry-after=17;code=SDK.COMMON.1008;message=x",
    EIAM_ERROR_RATE_LIMITED, SAME, SAME },
  { "redirect-301", "redirect=301", EIAM_ERROR_REDIRECT, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "redirect-302", "redirect=302", EIAM_ERROR_REDIRECT, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "redirect-307", "redirect=307", EIAM_ERROR_REDIRECT, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "redirect-308", "redirect=308", EIAM_ERROR_REDIRECT, EIAM_ERROR_UNKNOWN_OUTCOME, SAME },
  { "empty", "empty", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "null", "null", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "array", "body=[{}]", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "no-members", "body={}", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "garbage", "garbage", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "wrong-types", "wrong-types", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "nested", "nested=1000000",
    EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, EIAM_ERROR_UNKNOWN_OUTCOME },
  { "invalid-utf8", "invalid-utf8", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "nul", "nul", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "huge", "huge=64",
    EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, EIAM_ERROR_UNKNOWN_OUTCOME },
  { "bad-chunks", "bad-chunks", EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, SUCCESS },
  { "byte-order-mark", "bom", SUCCESS, SAME, SAME },
  { "markup", "markup", EIAM_ERROR_NOT_ALLOWED, SAME, SAME },
  { "long-message", "long-message=200000", EIAM_ERROR_NOT_ALLOWED, SAME, SAME },
  { "too-long-message", "long-message=4000000",
    EIAM_ERROR_PROTOCOL, EIAM_ERROR_UNKNOWN_OUTCOME, EIAM_ERROR_UNKNOWN_OUTCOME },
};

static int
get_expected (const Row *row,
              EiamCall   call)
{
  int special = call == EIAM_CALL_REGISTER ? row->register_error
                : call == EIAM_CALL_SMS_SEND ? row->sms_error : SAME;

  return special == SAME ? row->error : special;
}

static void
check_row (const Row *row,
           EiamCall   call)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;
  int expected = get_expected (row, call);
  gboolean success = FALSE;

  eiam_test_calls_prepare (calls, call);
  eiam_test_calls_set_fault (calls, call, row->fault);
  g_test_message ("call %d", call);
  success = eiam_test_calls_make (calls, call, &error);
  g_assert_cmpint (success, ==, expected == SUCCESS);
  if (expected != SUCCESS)
    eiam_test_assert_error (error, expected, NULL);
  g_assert_cmpuint (eiam_error_get_retry_after (error), ==,
                    strstr (row->fault, "retry-after=17") != NULL ? 17 : 0);
  g_assert_cmpuint (eiam_demo_service_count_requests (calls->service, call), ==, 1);
}

static void
test_answer (gconstpointer data)
{
  for (int call = 0; call < EIAM_N_CALLS; call++)
    check_row (data, (EiamCall) call);
}

/* Nothing is sent to whom the service points. */
static void
test_redirect_is_not_followed (void)
{
  g_autoptr (EiamTestCalls) other = eiam_test_calls_new (NULL);
  g_autofree char *url = eiam_demo_service_dup_url (other->service);

  for (int call = 0; call < EIAM_N_CALLS; call++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = g_strdup_printf ("redirect=307;location=%s/api/v2/sdk/captcha", url);
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      eiam_test_calls_prepare (calls, (EiamCall) call);
      eiam_test_calls_set_fault (calls, (EiamCall) call, fault);
      g_assert_false (eiam_test_calls_make (calls, (EiamCall) call, &error));
      eiam_test_assert_error (error, call == EIAM_CALL_REGISTER ? EIAM_ERROR_UNKNOWN_OUTCOME
                                                                : EIAM_ERROR_REDIRECT, NULL);
      sentence = eiam_error_dup_sentence (error);
      g_assert_nonnull (strstr (sentence, "127.0.0.1"));
    }

  {
    g_autoptr (GBytes) requests = eiam_demo_service_list_requests (other->service);

    g_assert_cmpmem (g_bytes_get_data (requests, NULL), g_bytes_get_size (requests), "[]", 2);
  }
}

static void
test_redirect_without_host (void)
{
  static const char * const locations[] = { "/elsewhere", "::", "mailto:x", "//" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = g_strdup_printf ("redirect=302;location=%s", locations[i]);
      g_autoptr (GError) error = NULL;

      eiam_test_calls_set_fault (calls, EIAM_CALL_CAPTCHA, fault);
      g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
      eiam_test_assert_error (error, EIAM_ERROR_REDIRECT, NULL);
    }
}

static void
test_retry_after (void)
{
  static const struct {
    const char   *text;
    unsigned int  seconds;
  } values[] = {
    { "0", 0 }, { "1", 1 }, { "86400", 86400 }, { "86401", 0 }, { "-1", 0 }, { "x", 0 },
    { "1.5", 0 }, { "99999999999999999999", 0 }, { "Wed, 21 Oct 2037 07:28:00 GMT", 0 },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = g_strdup_printf ("status=429;retry-after=%s", values[i].text);
      g_autoptr (GError) error = NULL;

      eiam_test_calls_set_fault (calls, EIAM_CALL_CAPTCHA, fault);
      g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
      g_assert_cmpuint (eiam_error_get_retry_after (error), ==, values[i].seconds);
    }
}

/* An answer that is as large as it may be, and one that is a byte larger. */
static void
test_size_limit (void)
{
  for (unsigned int over = 0; over < 2; over++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *padding = g_strnfill (256 * 1024 - 2 + over, ' ');
      g_autofree char *fault = g_strdup_printf ("body={%s}", padding);
      g_autoptr (GError) error = NULL;

      eiam_test_calls_prepare (calls, EIAM_CALL_SMS_SEND);
      eiam_test_calls_set_fault (calls, EIAM_CALL_SMS_SEND, fault);
      g_assert_cmpint (eiam_test_calls_make (calls, EIAM_CALL_SMS_SEND, &error), ==, over == 0);
    }
}

static void
test_registration_without_tokens (void)
{
  static const char * const faults[] = { "no-tokens", "expire=-5", "expire=1e300", "expire=\"x\"" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autoptr (GError) error = NULL;

      eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
      eiam_test_calls_set_fault (calls, EIAM_CALL_REGISTER, faults[i]);
      g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, &error));
      g_assert_no_error (error);
    }
}

static void
test_countries_of_use (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (EiamCountries) countries = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  eiam_test_calls_set_fault (calls, EIAM_CALL_COUNTRY_CODES,
                             "body={\"preferredAreaCode\":7,"
                             "\"phoneAreaCodeDefinitions\":[7,null,{},"
                             "{\"countryCode\":\"CN\",\"areaCode\":\"86\"},[],\"x\"]}");
  eiam_client_list_countries_async (calls->client, NULL, eiam_test_on_ready, &result);
  countries = eiam_client_list_countries_finish (calls->client, eiam_test_await_result (&result),
                                                 NULL);
  g_assert_cmpuint (countries->list->len, ==, 1);
  g_assert_null (countries->preferred);
}

static void
test_bad_pictures (void)
{
  static const char * const bodies[] = {
    "{\"token\":\"t\"}",
    "{\"token\":\"t\",\"originalImageBase64\":\"\",\"jigsawImageBase64\":\"\"}",
    "{\"token\":\"t\",\"originalImageBase64\":\"!!!\",\"jigsawImageBase64\":\"AAAA\"}",
    "{\"token\":\"\",\"originalImageBase64\":\"AAAA\",\"jigsawImageBase64\":\"AAAA\"}",
    "{\"originalImageBase64\":\"AAAA\",\"jigsawImageBase64\":\"AAAA\"}",
    "{\"token\":7,\"originalImageBase64\":{},\"jigsawImageBase64\":[]}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = g_strconcat ("body=", bodies[i], NULL);
      g_autoptr (GError) error = NULL;

      eiam_test_calls_set_fault (calls, EIAM_CALL_CAPTCHA, fault);
      g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
      eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
    }
}

static void
test_denied (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
  eiam_test_calls_set_fault (calls, EIAM_CALL_REGISTER, "body={\"status\":\"ACCESS_DENIED\"}");
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, &error));
  eiam_test_assert_error (error, EIAM_ERROR_NOT_ALLOWED, NULL);
}

static void
test_log (void)
{
  eiam_test_log_assert_without (EIAM_TEST_MOBILE);
  eiam_test_log_assert_without (EIAM_TEST_PASSWORD);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  eiam_test_init (&argc, &argv);
  eiam_test_log_capture ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/client-answers/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_answer);
    }
  g_test_add_func ("/client-answers/redirect/not-followed", test_redirect_is_not_followed);
  g_test_add_func ("/client-answers/redirect/without-host", test_redirect_without_host);
  g_test_add_func ("/client-answers/retry-after", test_retry_after);
  g_test_add_func ("/client-answers/size-limit", test_size_limit);
  g_test_add_func ("/client-answers/registration-without-tokens", test_registration_without_tokens);
  g_test_add_func ("/client-answers/countries-of-use", test_countries_of_use);
  g_test_add_func ("/client-answers/bad-pictures", test_bad_pictures);
  g_test_add_func ("/client-answers/denied", test_denied);
  g_test_add_func ("/client-answers/log", test_log);

  return g_test_run ();
}
