/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-invitation.h"
#include "eiam-server.h"
#include "eiam-test-utils.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define GOOD "server=https://eiam.example.com&client_id=abc"
#define NO_KEY ""

/* What is read from a link: its one spelling, or the key that is to blame. */
typedef struct {
  const char *query;
  const char *again; /* (nullable): the spelling without the start, NULL when refused */
  const char *key;   /* (nullable): NO_KEY when the fault is in no key */
} Row;

static const Row rows[] = {
  { GOOD, GOOD, NULL },
  { "client_id=abc&server=https://eiam.example.com", GOOD, NULL },
  { "server=https%3A%2F%2Feiam.example.com&client_id=abc", GOOD, NULL },
  { "s%65rver=https://eiam.example.com&client_id=%61bc", GOOD, NULL },
  { "server=eiam.example.com&client_id=abc", GOOD, NULL },
  { "server=https://EIAM.example.com:443/&client_id=abc", GOOD, NULL },
  { "server=https://eiam.example.com/a&client_id=abc",
    "server=https://eiam.example.com/a&client_id=abc", NULL },
  { "server=http://127.0.0.1:8080&client_id=abc", "server=http://127.0.0.1:8080&client_id=abc",
    NULL },
  { "server=https://b%C3%BCcher.example&client_id=abc",
    "server=https://xn--bcher-kva.example&client_id=abc", NULL },
  { GOOD "&tenant_id=t1", GOOD "&tenant_id=t1", NULL },
  { GOOD "&tenant_id=", GOOD, NULL },
  { GOOD "&", GOOD, NULL },
  { "&&" GOOD "&&", GOOD, NULL },
  { GOOD "&name=%E5%BC%A0%E4%B8%89", GOOD "&name=%E5%BC%A0%E4%B8%89", NULL },
  { GOOD "&name=Zhang%20San", GOOD "&name=Zhang%20San", NULL },
  { GOOD "&name=Zhang+San", GOOD "&name=Zhang+San", NULL },
  { GOOD "&name=a%26b%3Dc%23d%25", GOOD "&name=a%26b%3Dc%23d%25", NULL },
  { GOOD "&name=a=b", GOOD "&name=a%3Db", NULL },
  { GOOD "&name=", GOOD, NULL },
  { GOOD "&mobile=-).", GOOD, NULL },
  { GOOD "&name", GOOD, NULL },
  { GOOD "&mobile=+852-61234567", GOOD "&mobile=+852-61234567", NULL },
  { GOOD "&mobile=152%200165%207315", GOOD "&mobile=15201657315", NULL },
  { GOOD "&email=a@b.example", GOOD "&email=a@b.example", NULL },
  { GOOD "&attr_gender=female", GOOD "&attr_gender=female", NULL },
  { GOOD "&attr_gender=unknow", GOOD "&attr_gender=unknow", NULL },
  { GOOD "&attr_birthday=1990-04-27", GOOD "&attr_birthday=1990-04-27", NULL },
  { GOOD "&first_name=A&user_name=zhangsan", GOOD "&user_name=zhangsan&first_name=A", NULL },
  { GOOD "&colour=blue&colour=red&SERVER=x", GOOD, NULL },
  { GOOD "&colour=%zz&%zz=1&=1&%00=1", GOOD, NULL },
  { GOOD "&__proto__=1&extension=1", GOOD, NULL },
  /* Something is missing. */
  { "", NULL, "server" },
  { "client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com", NULL, "client_id" },
  { "server=https://eiam.example.com&client_id=", NULL, "client_id" },
  { "server=&client_id=abc", NULL, "server" },
  { "Server=https://eiam.example.com&client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com;client_id=abc", NULL, "server" },
  /* Servers that are none. */
  { "server=http://example.com&client_id=abc", NULL, "server" },
  { "server=http%3A%2F%2Fexample.com&client_id=abc", NULL, "server" },
  { "server=http://localhost.example.com&client_id=abc", NULL, "server" },
  { "server=file:///etc/passwd&client_id=abc", NULL, "server" },
  { "server=javascript:alert(1)&client_id=abc", NULL, "server" },
  { "server=https://user:pw@eiam.example.com&client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com%40evil.example&client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com?x&client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com%0A&client_id=abc", NULL, "server" },
  { "server=https://eiam.example.com%00&client_id=abc", NULL, "server" },
  { "server=https://%E2%80%AEeiam.example.com&client_id=abc", NULL, "server" },
  { "server=%FF&client_id=abc", NULL, "server" },
  { "server=%&client_id=abc", NULL, "server" },
  /* Ids go into a header. */
  { "server=https://eiam.example.com&client_id=a%0D%0AX-Evil:1", NULL, "client_id" },
  { "server=https://eiam.example.com&client_id=a%20b", NULL, "client_id" },
  { "server=https://eiam.example.com&client_id=%C3%A9", NULL, "client_id" },
  { GOOD "&tenant_id=a%0Ab", NULL, "tenant_id" },
  { GOOD "&tenant_id=%E5%BC%A0", NULL, "tenant_id" },
  /* A person's data. */
  { GOOD "&name=A&name=B", NULL, "name" },
  { GOOD "&client_id=abc", NULL, "client_id" },
  { GOOD "&serve%72=https://evil.example", NULL, "server" },
  { GOOD "&pwd=QWE@qwe123", NULL, "pwd" },
  { GOOD "&pwd=", NULL, "pwd" },
  { GOOD "&verify_code=123456", NULL, "verify_code" },
  { GOOD "&email=nobody", NULL, "email" },
  { GOOD "&mobile=<b>1</b>", NULL, "mobile" },
  { GOOD "&attr_gender=robot", NULL, "attr_gender" },
  { GOOD "&attr_birthday=1990-02-30", NULL, "attr_birthday" },
  { GOOD "&head_img=javascript:alert(1)", NULL, "head_img" },
  { GOOD "&name=%00", NULL, "name" },
  { GOOD "&name=a%0Ab", NULL, "name" },
  { GOOD "&name=%C3%28", NULL, "name" },
  { GOOD "&name=%E2%80%AEnaS", NULL, "name" },
  { GOOD "&name=%1B[31m", NULL, "name" },
  { GOOD "&name=%zz", NULL, "name" },
  { GOOD "&name=A#&email=a@b.example", NULL, NO_KEY },
  { GOOD "#", NULL, NO_KEY },
};

static void
assert_refused (EiamInvitation *invitation,
                const GError   *error,
                const char     *key)
{
  g_autofree char *fault = NULL;

  g_assert_null (invitation);
  eiam_test_assert_error (error, EIAM_ERROR_CONFIGURATION, *key == '\0' ? NULL : key);
  fault = eiam_invitation_dup_fault (error);
  g_test_message ("%s", fault);
  g_assert_true (g_str_has_prefix (fault, key));
  g_assert_null (strchr (fault, '\n'));
}

/* Both spellings of an invitation say the same. */
static void
assert_round_trip (EiamInvitation *invitation)
{
  g_autofree char *link = eiam_invitation_to_link (invitation);
  g_autofree char *text = eiam_invitation_to_text (invitation);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EiamInvitation) from_text = eiam_invitation_parse_text (bytes, NULL);
  g_autoptr (EiamInvitation) from_link = eiam_invitation_parse_link (link, NULL);
  g_autofree char *text_again = NULL;
  g_autofree char *link_again = NULL;

  g_assert_nonnull (from_text);
  g_assert_nonnull (from_link);
  text_again = eiam_invitation_to_text (from_link);
  link_again = eiam_invitation_to_link (from_text);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpstr (link_again, ==, link);
}

static void
test_queries (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *link = g_strconcat ("eiam-register:join?", rows[i].query, NULL);
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_link (link, &error);

      g_test_message ("%s", link);
      if (rows[i].again == NULL)
        {
          assert_refused (invitation, error, rows[i].key);
          continue;
        }
      g_assert_no_error (error);
      again = eiam_invitation_to_link (invitation);
      g_assert_cmpstr (again + strlen ("eiam-register:join?"), ==, rows[i].again);
      assert_round_trip (invitation);
    }
}

static void
test_starts (void)
{
  static const struct
  {
    const char *start;
    gboolean    accepted;
  } starts[] = {
    { "eiam-register:join?", TRUE },
    { "EIAM-Register:join?", TRUE },
    { " eiam-register:join?", TRUE },
    { "eiam-register:///join?", TRUE },
    { "", FALSE },
    { "join?", FALSE },
    { "eiam-register:", FALSE },
    { "eiam-register:?", FALSE },
    { "eiam-register:leave?", FALSE },
    { "eiam-register:join", FALSE },
    { "eiam-register:joinx?", FALSE },
    { "eiam-register:join/?", FALSE },
    { "eiam-register://evil.example/join?", FALSE },
    { "eiam-registers:join?", FALSE },
    { "https://eiam-register:join?", FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *link = g_strconcat (starts[i].start, GOOD "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_link (link, &error);

      g_test_message ("%s", link);
      if (starts[i].accepted)
        g_assert_no_error (error);
      else
        assert_refused (invitation, error, NO_KEY);
    }
}

#define FILE_GOOD "server=https://eiam.example.com\nclient_id=abc\n"

static void
test_texts (void)
{
  static const Row texts[] = {
    { "[Invitation]\n" FILE_GOOD, GOOD, NULL },
    { "\xef\xbb\xbf[Invitation]\r\nserver=https://eiam.example.com\r\nclient_id=abc\r\n", GOOD,
      NULL },
    { "# A remark\n\n  [Invitation]  \n# pwd=x\n server = https://eiam.example.com \nclient_id=abc",
      GOOD, NULL },
    { "[Invitation]\n" FILE_GOOD "name=a%20b&c=d", GOOD "&name=a%2520b%26c%3Dd", NULL },
    { "[Invitation]\n" FILE_GOOD "name=张三\nname[zh]=x\ncolour=blue\n",
      GOOD "&name=%E5%BC%A0%E4%B8%89", NULL },
    { "[Invitation]\n" FILE_GOOD "[Other]\npwd=x\nno pair\n", GOOD, NULL },
    { "[Invitation]\n" FILE_GOOD "[Other]\n[Invitation]\nname=A\n", GOOD "&name=A", NULL },
    { "", NULL, NO_KEY },
    { "\n\n", NULL, NO_KEY },
    { FILE_GOOD, NULL, NO_KEY },
    { "[invitation]\n" FILE_GOOD, NULL, NO_KEY },
    { FILE_GOOD "[Invitation]\n", NULL, NO_KEY },
    { "<html>", NULL, NO_KEY },
    { "\x7f" "ELF", NULL, NO_KEY },
    { "[Invitation]\n\xff\xfe", NULL, NO_KEY },
    { "[Invitation]\n" FILE_GOOD "no pair\n", NULL, NO_KEY },
    { "[Invitation]\n", NULL, "server" },
    { "[Invitation]\nserver=https://eiam.example.com\n", NULL, "client_id" },
    { "[Invitation]\nserver=http://example.com\nclient_id=abc\n", NULL, "server" },
    { "[Invitation]\n" FILE_GOOD "name=A\nname=B\n", NULL, "name" },
    { "[Invitation]\n" FILE_GOOD "[Invitation]\nserver=https://evil.example\n", NULL, "server" },
    { "[Invitation]\n" FILE_GOOD "pwd=x\n", NULL, "pwd" },
    { "[Invitation]\n" FILE_GOOD "name=a\x1b[31mb\n", NULL, "name" },
    { "[Invitation]\n" FILE_GOOD "email=nobody\n", NULL, "email" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].query, strlen (texts[i].query));
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_text (bytes, &error);

      g_test_message ("text %u", i);
      if (texts[i].again == NULL)
        {
          assert_refused (invitation, error, texts[i].key);
          continue;
        }
      g_assert_no_error (error);
      again = eiam_invitation_to_link (invitation);
      g_assert_cmpstr (again + strlen ("eiam-register:join?"), ==, texts[i].again);
    }
}

/* Bytes after a zero would be read by nobody. */
static void
test_zero_byte (void)
{
  static const char content[] = "[Invitation]\n" FILE_GOOD "name=A\0evil\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, sizeof content - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamInvitation) invitation = eiam_invitation_parse_text (bytes, &error);

  assert_refused (invitation, error, NO_KEY);
}

/* Exactly as many bytes as are allowed, and one more. */
static void
test_sizes (void)
{
  for (unsigned int more = 0; more < 2; more++)
    {
      g_autoptr (GString) link = g_string_new ("eiam-register:join?" GOOD "&colour=");
      g_autoptr (GString) text = g_string_new ("[Invitation]\n" FILE_GOOD "colour=");
      g_autoptr (GError) link_error = NULL;
      g_autoptr (GError) text_error = NULL;
      g_autoptr (EiamInvitation) from_link = NULL;
      g_autoptr (EiamInvitation) from_text = NULL;
      g_autoptr (GBytes) bytes = NULL;

      while (link->len < EIAM_INVITATION_MAX_SIZE + more)
        g_string_append_c (link, 'a');
      while (text->len < EIAM_INVITATION_MAX_SIZE + more)
        g_string_append_c (text, 'a');
      bytes = g_bytes_new (text->str, text->len);
      from_link = eiam_invitation_parse_link (link->str, &link_error);
      from_text = eiam_invitation_parse_text (bytes, &text_error);
      if (more == 0)
        {
          g_assert_no_error (link_error);
          g_assert_no_error (text_error);
          continue;
        }
      assert_refused (from_link, link_error, NO_KEY);
      assert_refused (from_text, text_error, NO_KEY);
    }
}

static void
assert_load (const char *argument,
             const char *key)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamInvitation) invitation = eiam_invitation_load (file, &error);

  if (key == NULL)
    g_assert_no_error (error);
  else
    assert_refused (invitation, error, key);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("eiam-invitation-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.eiam-invite", NULL);
  g_autofree char *fifo = g_build_filename (folder, "pipe", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "[Invitation]\n" FILE_GOOD, -1, NULL));
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  assert_load (path, NULL);
  assert_load (uri, NULL);
  assert_load ("eiam-register:join?" GOOD "&name=%E5%BC%A0", NULL);
  assert_load ("eiam-register:join?client_id=abc", "server");
  assert_load (fifo, NO_KEY);
  assert_load (folder, NO_KEY);
  assert_load ("/nonexistent", NO_KEY);
  assert_load ("/dev/zero", NO_KEY);
  assert_load ("https://eiam.example.com/a.eiam-invite", NO_KEY);
  assert_load ("resource:///io/github/eiam/Register/style.css", NO_KEY);

  g_unlink (path);
  g_unlink (fifo);
  g_rmdir (folder);
}

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamInvitation) invitation =
    eiam_invitation_new ("https://eiam.example.com/", "abc", "", &error);
  g_autoptr (EiamInvitation) none = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = eiam_invitation_to_text (invitation);
  g_assert_cmpstr (text, ==, "[Invitation]\n" FILE_GOOD);
  g_assert_cmpstr (eiam_invitation_get_client_id (invitation), ==, "abc");
  g_assert_null (eiam_invitation_get_tenant_id (invitation));
  g_assert_null (eiam_invitation_get_text (invitation, EIAM_FIELD_NAME));

  none = eiam_invitation_new ("https://eiam.example.com", "", NULL, &error);
  assert_refused (none, error, "client_id");
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/invitation/queries", test_queries);
  g_test_add_func ("/invitation/starts", test_starts);
  g_test_add_func ("/invitation/texts", test_texts);
  g_test_add_func ("/invitation/zero-byte", test_zero_byte);
  g_test_add_func ("/invitation/sizes", test_sizes);
  g_test_add_func ("/invitation/load", test_load);
  g_test_add_func ("/invitation/new", test_new);

  return g_test_run ();
}
