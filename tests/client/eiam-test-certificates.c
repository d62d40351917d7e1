/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-certificates.h"

#include <stdarg.h>

#include <glib/gstdio.h>

/* A certificate authority of our own, made by the openssl program in a
 * directory of its own, and the certificates that it gives out. */

static char *directory;   /* (nullable) */

#define CURVE "ec -pkeyopt ec_paramgen_curve:P-256"
#define FROM_AUTHORITY "-cert ca.pem -keyfile ca.key"
#define FROM_INTERMEDIATE "-cert intermediate.pem -keyfile intermediate.key"
#define THIS_MONTH "-days 30"

typedef struct {
  const char *name;
  const char *key;
  const char *extensions;
  const char *validity;
  const char *issuer;
} Row;

static const Row rows[] = {
  { "good", CURVE, "here", THIS_MONTH, FROM_AUTHORITY },
  { "other-host", CURVE, "elsewhere", THIS_MONTH, FROM_AUTHORITY },
  { "expired", CURVE, "here", "-startdate 20200101000000Z -enddate 20200201000000Z",
    FROM_AUTHORITY },
  { "future", CURVE, "here", "-startdate 21260101000000Z -enddate 21270101000000Z",
    FROM_AUTHORITY },
  { "weak-key", "rsa:1024", "here", THIS_MONTH, FROM_AUTHORITY },
  { "tiny-key", "rsa:512", "here", THIS_MONTH, FROM_AUTHORITY },
  { "weak-signature", CURVE, "here", "-days 30 -md sha1", FROM_AUTHORITY },
  { "revoked", CURVE, "here", THIS_MONTH, FROM_AUTHORITY },
  { "intermediate", CURVE, "authority", THIS_MONTH, FROM_AUTHORITY },
  { "of-intermediate", CURVE, "here", THIS_MONTH, FROM_INTERMEDIATE },
};

static const char * const names[] = {
  [EIAM_TEST_CERTIFICATE_GOOD] = "good",
  [EIAM_TEST_CERTIFICATE_OTHER_HOST] = "other-host",
  [EIAM_TEST_CERTIFICATE_EXPIRED] = "expired",
};

#define CONFIGURATION \
  "[ca]\ndefault_ca = own\n" \
  "[own]\ndatabase = index\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\n" \
  "policy = any\nunique_subject = no\ndefault_crl_days = 30\n" \
  "[any]\ncommonName = supplied\n" \
  "[req]\ndistinguished_name = dn\nprompt = no\n" \
  "[dn]\nCN = test\n" \
  "[authority]\nbasicConstraints = critical,CA:TRUE\n" \
  "keyUsage = critical,keyCertSign,cRLSign\nsubjectKeyIdentifier = hash\n" \
  "[here]\nsubjectAltName = IP:127.0.0.1,DNS:eiam.example\n" \
  "[elsewhere]\nsubjectAltName = DNS:elsewhere.example\n"

static void
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
run_openssl (const char *arguments)
{
  g_auto (GStrv) argv = g_strsplit (arguments, " ", -1);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_cwd (launcher, directory);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", arguments, output);
}

/* The name tells an authority from another, which GnuTLS looks for by it. */
static void
make_certificate (const Row *row)
{
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;

  request = g_strdup_printf ("openssl req -new -nodes -config cnf -subj /CN=%s -newkey %s "
                             "-keyout %s.key -out %s.csr",
                             row->name, row->key, row->name, row->name);
  run_openssl (request);
  answer = g_strdup_printf ("openssl ca -batch -notext -rand_serial -config cnf -extensions %s "
                            "%s %s -in %s.csr -out %s.pem", row->extensions, row->validity,
                            row->issuer, row->name, row->name);
  run_openssl (answer);
}

static char *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
join_files (const char *name,
            const char *first,
            const char *second)
{
  g_autofree char *first_text = read_file (first);
  g_autofree char *second_text = read_file (second);
  g_autofree char *text = g_strconcat (first_text, second_text, NULL);

  write_file (name, text);
}

/**
 * eiam_test_certificates_make:
 *
 * Makes an authority and its certificates.
 *
 * Returns: %FALSE where there is no openssl program
 */
gboolean
eiam_test_certificates_make (void)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr (GError) error = NULL;

  if (openssl == NULL)
    return FALSE;

  directory = g_dir_make_tmp ("eiam-certificates-XXXXXX", &error);
  g_assert_no_error (error);
  write_file ("cnf", CONFIGURATION);
  write_file ("index", "");
  run_openssl ("openssl req -x509 -nodes -config cnf -extensions authority -days 30 "
               "-newkey " CURVE " -keyout ca.key -out ca.pem");
  run_openssl ("openssl req -x509 -nodes -config cnf -extensions authority -days 30 "
               "-subj /CN=stranger -newkey " CURVE " -keyout stranger.key -out stranger.pem");
  run_openssl ("openssl req -x509 -nodes -config cnf -extensions here -days 30 "
               "-subj /CN=self-signed -newkey " CURVE " -keyout self-signed.key "
               "-out self-signed.pem");
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    make_certificate (&rows[i]);
  join_files ("chain.pem", "of-intermediate.pem", "intermediate.pem");
  run_openssl ("openssl ca -config cnf " FROM_AUTHORITY " -revoke revoked.pem");
  run_openssl ("openssl ca -config cnf " FROM_AUTHORITY " -gencrl -out list.pem");
  join_files ("ca-and-list.pem", "ca.pem", "list.pem");

  return TRUE;
}

/**
 * eiam_test_certificates_remove:
 *
 * Removes the files again.
 */
void
eiam_test_certificates_remove (void)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
  g_clear_pointer (&directory, g_free);
}

/**
 * eiam_test_certificates_load:
 * @kind: which one
 *
 * Returns: (transfer full): a certificate with its private key
 */
GTlsCertificate *
eiam_test_certificates_load (EiamTestCertificate kind)
{
  g_autofree char *certificate_name = g_strconcat (names[kind], ".pem", NULL);
  g_autofree char *key_name = g_strconcat (names[kind], ".key", NULL);
  g_autofree char *certificate_path = eiam_test_certificates_dup_path (certificate_name);
  g_autofree char *key_path = eiam_test_certificates_dup_path (key_name);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = NULL;

  certificate = g_tls_certificate_new_from_files (certificate_path, key_path, &error);
  g_assert_no_error (error);
  return certificate;
}

/**
 * eiam_test_certificates_dup_path:
 * @name: the name of a file, `ca.pem` for the authority
 *
 * Returns: (transfer full): its path
 */
char *
eiam_test_certificates_dup_path (const char *name)
{
  return g_build_filename (directory, name, NULL);
}
