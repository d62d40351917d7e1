/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-server.h"

#include "eiam-error.h"
#include "eiam-test-utils.h"

typedef struct {
  const char *text;
  const char *attribute;   /* (nullable): NULL when refused */
  const char *display;
} Row;

static const Row rows[] = {
  { "https://eiam.example.com", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com/", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com//", "https://eiam.example.com", "eiam.example.com" },
  { "eiam.example.com", "https://eiam.example.com", "eiam.example.com" },
  { " eiam.example.com ", "https://eiam.example.com", "eiam.example.com" },
  { "EIAM.Example.COM", "https://eiam.example.com", "eiam.example.com" },
  { "HTTPS://EIAM.EXAMPLE.COM", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com:443", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com:8443", "https://eiam.example.com:8443", "eiam.example.com:8443" },
  { "eiam.example.com:8443", "https://eiam.example.com:8443", "eiam.example.com:8443" },
  { "https://eiam.example.com:80", "https://eiam.example.com:80", "eiam.example.com:80" },
  { "https://eiam.example.com/tenant", "https://eiam.example.com/tenant", "eiam.example.com" },
  { "https://eiam.example.com/Tenant/", "https://eiam.example.com/Tenant", "eiam.example.com" },
  { "https://eiam.example.com/a%20b", "https://eiam.example.com/a%20b", "eiam.example.com" },
  { "https://192.0.2.1", "https://192.0.2.1", "192.0.2.1" },
  { "https://[2001:db8::1]", "https://[2001:db8::1]", "[2001:db8::1]" },
  { "https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443", "[2001:db8::1]:8443" },
  { "https://例子.中国", "https://xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s" },
  { "https://bücher.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example" },
  /* The first letter is Cyrillic. */
  { "https://\xd0\xb5iam.example.com", "https://xn--iam-qdd.example.com",
    "xn--iam-qdd.example.com" },
  { "https://xn--fsqu00a.xn--fiqs8s", "https://xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s" },
  { "https://localhost", "https://localhost", "localhost" },
  { "http://localhost", "http://localhost", "localhost" },
  { "http://localhost:80", "http://localhost", "localhost" },
  { "http://LOCALHOST:8080", "http://localhost:8080", "localhost:8080" },
  { "http://localhost:443", "http://localhost:443", "localhost:443" },
  { "http://127.0.0.1:8080/", "http://127.0.0.1:8080", "127.0.0.1:8080" },
  { "http://127.1.2.3", "http://127.1.2.3", "127.1.2.3" },
  { "http://[::1]:8080", "http://[::1]:8080", "[::1]:8080" },
  { "Http://127.0.0.1", "http://127.0.0.1", "127.0.0.1" },
  { "eiam", "https://eiam", "eiam" },
  { "https://my_eiam.example.com", "https://my_eiam.example.com", "my_eiam.example.com" },
  { "https://3.example", "https://3.example", "3.example" },
  /* A dot at the end only says that the name is complete. */
  { "https://eiam.example.com.", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com.:8443/a", "https://eiam.example.com:8443/a",
    "eiam.example.com:8443" },
  { "https://eiam.example.com:", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com:08443", "https://eiam.example.com:8443", "eiam.example.com:8443" },
  { "https://eiam.example.com:65535", "https://eiam.example.com:65535",
    "eiam.example.com:65535" },
  { "https://eiam.example.com/a//b/", "https://eiam.example.com/a//b", "eiam.example.com" },
  { "https://eiam.example.com/a@b:c", "https://eiam.example.com/a@b:c", "eiam.example.com" },
  { "https://eiam.example.com/%e7%a7%9f", "https://eiam.example.com/%E7%A7%9F",
    "eiam.example.com" },
  { "\thttps://eiam.example.com\r\n", "https://eiam.example.com", "eiam.example.com" },
  { "https://[2001:0db8:0:0:0:0:0:1]", "https://[2001:db8::1]", "[2001:db8::1]" },
  { "https://[::ffff:192.0.2.1]", "https://[::ffff:192.0.2.1]", "[::ffff:192.0.2.1]" },
  /* Dots and letters of other scripts that mean the Latin ones. */
  { "https://eiam\xe3\x80\x82" "example\xef\xbc\x8e" "com", "https://eiam.example.com",
    "eiam.example.com" },
  { "https://\xef\xbd\x85iam.example.com", "https://eiam.example.com", "eiam.example.com" },
  { "https://BÜCHER.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example" },
  { "https://b%C3%BCcher.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example" },
  /* All Cyrillic, and a Greek letter in the middle. */
  { "https://\xd0\xb0\xd1\x80\xd1\x80\xd3\x8f\xd0\xb5.example", "https://xn--80ak6aa92e.example",
    "xn--80ak6aa92e.example" },
  { "https://exam\xcf\x81le.example", "https://xn--examle-z0e.example", "xn--examle-z0e.example" },
  { "https://eiam.example.com:0", NULL, NULL },
  { "https://eiam.example.com:65536", NULL, NULL },
  { "https://eiam.example.com:443:443", NULL, NULL },
  { "https://eiam.example.com: 443", NULL, NULL },
  { "https:eiam.example.com", NULL, NULL },
  { "https:/eiam.example.com", NULL, NULL },
  { "http:127.0.0.1", NULL, NULL },
  { "//eiam.example.com", NULL, NULL },
  { "https//eiam.example.com:8443", NULL, NULL },
  { "https/eiam", NULL, NULL },
  { "data:text/html,eiam", NULL, NULL },
  { "https://eiam.example.com?", NULL, NULL },
  { "https://eiam.example.com#", NULL, NULL },
  { "https://eiam.example.com/?a", NULL, NULL },
  { "https://.", NULL, NULL },
  { "https://.example.com", NULL, NULL },
  { "https://eiam..example.com", NULL, NULL },
  { "https://eiam.example.com..", NULL, NULL },
  { "https://-eiam.example.com", NULL, NULL },
  { "https://eiam-.example.com", NULL, NULL },
  { "https://127.1", NULL, NULL },
  { "https://2130706433", NULL, NULL },
  { "https://0x7f000001", NULL, NULL },
  { "https://192.0.2.256", NULL, NULL },
  { "https://192.0.2.1.", NULL, NULL },
  { "https://[fe80::1%25eth0]", NULL, NULL },
  { "https://[fe80::1%eth0]", NULL, NULL },
  { "http://[::1%25lo]", NULL, NULL },
  { "https://2001:db8::1", NULL, NULL },
  { "https://[::1]x", NULL, NULL },
  { "https://[]", NULL, NULL },
  { "http://[::ffff:127.0.0.1]", NULL, NULL },
  { "http://localhost.", NULL, NULL },
  { "https://eiam.example.com\\@elsewhere.example", NULL, NULL },
  { "https://eiam.example.com\\elsewhere", NULL, NULL },
  { "https://@eiam.example.com", NULL, NULL },
  { "https://:@eiam.example.com", NULL, NULL },
  { "https://eiam.example.com%2felsewhere.example", NULL, NULL },
  { "https://eiam.example.com%40elsewhere.example", NULL, NULL },
  { "https://eiam.example.com/a b", NULL, NULL },
  { "https://eiam.example.com/a\tb", NULL, NULL },
  { "https://eiam.example.com/a\nX-header: b", NULL, NULL },
  { "https://eiam.exam\nple.com", NULL, NULL },
  { "https://eiam.example.com\x01", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam.example.com/<b>", NULL, NULL },
  { "https://eiam.example.com/a\"b", NULL, NULL },
  { "https://eiam.example.com/%zz", NULL, NULL },
  { "https://eiam.example.com/a/../b", "https://eiam.example.com/b", "eiam.example.com" },
  { "https://eiam.example.com/../b", "https://eiam.example.com/b", "eiam.example.com" },
  { "https://eiam.example.com/a/./b", "https://eiam.example.com/a/b", "eiam.example.com" },
  { "https://eiam.example.com/\xe7\xa7\x9f", "https://eiam.example.com/%E7%A7%9F",
    "eiam.example.com" },
  { "https://eiam.example.com/%e2%80%ae", "https://eiam.example.com/%E2%80%AE",
    "eiam.example.com" },
  { "https://ei\xc2\xad" "am.example.com", NULL, NULL },
  { "https://ei\xe2\x80\x8b" "am.example.com", NULL, NULL },
  { "\xef\xbb\xbfhttps://eiam.example.com", NULL, NULL },
  { "https://eiam.example.com\xc2\xa0/a", NULL, NULL },
  { "https://eiam.example.com/\xe2\x80\xae", NULL, NULL },
  { NULL, NULL, NULL },
  { "", NULL, NULL },
  { "   ", NULL, NULL },
  { "http://eiam.example.com", NULL, NULL },
  { "http://192.0.2.1", NULL, NULL },
  { "http://10.0.0.1", NULL, NULL },
  { "http://0.0.0.0", NULL, NULL },
  { "http://[::]", NULL, NULL },
  { "http://localhost.example.com", NULL, NULL },
  { "http://127.0.0.1.example.com", NULL, NULL },
  { "http://[2001:db8::1]", NULL, NULL },
  { "http://2130706433", NULL, NULL },
  { "http://0x7f000001", NULL, NULL },
  { "ftp://eiam.example.com", NULL, NULL },
  { "file:///etc/passwd", NULL, NULL },
  { "javascript://eiam.example.com", NULL, NULL },
  { "https://", NULL, NULL },
  { "https:///path", NULL, NULL },
  { "://eiam.example.com", NULL, NULL },
  { "https://user@eiam.example.com", NULL, NULL },
  { "https://user:password@eiam.example.com", NULL, NULL },
  { "https://localhost@eiam.example.com", NULL, NULL },
  { "http://localhost@eiam.example.com", NULL, NULL },
  { "https://eiam.example.com?a=b", NULL, NULL },
  { "https://eiam.example.com/#top", NULL, NULL },
  { "https://eiam .example.com", NULL, NULL },
  { "https://eiam\t.example.com", NULL, NULL },
  { "https://eiam%2eexample.com", "https://eiam.example.com", "eiam.example.com" },
  { "https://eiam%20.example.com", NULL, NULL },
  { "https://eiam%00.example.com", NULL, NULL },
  { "https://eiam,example.com", NULL, NULL },
  { "https://eiam.example.com<b>", NULL, NULL },
  { "https://\xe2\x80\xae" "eiam.example.com", NULL, NULL },
  { "https://eiam.example.com:port", NULL, NULL },
  { "https://eiam.example.com:99999", NULL, NULL },
  { "https://eiam.example.com:-1", NULL, NULL },
  { "https://[::1", NULL, NULL },
  { "https://[not:an:address]", NULL, NULL },
  { "eiam-register:join?server=x", NULL, NULL },
  { "https://\xff", NULL, NULL },
};

static void
test_spellings (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 120);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = eiam_server_parse (rows[i].text, &error);
      g_autofree char *attribute = uri == NULL ? NULL : eiam_server_to_attribute (uri);
      g_autofree char *display = uri == NULL ? NULL : eiam_server_to_display (uri);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpstr (attribute, ==, rows[i].attribute);
      g_assert_cmpstr (display, ==, rows[i].display);
      if (uri == NULL)
        eiam_test_assert_error (error, EIAM_ERROR_CONFIGURATION, NULL);
      else
        g_assert_true (g_str_has_suffix (g_uri_get_path (uri), "/"));
    }
}

static void
check_length (const char *host,
              gsize       path_length,
              gboolean    accepted)
{
  g_autofree char *path = g_strnfill (path_length, 'a');
  g_autofree char *address = g_strdup_printf ("https://%s/%s", host, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = eiam_server_parse (address, &error);

  g_assert_cmpint (uri != NULL, ==, accepted);
  if (!accepted)
    eiam_test_assert_error (error, EIAM_ERROR_CONFIGURATION, NULL);
}

/* As long as DNS takes names, and no longer. */
static void
test_lengths (void)
{
  g_autofree char *label = g_strnfill (63, 'a');
  g_autofree char *long_label = g_strnfill (64, 'a');
  g_autofree char *name = g_strdup_printf ("%s.%s.%s.%.61s", label, label, label, label);
  g_autofree char *long_name = g_strdup_printf ("%s.%s.%s.%.62s", label, label, label, label);
  g_autofree char *huge = g_strnfill (4 * 1024 * 1024, 'a');

  check_length (label, 0, TRUE);
  check_length (long_label, 0, FALSE);
  check_length (name, 0, TRUE);
  check_length (long_name, 0, FALSE);
  check_length (huge, 0, FALSE);
  check_length ("eiam.example.com", 1900, TRUE);
  check_length ("eiam.example.com", 2000, FALSE);
}

/* The one spelling is read as itself. */
static void
test_stable (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) uri = rows[i].attribute == NULL ? NULL
                             : eiam_server_parse (rows[i].attribute, NULL);
      g_autofree char *again = NULL;

      if (rows[i].attribute == NULL)
        continue;
      g_assert_nonnull (uri);
      again = eiam_server_to_attribute (uri);
      g_assert_cmpstr (again, ==, rows[i].attribute);
    }
}

static void
test_loopback (void)
{
  static const struct {
    const char *text;
    gboolean    loopback;
  } servers[] = {
    { "http://localhost", TRUE },
    { "https://localhost:1", TRUE },
    { "http://127.0.0.1", TRUE },
    { "https://[::1]", TRUE },
    { "https://127.255.255.254", TRUE },
    { "https://eiam.example.com", FALSE },
    { "https://192.0.2.1", FALSE },
    { "https://[2001:db8::1]", FALSE },
    { "https://localhost.localdomain.example", FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      g_autoptr (GUri) uri = eiam_server_parse (servers[i].text, NULL);

      g_assert_nonnull (uri);
      g_assert_cmpint (eiam_server_is_loopback (uri), ==, servers[i].loopback);
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/server/spellings", test_spellings);
  g_test_add_func ("/server/lengths", test_lengths);
  g_test_add_func ("/server/stable", test_stable);
  g_test_add_func ("/server/loopback", test_loopback);

  return g_test_run ();
}
