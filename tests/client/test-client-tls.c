/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-test-calls.h"
#include "eiam-test-certificates.h"
#include "eiam-test-utils.h"
#include "eiam-tls-database.h"

/* Whom the client believes to be the service. */

typedef struct {
  const char          *name;
  EiamTestCertificate  certificate;
  const char          *ca_file;   /* (nullable): one of ours, or a path */
  gboolean             accepted;
} Row;

static const Row rows[] = {
  { "own-authority", EIAM_TEST_CERTIFICATE_GOOD, "ca.pem", TRUE },
  { "unknown-authority", EIAM_TEST_CERTIFICATE_GOOD, NULL, FALSE },
  { "no-authority", EIAM_TEST_CERTIFICATE_GOOD, "", FALSE },
  { "other-authority", EIAM_TEST_CERTIFICATE_GOOD, "expired.pem", FALSE },
  { "other-host", EIAM_TEST_CERTIFICATE_OTHER_HOST, "ca.pem", FALSE },
  { "expired", EIAM_TEST_CERTIFICATE_EXPIRED, "ca.pem", FALSE },
  { "expired-of-unknown", EIAM_TEST_CERTIFICATE_EXPIRED, NULL, FALSE },
};

static void
set_ca_file (EiamTestCalls *calls,
             const char    *name)
{
  g_autofree char *path = name == NULL || *name == '\0' ? g_strdup (name)
                                                        : eiam_test_certificates_dup_path (name);

  eiam_client_set_ca_file (calls->client, path);
}

static void
check_call (const Row *row,
            EiamCall   call)
{
  g_autoptr (GTlsCertificate) certificate = eiam_test_certificates_load (row->certificate);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (certificate);
  g_autoptr (GBytes) requests = NULL;
  g_autoptr (GError) error = NULL;

  set_ca_file (calls, row->ca_file);
  if (row->accepted)
    eiam_test_calls_prepare (calls, call);
  g_assert_cmpint (eiam_test_calls_make (calls, call, &error), ==, row->accepted);
  if (row->accepted)
    return;

  eiam_test_assert_error (error, EIAM_ERROR_TLS, NULL);
  requests = eiam_demo_service_list_requests (calls->service);
  g_assert_cmpmem (g_bytes_get_data (requests, NULL), g_bytes_get_size (requests), "[]", 2);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  for (int call = 0; row->accepted && call < EIAM_N_CALLS; call++)
    check_call (row, (EiamCall) call);
  if (!row->accepted)
    {
      check_call (row, EIAM_CALL_COUNTRY_CODES);
      check_call (row, EIAM_CALL_CAPTCHA);
      check_call (row, EIAM_CALL_REGISTER);
    }
}

/* The sentence says what is wrong with the certificate. */
static void
test_sentences (void)
{
  static const struct {
    EiamTestCertificate  certificate;
    const char          *ca_file;
    const char          *word;
  } sentences[] = {
    { EIAM_TEST_CERTIFICATE_GOOD, NULL, "authority" },
    { EIAM_TEST_CERTIFICATE_OTHER_HOST, "ca.pem", "another server" },
    { EIAM_TEST_CERTIFICATE_EXPIRED, "ca.pem", "expired" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (GTlsCertificate) certificate =
        eiam_test_certificates_load (sentences[i].certificate);
      g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (certificate);
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      set_ca_file (calls, sentences[i].ca_file);
      g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
      sentence = eiam_error_dup_sentence (error);
      g_test_message ("%s", sentence);
      g_assert_nonnull (g_strstr_len (sentence, -1, sentences[i].word));
    }
}

/* From the first call on, connections have no list of authorities to read. */
static void
test_default (void)
{
  g_autoptr (GTlsCertificate) certificate =
    eiam_test_certificates_load (EIAM_TEST_CERTIFICATE_GOOD);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (certificate);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  set_ca_file (calls, NULL);
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
  eiam_test_assert_error (error, EIAM_ERROR_TLS, NULL);
  database = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  g_assert_true (EIAM_IS_TLS_DATABASE (database));
}

/* A file that cannot be read adds nobody, and takes nobody's place. */
static void
test_unreadable_file (void)
{
  g_autoptr (GTlsCertificate) certificate =
    eiam_test_certificates_load (EIAM_TEST_CERTIFICATE_GOOD);
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (certificate);
  g_autoptr (GError) error = NULL;

  set_ca_file (calls, "no-such-file.pem");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "The certificate authorities*");
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_CAPTCHA, &error));
  g_test_assert_expected_messages ();
  eiam_test_assert_error (error, EIAM_ERROR_TLS, NULL);
}

/* A service that does not speak TLS waits for a request that never comes. */
static void
test_plain_service (void)
{
  g_autoptr (EiamTestCalls) calls = eiam_test_calls_new (NULL);
  g_autofree char *url = eiam_demo_service_dup_url (calls->service);
  g_autofree char *secure = g_strconcat ("https", url + 4, NULL);
  g_autoptr (GBytes) requests = NULL;
  g_autoptr (GError) error = NULL;

  eiam_test_calls_set_client (calls, secure);
  eiam_client_set_timeout (calls->client, 300);
  g_assert_false (eiam_test_calls_make (calls, EIAM_CALL_REGISTER, &error));
  eiam_test_assert_error (error, EIAM_ERROR_TIMEOUT, NULL);
  requests = eiam_demo_service_list_requests (calls->service);
  g_assert_cmpmem (g_bytes_get_data (requests, NULL), g_bytes_get_size (requests), "[]", 2);
}

int
main (int    argc,
      char **argv)
{
  int status;

  eiam_test_init (&argc, &argv);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()) || !eiam_test_certificates_make ())
    {
      g_print ("1..0 # SKIP no TLS or no openssl program\n");
      return 0;
    }

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/client-tls/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/client-tls/sentences", test_sentences);
  g_test_add_func ("/client-tls/default", test_default);
  g_test_add_func ("/client-tls/unreadable-file", test_unreadable_file);
  g_test_add_func ("/client-tls/plain-service", test_plain_service);

  status = g_test_run ();
  eiam_test_certificates_remove ();
  return status;
}
