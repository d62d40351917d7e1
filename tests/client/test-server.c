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
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = eiam_server_parse (rows[i].text, &error);
      g_autofree char *attribute = uri == NULL ? NULL : eiam_server_to_attribute (uri);
      g_autofree char *display = uri == NULL ? NULL : eiam_server_to_display (uri);

      g_assert_cmpstr (attribute, ==, rows[i].attribute);
      g_assert_cmpstr (display, ==, rows[i].display);
      if (uri == NULL)
        eiam_test_assert_error (error, EIAM_ERROR_CONFIGURATION, NULL);
      else
        g_assert_true (g_str_has_suffix (g_uri_get_path (uri), "/"));
    }
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
  g_test_add_func ("/server/stable", test_stable);
  g_test_add_func ("/server/loopback", test_loopback);

  return g_test_run ();
}
