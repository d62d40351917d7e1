/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <libsoup/soup.h>

#include "eiam-demo-service.h"
#include "eiam-demo-thread.h"

static const char * const names[] = { "X-client-id", "X-agent", "X-operating-sys-version",
                                      "X-device-fingerprint" };

static SoupMessage *
new_captcha (const char *url)
{
  g_autofree char *uri = g_strconcat (url, "/api/v2/sdk/captcha", NULL);
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, uri);

  for (unsigned int i = 0; i < G_N_ELEMENTS (names); i++)
    soup_message_headers_replace (soup_message_get_request_headers (message), names[i], "test");
  return message;
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *is_done = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_true (SOUP_IS_SESSION (source));

  body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  *is_done = TRUE;
}

static void
on_puzzle (GObject      *object,
           const char   *token,
           unsigned int  x,
           gpointer      user_data)
{
  unsigned int *found = user_data;

  g_assert_nonnull (token);
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));

  *found = x;
}

static void
test_signals (void)
{
  g_autoptr (EiamDemoThread) thread = eiam_demo_thread_new ();
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  gboolean is_done = FALSE;
  unsigned int x = 0;

  g_assert_true (eiam_demo_thread_start (thread, &error));
  g_assert_no_error (error);
  url = eiam_demo_thread_dup_url (thread);
  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));

  g_signal_connect (thread, "puzzle", G_CALLBACK (on_puzzle), &x);
  message = new_captcha (url);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, send_cb, &is_done);
  while (!is_done || x == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);

  g_assert_finalize_object (g_steal_pointer (&thread));
}

static void
test_restart (void)
{
  for (unsigned int i = 0; i < 20; i++)
    {
      g_autoptr (EiamDemoThread) thread = eiam_demo_thread_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (eiam_demo_thread_start (thread, &error));
      g_assert_no_error (error);
      g_assert_finalize_object (g_steal_pointer (&thread));
    }
}

/* A service goes away while it owes answers of every kind. */
static void
test_stop_with_debts (void)
{
  static const char * const faults[] = { "hang", "slow", "delay=60000", "endless-header",
                                         "huge=4096", "drop-after" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (EiamDemoService) service = eiam_demo_service_new ();
      g_autoptr (SoupSession) session = soup_session_new ();
      g_autoptr (SoupMessage) message = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *url = NULL;
      gboolean is_done = FALSE;

      g_assert_true (eiam_demo_service_start (service, 0, &error));
      g_assert_true (eiam_demo_service_set_fault (service, EIAM_CALL_CAPTCHA, faults[i], &error));
      url = eiam_demo_service_dup_url (service);
      message = new_captcha (url);
      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, send_cb,
                                        &is_done);
      while (eiam_demo_service_count_requests (service, EIAM_CALL_CAPTCHA) == 0)
        g_main_context_iteration (NULL, TRUE);
      for (unsigned int turn = 0; turn < 20; turn++)
        g_main_context_iteration (NULL, FALSE);

      eiam_demo_service_stop (service);
      soup_session_abort (session);
      while (!is_done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_finalize_object (g_steal_pointer (&service));
    }
}

static void
test_log (void)
{
  g_autoptr (EiamDemoService) service = eiam_demo_service_new ();
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *url = NULL;
  gboolean is_done = FALSE;

  g_assert_null (eiam_demo_service_get_last_body (service, EIAM_CALL_CAPTCHA));
  g_assert_true (eiam_demo_service_start (service, 0, NULL));
  url = eiam_demo_service_dup_url (service);
  message = new_captcha (url);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, send_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (eiam_demo_service_count_requests (service, EIAM_CALL_CAPTCHA), ==, 1);
  g_assert_cmpstr (eiam_demo_service_get_last_header (service, EIAM_CALL_CAPTCHA, "x-AGENT"), ==,
                   "test");
  g_assert_cmpuint (g_bytes_get_size (eiam_demo_service_get_last_body (service,
                                                                       EIAM_CALL_CAPTCHA)), ==, 0);
  eiam_demo_service_reset (service);
  g_assert_cmpuint (eiam_demo_service_count_requests (service, EIAM_CALL_CAPTCHA), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/thread/signals", test_signals);
  g_test_add_func ("/demo/thread/restart", test_restart);
  g_test_add_func ("/demo/service/stop-with-debts", test_stop_with_debts);
  g_test_add_func ("/demo/service/log", test_log);

  return g_test_run ();
}
