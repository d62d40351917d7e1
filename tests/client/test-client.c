/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "eiam-error.h"
#include "eiam-test-calls.h"
#include "eiam-test-log.h"
#include "eiam-test-utils.h"

/* What the five calls send when all goes well. */

static const char *
get_header (EiamTestCalls *calls,
            EiamCall       call,
            const char    *name)
{
  return eiam_demo_service_get_last_header (calls->service, call, name);
}

static void
test_success (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  g_assert_true (eiam_test_calls_make (calls, call, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (eiam_demo_service_count_requests (calls->service, call), ==, 1);
}

static void
test_headers (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  const char *type = NULL;

  eiam_test_calls_prepare (calls, call);
  g_assert_true (eiam_test_calls_make (calls, call, NULL));

  g_assert_cmpstr (get_header (calls, call, "X-operating-sys-version"), ==,
                   eiam_device_get_os_version (calls->device));
  g_assert_cmpstr (get_header (calls, call, "X-device-fingerprint"), ==,
                   eiam_device_get_fingerprint (calls->device));
  g_assert_cmpstr (get_header (calls, call, "X-device-ip"), ==, "127.0.0.1");
  g_assert_cmpstr (get_header (calls, call, "X-agent"), ==, eiam_device_get_agent (calls->device));
  g_assert_cmpstr (get_header (calls, call, "X-L"), ==, "en");
  g_assert_cmpstr (get_header (calls, call, "X-client-id"), ==, "nTo1eRIub60vPb54WeE6aojPwYwImtl4");
  g_assert_null (get_header (calls, call, "X-tenant-id"));
  g_assert_null (get_header (calls, call, "Cookie"));
  g_assert_null (get_header (calls, call, "Authorization"));

  type = get_header (calls, call, "Content-Type");
  g_assert_cmpstr (type, ==, call >= EIAM_CALL_CAPTCHA_VERIFY ? "application/json" : NULL);
}

static void
test_other_headers (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);

  eiam_client_set_tenant_id (calls->client, "0123456789abcdef0123456789abcdef");
  eiam_client_set_language (calls->client, "zh");
  eiam_device_set_send_ip (calls->device, FALSE);
  g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_COUNTRY_CODES, NULL));
  g_assert_cmpstr (get_header (calls, EIAM_CALL_COUNTRY_CODES, "X-tenant-id"), ==,
                   "0123456789abcdef0123456789abcdef");
  g_assert_cmpstr (get_header (calls, EIAM_CALL_COUNTRY_CODES, "X-L"), ==, "zh");
  g_assert_null (get_header (calls, EIAM_CALL_COUNTRY_CODES, "X-device-ip"));

  eiam_client_set_tenant_id (calls->client, "");
  eiam_client_set_language (calls->client, NULL);
  g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_COUNTRY_CODES, NULL));
  g_assert_null (get_header (calls, EIAM_CALL_COUNTRY_CODES, "X-tenant-id"));
  g_assert_null (get_header (calls, EIAM_CALL_COUNTRY_CODES, "X-L"));
}

static void
assert_body (EiamTestCalls *calls,
             EiamCall       call,
             const char    *expected)
{
  GBytes *body = eiam_demo_service_get_last_body (calls->service, call);
  gsize size = 0;
  const char *data = g_bytes_get_data (body, &size);

  g_assert_cmpmem (data, size, expected, strlen (expected));
}

/* A text as JSON of its own, so that the bytes are told by someone else. */
static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static void
test_bodies (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autofree char *verify = NULL;
  g_autofree char *token = NULL;
  g_autofree char *sms = NULL;
  g_autofree char *registration = NULL;

  eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
  g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, NULL));

  g_assert_cmpuint (calls->x, >=, 100);
  verify = g_strdup_printf ("{\"point_json\":\"{\\\"x\\\":%u.0,\\\"y\\\":5.0}\",\"token\":\"%s\","
                            "\"sender\":\"15201657315\"}", calls->x,
                            eiam_puzzle_get_token (calls->puzzle));
  assert_body (calls, EIAM_CALL_CAPTCHA_VERIFY, verify);

  token = quote (calls->captcha_token);
  sms = g_strdup_printf ("{\"mobile\":\"15201657315\",\"type\":\"REGISTER_SMS\","
                         "\"captcha_token\":%s}", token);
  assert_body (calls, EIAM_CALL_SMS_SEND, sms);

  registration = g_strdup_printf ("{\"name\":\"张三\",\"mobile\":\"15201657315\","
                                  "\"verify_code\":\"%s\",\"pwd\":\"QWE@qwe123\"}", calls->code);
  assert_body (calls, EIAM_CALL_REGISTER, registration);
}

static void
test_encrypted_answer (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;
  GBytes *body = NULL;

  eiam_demo_service_set_aes (calls->service, TRUE);
  eiam_client_set_captcha_encryption (calls->client, EIAM_CAPTCHA_ENCRYPTION_AES);
  eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
  body = eiam_demo_service_get_last_body (calls->service, EIAM_CALL_CAPTCHA_VERIFY);
  g_assert_null (g_strstr_len (g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                               "\\\"x\\\""));
  g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, &error));
  g_assert_no_error (error);
}

static void
test_plain_answer_where_encrypted_is_wanted (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_demo_service_set_aes (calls->service, TRUE);
  eiam_test_calls_prepare (calls, EIAM_CALL_CAPTCHA_VERIFY);
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA_VERIFY, &error));
  eiam_test_assert_error (error, EIAM_ERROR_WRONG_PUZZLE, NULL);
}

/* A key that is none is told without asking the service. */
static void
test_unusable_key (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (EiamPuzzle) puzzle = NULL;
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, EIAM_CALL_CAPTCHA_VERIFY);
  puzzle = eiam_puzzle_new ("token", "short", eiam_puzzle_get_background (calls->puzzle),
                            eiam_puzzle_get_piece (calls->puzzle), NULL);
  g_set_object (&calls->puzzle, puzzle);
  eiam_client_set_captcha_encryption (calls->client, EIAM_CAPTCHA_ENCRYPTION_AES);
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA_VERIFY, &error));
  eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
  g_assert_cmpuint (eiam_demo_service_count_requests (calls->service, EIAM_CALL_CAPTCHA_VERIFY),
                    ==, 0);
}

static void
test_countries (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (EiamCountries) countries = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  eiam_client_list_countries_async (calls->client, NULL, eiam_test_on_ready, &result);
  countries = eiam_client_list_countries_finish (calls->client, eiam_test_await_result (&result),
                                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (countries->list->len, >, 3);
  g_assert_cmpstr (countries->preferred, ==, "CN");
  for (unsigned int i = 0; i < countries->list->len; i++)
    g_assert_cmpuint (strlen (eiam_country_get_iso_code (countries->list->pdata[i])), ==, 2);
}

static void
test_getters (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);

  g_assert_cmpstr (eiam_client_get_client_id (calls->client), ==,
                   "nTo1eRIub60vPb54WeE6aojPwYwImtl4");
  g_assert_true (eiam_client_get_device (calls->client) == calls->device);
  g_assert_cmpstr (g_uri_get_host (eiam_client_get_server (calls->client)), ==, "127.0.0.1");
}

/* A path before the calls' own is kept. */
static void
test_path_prefix (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autofree char *url = eiam_demo_service_dup_url (calls->service);
  g_autofree char *prefixed = g_strconcat (url, "/tenant", NULL);
  g_autoptr (GBytes) requests = NULL;
  g_autoptr (GError) error = NULL;

  eiam_test_calls_set_client (calls, prefixed);
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_COUNTRY_CODES, &error));
  requests = eiam_demo_service_list_requests (calls->service);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (requests, NULL), g_bytes_get_size (requests),
                                  "/tenant/api/v2/sdk/country-codes"));
}

static void
test_log (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  GAsyncResult *result = NULL;
  g_autoptr (EiamSession) session = NULL;

  eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
  eiam_test_calls_start (calls, EIAM_CALL_REGISTER, NULL, &result);
  session = eiam_client_register_finish (calls->client, eiam_test_await_result (&result), NULL);
  g_clear_object (&result);

  eiam_test_log_assert_without (EIAM_TEST_MOBILE);
  eiam_test_log_assert_without (EIAM_TEST_PASSWORD);
  eiam_test_log_assert_without ("张三");
  eiam_test_log_assert_without (calls->code);
  eiam_test_log_assert_without (calls->captcha_token);
  eiam_test_log_assert_without (eiam_puzzle_get_token (calls->puzzle));
  eiam_test_log_assert_without (eiam_session_get_session_token (session));
  eiam_test_log_assert_without (eiam_session_get_id_token (session));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  eiam_test_init (&argc, &argv);
  eiam_test_log_capture ();

  eiam_test_calls_add_tests ("/client/success", test_success);
  eiam_test_calls_add_tests ("/client/headers", test_headers);
  g_test_add_func ("/client/other-headers", test_other_headers);
  g_test_add_func ("/client/bodies", test_bodies);
  g_test_add_func ("/client/encrypted-answer", test_encrypted_answer);
  g_test_add_func ("/client/plain-answer", test_plain_answer_where_encrypted_is_wanted);
  g_test_add_func ("/client/unusable-key", test_unusable_key);
  g_test_add_func ("/client/countries", test_countries);
  g_test_add_func ("/client/getters", test_getters);
  g_test_add_func ("/client/path-prefix", test_path_prefix);
  g_test_add_func ("/client/log", test_log);

  return g_test_run ();
}
