/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-test-calls.h"
#include "eiam-test-log.h"
#include "eiam-test-utils.h"

/* Answers that do not come, to each of the five calls. A registration or a
 * message that was asked for may have happened; everything else did not. */

#define SHORT_MS 300

static int
if_sent (EiamCall call,
         int      error)
{
  return call >= EIAM_CALL_SMS_SEND ? EIAM_ERROR_UNKNOWN_OUTCOME : error;
}

/* HTTP lets a GET be repeated when a connection in use turns out to be dead;
 * what changes something is sent once. */
static void
assert_count (EiamTestCalls *calls,
              EiamCall       call)
{
  unsigned int count = eiam_demo_service_count_requests (calls->service, call);

  g_assert_cmpuint (count, >=, 1);
  g_assert_cmpuint (count, <=, call >= EIAM_CALL_CAPTCHA_VERIFY ? 1 : 2);
}

static void
check_lost (EiamCall    call,
            const char *fault,
            int         expected)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  eiam_client_set_timeout (calls->client, expected == EIAM_ERROR_TIMEOUT ? SHORT_MS : 20000);
  eiam_test_calls_set_fault (calls, call, fault);
  g_assert_false (eiam_test_calls_make (calls, call, &error));
  eiam_test_assert_error (error, if_sent (call, expected), NULL);
  assert_count (calls, call);

  /* Nothing is sent again later, either. */
  eiam_test_calls_set_fault (calls, call, NULL);
  eiam_test_drain ();
  assert_count (calls, call);
}

static void
test_dropped_before (gconstpointer data)
{
  check_lost ((EiamCall) GPOINTER_TO_INT (data), "drop-before", EIAM_ERROR_OFFLINE);
}

static void
test_dropped_after (gconstpointer data)
{
  check_lost ((EiamCall) GPOINTER_TO_INT (data), "drop-after", EIAM_ERROR_OFFLINE);
}

/* Half an object is no object; what was to come after a success without a body
 * does not matter. */
static void
test_cut (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  eiam_test_calls_set_fault (calls, call, "cut");
  g_assert_cmpint (eiam_test_calls_make (calls, call, &error), ==, call == EIAM_CALL_SMS_SEND);
  if (call != EIAM_CALL_SMS_SEND)
    eiam_test_assert_error (error, if_sent (call, EIAM_ERROR_PROTOCOL), NULL);
  assert_count (calls, call);
}

static void
test_hang (gconstpointer data)
{
  check_lost ((EiamCall) GPOINTER_TO_INT (data), "hang", EIAM_ERROR_TIMEOUT);
}

/* Every byte is in time, and all together are not. */
static void
test_slow (gconstpointer data)
{
  check_lost ((EiamCall) GPOINTER_TO_INT (data), "slow", EIAM_ERROR_TIMEOUT);
}

static void
test_endless_header (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  eiam_client_set_timeout (calls->client, SHORT_MS);
  eiam_test_calls_set_fault (calls, call, "endless-header");
  g_assert_false (eiam_test_calls_make (calls, call, &error));
  g_assert_true (error->domain == EIAM_ERROR);
  if (call >= EIAM_CALL_SMS_SEND)
    g_assert_error (error, EIAM_ERROR, EIAM_ERROR_UNKNOWN_OUTCOME);
}

/* Nothing is sent where nobody listens, so the outcome is known. */
static void
test_connection_refused (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  eiam_demo_service_stop (calls->service);
  g_assert_false (eiam_test_calls_make (calls, call, &error));
  eiam_test_assert_error (error, EIAM_ERROR_OFFLINE, NULL);
  g_assert_cmpuint (eiam_demo_service_count_requests (calls->service, call), ==, 0);
}

/* A name of the domain that has no names (RFC 6761). */
static void
test_unknown_name (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GError) error = NULL;

  eiam_test_calls_prepare (calls, call);
  eiam_test_calls_set_client (calls, "https://eiam.invalid");
  g_assert_false (eiam_test_calls_make (calls, call, &error));
  if (g_error_matches (error, EIAM_ERROR, EIAM_ERROR_TIMEOUT))
    {
      g_test_skip ("No answer about names here");
      return;
    }
  eiam_test_assert_error (error, EIAM_ERROR_OFFLINE, NULL);
}

typedef struct {
  EiamTestCalls *calls;
  EiamCall       call;
} Arrival;

static gboolean
has_arrived (gpointer user_data)
{
  Arrival *arrival = user_data;

  return eiam_demo_service_count_requests (arrival->calls->service, arrival->call) > 0;
}

static void
test_cancelled (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  Arrival arrival = { calls, call };

  eiam_test_calls_prepare (calls, call);
  eiam_test_calls_set_fault (calls, call, "hang");
  eiam_test_calls_start (calls, call, cancellable, &result);
  eiam_test_await (has_arrived, &arrival);
  g_cancellable_cancel (cancellable);
  g_assert_false (eiam_test_calls_finish (calls, call, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  eiam_test_calls_prepare (calls, call);
  g_cancellable_cancel (cancellable);
  eiam_test_calls_start (calls, call, cancellable, &result);
  g_assert_false (eiam_test_calls_finish (calls, call, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (eiam_demo_service_count_requests (calls->service, call), ==, 0);
}

/* The client may go while a call is under way; the call still ends. */
static void
test_client_goes (gconstpointer data)
{
  EiamCall call = (EiamCall) GPOINTER_TO_INT (data);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = eiam_demo_service_dup_url (calls->service);
  GAsyncResult *result = NULL;
  gpointer client = NULL;
  Arrival arrival = { calls, call };

  eiam_test_calls_prepare (calls, call);
  eiam_test_calls_set_fault (calls, call, "hang");
  eiam_test_calls_start (calls, call, cancellable, &result);
  eiam_test_await (has_arrived, &arrival);
  client = calls->client;
  g_object_add_weak_pointer (client, &client);
  eiam_test_calls_set_client (calls, url);
  g_cancellable_cancel (cancellable);
  eiam_test_await_result (&result);
  g_clear_object (&result);
  eiam_test_await_gone (&client);
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

  eiam_test_calls_add_tests ("/client-failures/dropped-before", test_dropped_before);
  eiam_test_calls_add_tests ("/client-failures/dropped-after", test_dropped_after);
  eiam_test_calls_add_tests ("/client-failures/cut", test_cut);
  eiam_test_calls_add_tests ("/client-failures/hang", test_hang);
  eiam_test_calls_add_tests ("/client-failures/slow", test_slow);
  eiam_test_calls_add_tests ("/client-failures/endless-header", test_endless_header);
  eiam_test_calls_add_tests ("/client-failures/connection-refused", test_connection_refused);
  eiam_test_calls_add_tests ("/client-failures/unknown-name", test_unknown_name);
  eiam_test_calls_add_tests ("/client-failures/cancelled", test_cancelled);
  eiam_test_calls_add_tests ("/client-failures/cancelled-before", test_cancelled_before);
  eiam_test_calls_add_tests ("/client-failures/client-goes", test_client_goes);
  g_test_add_func ("/client-failures/log", test_log);

  return g_test_run ();
}
