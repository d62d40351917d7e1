/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-picture-loader.h"
#include "eiam-test-calls.h"
#include "eiam-test-certificates.h"
#include "eiam-test-peer.h"
#include "eiam-test-utils.h"

/* Which way a request goes, and who on it learns what. */

static const char * const proxy_variables[] = { "http_proxy", "https_proxy", "all_proxy" };

static EiamTestPeer *
start_proxy (const char   *kind,
             unsigned int  target)
{
  g_autofree char *option = g_strdup_printf ("--target=%u", target);
  const char * const options[] = { kind, option, NULL };
  EiamTestPeer *peer = eiam_test_peer_new (options);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", eiam_test_peer_get_port (peer));

  for (unsigned int i = 0; i < G_N_ELEMENTS (proxy_variables); i++)
    g_setenv (proxy_variables[i], url, TRUE);
  return peer;
}

/* Returns: (transfer full): what the proxy saw */
static char **
end_proxy (EiamTestPeer *peer)
{
  char **lines = eiam_test_peer_end (peer);

  for (unsigned int i = 0; i < G_N_ELEMENTS (proxy_variables); i++)
    g_unsetenv (proxy_variables[i]);
  eiam_test_peer_free (peer);
  return lines;
}

/* The proxy's request has the host, the port and the program's name. */
static void
assert_connects (GStrv       lines,
                 const char *host_and_port)
{
  static const char * const headers[] = { "Host:", "User-Agent:", "Accept-Encoding:",
                                          "Connection:", "" };
  g_autofree char *connect = g_strdup_printf ("line CONNECT %s HTTP/1.1", host_and_port);
  unsigned int n_connects = 0;

  for (unsigned int i = 0; lines[i] != NULL; i++)
    {
      gboolean known = g_str_equal (lines[i], connect) || g_str_equal (lines[i], "request 0");

      n_connects += g_str_equal (lines[i], connect);
      for (unsigned int j = 0; !known && j < G_N_ELEMENTS (headers); j++)
        known = g_str_has_prefix (lines[i], "line ")
                && strncmp (lines[i] + 5, headers[j], MAX (strlen (headers[j]), 1)) == 0;
      if (!known)
        g_error ("The proxy was told “%s”", lines[i]);
    }
  g_assert_cmpuint (n_connects, >, 0);
}

static unsigned int
get_port (EiamTestCalls *calls)
{
  g_autofree char *url = eiam_demo_service_dup_url (calls->service);

  return (unsigned int) g_ascii_strtoull (strrchr (url, ':') + 1, NULL, 10);
}

static gboolean
check_support (void)
{
  if (eiam_test_knows_proxies ())
    return TRUE;

  g_test_skip ("GIO takes no proxy from the environment here");
  return FALSE;
}

/* A whole registration with a host that only the proxy can find. */
static void
test_tunnel (void)
{
  g_autoptr (GTlsCertificate) certificate =
    eiam_test_certificates_load (EIAM_TEST_CERTIFICATE_GOOD);
  g_autofree char *ca_file = eiam_test_certificates_dup_path ("ca.pem");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  EiamTestCalls *calls = NULL;
  EiamTestPeer *proxy = NULL;

  if (!check_support ())
    return;

  calls = eiam_test_calls_new (certificate);
  proxy = start_proxy ("tunnel", get_port (calls));
  eiam_test_calls_set_client (calls, "https://eiam.example:8443");
  eiam_client_set_ca_file (calls->client, ca_file);
  eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
  g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, &error));
  g_assert_no_error (error);
  eiam_test_calls_free (calls);
  lines = end_proxy (proxy);
  assert_connects (lines, "eiam.example:8443");
}

/* What goes to this machine without encryption goes nowhere else. */
static void
test_loopback (void)
{
  static const char * const hosts[] = { "127.0.0.1", "localhost" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      EiamTestCalls *calls = eiam_test_calls_new (NULL);
      EiamTestPeer *proxy = start_proxy ("refuse", 0);
      g_autofree char *url = g_strdup_printf ("http://%s:%u", hosts[i], get_port (calls));
      g_auto (GStrv) lines = NULL;

      eiam_test_calls_set_client (calls, url);
      eiam_test_calls_prepare (calls, EIAM_CALL_REGISTER);
      g_assert_true (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, NULL));
      eiam_test_calls_free (calls);
      lines = end_proxy (proxy);
      g_assert_cmpuint (g_strv_length (lines), ==, 0);
    }
}

static GBytes *
load_picture (const char  *address,
              GError     **error)
{
  g_autoptr (EiamPictureLoader) loader = eiam_picture_loader_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GBytes *bytes = NULL;

  eiam_picture_loader_load_async (loader, address, NULL, eiam_test_on_ready, &result);
  bytes = eiam_picture_loader_load_finish (loader, eiam_test_await_result (&result), error);
  eiam_test_drain ();
  return bytes;
}

static void
test_picture (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  EiamTestPeer *proxy = NULL;

  if (!check_support ())
    return;

  proxy = start_proxy ("refuse", 0);
  g_assert_null (load_picture ("https://pictures.example/me.png", &error));
  eiam_test_assert_error (error, EIAM_ERROR_PROXY, NULL);
  lines = end_proxy (proxy);
  assert_connects (lines, "pictures.example:443");
}

/* A service that is none for pictures says so itself: no proxy was in between. */
static void
test_picture_on_loopback (void)
{
  EiamTestCalls *calls = eiam_test_calls_new (NULL);
  EiamTestPeer *proxy = start_proxy ("refuse", 0);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/me.png", get_port (calls));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_null (load_picture (address, &error));
  eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, NULL);
  eiam_test_calls_free (calls);
  lines = end_proxy (proxy);
  g_assert_cmpuint (g_strv_length (lines), ==, 0);
}

/* Whatever the status that points elsewhere, nobody is asked there. */
static void
test_redirects (void)
{
  static const EiamCall asked[] = {
    EIAM_CALL_COUNTRY_CODES, EIAM_CALL_CAPTCHA, EIAM_CALL_SMS_SEND, EIAM_CALL_REGISTER
  };
  g_autoptr (EiamTestCalls) other = eiam_test_calls_new (NULL);
  g_autoptr (GBytes) requests = NULL;

  for (unsigned int status = 300; status <= 308; status++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = NULL;

      fault = g_strdup_printf ("redirect=%u;location=http://localhost:%u/api/v2/sdk/captcha",
                               status, get_port (other));
      calls->captcha_token = g_strdup ("token");
      for (unsigned int i = 0; i < G_N_ELEMENTS (asked); i++)
        {
          g_autoptr (GError) error = NULL;

          eiam_test_calls_set_fault (calls, asked[i], fault);
          g_assert_false (eiam_test_calls_make (calls, asked[i], &error));
          /* A registration may have been made before it was sent elsewhere. */
          eiam_test_assert_error (error, asked[i] == EIAM_CALL_REGISTER
                                           ? EIAM_ERROR_UNKNOWN_OUTCOME : EIAM_ERROR_REDIRECT,
                                  NULL);
        }
    }

  requests = eiam_demo_service_list_requests (other->service);
  g_assert_cmpmem (g_bytes_get_data (requests, NULL), g_bytes_get_size (requests), "[]", 2);
}

/* The host that a redirect names is shown as DNS knows it, or not at all. */
static void
test_shown_host (void)
{
  static const struct {
    const char *location;
    const char *shown;   /* (nullable): NULL where no host is shown */
  } locations[] = {
    { "https://Elsewhere.Example/x", "elsewhere.example" },
    /* The first letter is Cyrillic. */
    { "https://%d0%b5iam.example", "xn--iam-qdd.example" },
    { "https://eiam.example@elsewhere.example", "elsewhere.example" },
    { "https://a%20b.example", NULL },
    { "/here", NULL },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
      g_autofree char *fault = g_strdup_printf ("redirect=302;location=%s", locations[i].location);
      g_autofree char *expected = NULL;
      g_autofree char *sentence = NULL;
      g_autoptr (GError) error = NULL;

      expected = locations[i].shown == NULL
                 ? g_strdup ("The server wants to send you to another address, which is not "
                             "followed.")
                 : g_strdup_printf ("The server wants to send you to %s, which is not followed.",
                                    locations[i].shown);
      eiam_test_calls_set_fault (calls, EIAM_CALL_CAPTCHA, fault);
      g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
      sentence = eiam_error_dup_sentence (error);
      g_assert_cmpstr (sentence, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  eiam_test_use_environment_proxy ();
  eiam_test_init (&argc, &argv);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()) || !eiam_test_certificates_make ())
    {
      g_print ("1..0 # SKIP no TLS or no openssl program\n");
      return 0;
    }

  g_test_add_func ("/proxy/tunnel", test_tunnel);
  g_test_add_func ("/proxy/loopback", test_loopback);
  g_test_add_func ("/proxy/picture", test_picture);
  g_test_add_func ("/proxy/picture-on-loopback", test_picture_on_loopback);
  g_test_add_func ("/proxy/redirects", test_redirects);
  g_test_add_func ("/proxy/shown-host", test_shown_host);

  status = g_test_run ();
  eiam_test_certificates_remove ();
  return status;
}
