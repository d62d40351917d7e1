/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "eiam-error.h"
#include "eiam-test-calls.h"
#include "eiam-test-certificates.h"
#include "eiam-test-peer.h"
#include "eiam-test-utils.h"

/* What can be wrong with the way to the server: what the person reads, and
 * that nothing was sent. With --table it prints the table that README.md has. */

#define HELP_DESK "Do not go on in this network. Ask your company’s help desk."
#define CHECK_PROXY "Check the proxy in your network settings."
#define NO_CONNECTION "No secure connection to the server is possible, so nothing was sent."
#define TOO_WEAK "The server’s certificate is too weak, so nothing was sent."
#define UNKNOWN_AUTHORITY \
  "The server’s certificate comes from an authority this device does not know, " \
  "so nothing was sent."
#define CERTIFICATE_ASKED \
  "The server asks for a certificate of this device, which it does not have."

typedef struct {
  const char *name;
  const char *cause;
  const char *options;    /* of the peer, without those for the certificate */
  const char *chain;      /* (nullable): files of certificate and key, */
  const char *key;        /* without their endings */
  const char *ca_file;    /* (nullable) */
  EiamError   code;
  const char *sentence;   /* (nullable): NULL where all is well */
  const char *next_step;
} Row;

#define TLS EIAM_ERROR_TLS

static const Row rows[] = {
  { "public", "certificate by a private authority, which `ca-file` names",
    "tls", "good", "good", "ca", 0, NULL, NULL },
  { "chain", "the same with an intermediate authority, whose certificate is sent along",
    "tls", "chain", "of-intermediate", "ca", 0, NULL, NULL },
  { "expired", "certificate expired",
    "tls", "expired", "expired", "ca", TLS,
    "The server’s certificate has expired, so nothing was sent.", HELP_DESK },
  { "future", "certificate not yet valid",
    "tls", "future", "future", "ca", TLS,
    "The server’s certificate is not valid yet, so nothing was sent. "
    "Is the clock of this device right?", HELP_DESK },
  { "clock", "the clock shows a day before this version’s release",
    "tls", "good", "good", "ca", TLS,
    "The clock of this device is wrong: it shows 2020-01-31 09:05. So the server’s "
    "certificate could not be checked, and nothing was sent.",
    "Set the clock, then try again." },
  { "other-host", "certificate of another host",
    "tls", "other-host", "other-host", "ca", TLS,
    "The server’s certificate belongs to another server, so nothing was sent.", HELP_DESK },
  { "self-signed", "certificate signed by itself",
    "tls", "self-signed", "self-signed", "ca", TLS, UNKNOWN_AUTHORITY, HELP_DESK },
  { "unknown-authority", "authority unknown: no `ca-file`",
    "tls", "good", "good", NULL, TLS, UNKNOWN_AUTHORITY, HELP_DESK },
  { "other-authority", "authority unknown: `ca-file` names another",
    "tls", "good", "good", "stranger", TLS, UNKNOWN_AUTHORITY, HELP_DESK },
  { "missing-intermediate", "the intermediate authority’s certificate is not sent",
    "tls", "of-intermediate", "of-intermediate", "ca", TLS, UNKNOWN_AUTHORITY, HELP_DESK },
  { "revoked", "certificate revoked, by a list in `ca-file`",
    "tls", "revoked", "revoked", "ca-and-list", 0, NULL, NULL },
  { "weak-key", "RSA key of 1024 bits",
    "tls", "weak-key", "weak-key", "ca", TLS, TOO_WEAK, HELP_DESK },
  { "tiny-key", "RSA key of 512 bits, too short for a handshake",
    "tls", "tiny-key", "tiny-key", "ca", TLS, NO_CONNECTION, HELP_DESK },
  { "weak-signature", "certificate signed with SHA-1",
    "tls", "weak-signature", "weak-signature", "ca", TLS, TOO_WEAK, HELP_DESK },
  { "outdated", "TLS 1.1 only",
    "tls --tls=1.1", "good", "good", "ca", TLS, NO_CONNECTION, HELP_DESK },
  { "plain", "plain HTTP on the port",
    "plain", NULL, NULL, "ca", TLS, NO_CONNECTION, HELP_DESK },
  { "client-certificate", "client certificate demanded, TLS 1.2",
    "tls --tls=1.2 --demand", "good", "good", "ca", TLS, CERTIFICATE_ASKED, HELP_DESK },
  { "client-certificate-1.3", "client certificate demanded, TLS 1.3",
    "tls --tls=1.3 --demand", "good", "good", "ca", TLS, CERTIFICATE_ASKED, HELP_DESK },
  { "client-certificate-wished", "client certificate wished for, not demanded",
    "tls --wish", "good", "good", "ca", 0, NULL, NULL },
  { "proxy-refuses", "proxy refuses the CONNECT",
    "refuse", NULL, NULL, "ca", EIAM_ERROR_PROXY,
    "The network’s proxy refused the connection.", CHECK_PROXY },
  { "proxy-login", "proxy asks for a login",
    "login", NULL, NULL, "ca", EIAM_ERROR_PROXY,
    "The network’s proxy asks for a login.", CHECK_PROXY },
  { "proxy-garbage", "proxy that is none",
    "garbage", NULL, NULL, "ca", EIAM_ERROR_PROXY,
    "The network’s proxy refused the connection.", CHECK_PROXY },
  { "proxy-closes", "proxy closes without an answer",
    "drop", NULL, NULL, "ca", EIAM_ERROR_OFFLINE,
    "The connection to the server broke off.",
    "Check your network connection, then try again." },
};

static gboolean
is_proxy (const Row *row)
{
  return row->chain == NULL && strcmp (row->options, "plain") != 0;
}

static void
add_file (GStrvBuilder *options,
          const char   *option,
          const char   *name,
          const char   *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = eiam_test_certificates_dup_path (file);
  g_autofree char *both = g_strdup_printf ("%s=%s", option, path);

  g_strv_builder_add (options, both);
}

static EiamTestPeer *
start_peer (const Row *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (row->options, " ", -1);
  g_auto (GStrv) options = NULL;

  g_strv_builder_addv (builder, (const char **) words);
  if (row->chain != NULL)
    {
      add_file (builder, "--cert", row->chain, ".pem");
      add_file (builder, "--key", row->key, ".key");
      add_file (builder, "--authority", "ca", ".pem");
    }
  options = g_strv_builder_end (builder);
  return eiam_test_peer_new ((const char * const *) options);
}

/* A proxy is asked for a host that only it knows. */
static void
set_client (EiamTestCalls *calls,
            const Row     *row,
            EiamTestPeer  *peer)
{
  unsigned int port = eiam_test_peer_get_port (peer);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", port);

  eiam_test_calls_set_client (calls, is_proxy (row) ? "https://eiam.example" : url);
  if (is_proxy (row))
    g_setenv ("https_proxy", proxy, TRUE);
  if (row->ca_file != NULL)
    {
      g_autofree char *file = g_strconcat (row->ca_file, ".pem", NULL);
      g_autofree char *path = eiam_test_certificates_dup_path (file);

      eiam_client_set_ca_file (calls->client, path);
    }
}

static void
check_call (EiamTestCalls *calls,
            const Row     *row,
            EiamCall       call)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean done = eiam_test_calls_make (calls, call, &error);

  if (row->sentence == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      return;
    }

  g_assert_false (done);
  eiam_test_assert_error (error, (int) row->code, NULL);
  sentence = eiam_error_dup_sentence (error);
  g_assert_cmpstr (sentence, ==, row->sentence);
  g_assert_cmpstr (eiam_error_get_next_step (error), ==, row->next_step);
}

/* One line for each connection, and at a proxy one for what followed as well. */
static void
check_bytes (const Row *row,
             GStrv      lines)
{
  unsigned int n_requests = 0;

  for (unsigned int i = 0; lines[i] != NULL; i++)
    {
      const char *number = lines[i] + strlen ("request ");

      if (!g_str_has_prefix (lines[i], "request "))
        continue;
      n_requests++;
      if (row->sentence != NULL)
        g_assert_cmpstr (number, ==, "0");
      else
        g_assert_cmpstr (number, !=, "0");
    }
  g_assert_cmpuint (n_requests, >=, 2);
}

/* Of all that a proxy is told, nothing is about the person or the device's
 * identity at the service. */
static void
check_proxy_lines (GStrv lines)
{
  static const char * const allowed[] = {
    "line CONNECT eiam.example:443 HTTP/1.1", "line Host: eiam.example", "line ",
    "line Accept-Encoding: gzip, deflate, br", "line Connection: Keep-Alive", "request 0", NULL
  };

  for (unsigned int i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], "line User-Agent: eiam-register/")
          && !g_strv_contains (allowed, lines[i]))
        g_error ("The proxy was told “%s”", lines[i]);
    }
}

/* Two calls, so that a connection which was refused is not taken for the second. */
static void
test_row (gconstpointer data)
{
  const Row *row = data;
  EiamTestPeer *peer = start_peer (row);
  EiamTestCalls *calls = eiam_test_calls_new (NULL);
  g_auto (GStrv) lines = NULL;
  const char *clock = g_getenv ("EIAM_TEST_WRONG_CLOCK");

  set_client (calls, row, peer);
  calls->captcha_token = g_strdup ("token");
  if (strcmp (row->name, "clock") == 0)
    g_assert_true (g_file_set_contents (clock, "", 0, NULL));
  check_call (calls, row, EIAM_CALL_SMS_SEND);
  check_call (calls, row, EIAM_CALL_SMS_SEND);
  g_unlink (clock);

  eiam_test_calls_free (calls);
  g_unsetenv ("https_proxy");
  lines = eiam_test_peer_end (peer);
  check_bytes (row, lines);
  if (is_proxy (row))
    check_proxy_lines (lines);
  eiam_test_peer_free (peer);
}

/* The registration itself is held back just the same, and its outcome is known. */
static void
test_register (gconstpointer data)
{
  const Row *row = data;
  EiamTestPeer *peer = start_peer (row);
  EiamTestCalls *calls = eiam_test_calls_new (NULL);
  g_auto (GStrv) lines = NULL;

  set_client (calls, row, peer);
  check_call (calls, row, EIAM_CALL_REGISTER);
  check_call (calls, row, EIAM_CALL_CAPTCHA);
  eiam_test_calls_free (calls);
  g_unsetenv ("https_proxy");
  lines = eiam_test_peer_end (peer);
  check_bytes (row, lines);
  eiam_test_peer_free (peer);
}

static void
skip_proxy (void)
{
  g_test_skip ("GIO takes no proxy from the environment here");
}

static void
print_table (void)
{
  printf ("| cause | what the person reads | what they can do |\n|---|---|---|\n");
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    printf ("| %s | %s | %s |\n", rows[i].cause,
            rows[i].sentence == NULL ? "(accepted)" : rows[i].sentence,
            rows[i].sentence == NULL ? "" : rows[i].next_step);
}

static void
add_tests (void)
{
  static const char * const also_register[] = {
    "expired", "unknown-authority", "outdated", "client-certificate", "client-certificate-1.3",
    "proxy-refuses", "proxy-login", NULL
  };

  gboolean with_proxies = eiam_test_knows_proxies ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/tls-grid/", rows[i].name, NULL);
      g_autofree char *other = g_strconcat (path, "/register", NULL);

      if (is_proxy (&rows[i]) && !with_proxies)
        {
          g_test_add_func (path, skip_proxy);
          continue;
        }
      g_test_add_data_func (path, &rows[i], test_row);
      if (g_strv_contains (also_register, rows[i].name))
        g_test_add_data_func (other, &rows[i], test_register);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *clock = NULL;
  int status;

  if (argc == 2 && strcmp (argv[1], "--table") == 0)
    {
      print_table ();
      return 0;
    }

  g_setenv ("TZ", "UTC", TRUE);
  eiam_test_use_environment_proxy ();
  eiam_test_init (&argc, &argv);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()) || !eiam_test_certificates_make ())
    {
      g_print ("1..0 # SKIP no TLS or no openssl program\n");
      return 0;
    }

  clock = eiam_test_certificates_dup_path ("wrong-clock");
  g_setenv ("EIAM_TEST_WRONG_CLOCK", clock, TRUE);
  add_tests ();
  status = g_test_run ();
  eiam_test_certificates_remove ();
  return status;
}
