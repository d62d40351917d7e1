/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-json-members.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-json.h"
#include "eiam-test-utils.h"

/* The reader for answers that hold secrets, by itself and beside json-glib. */

static const char * const names[] = { "a", "b", "status", "expire", NULL };

static EiamJsonMembers *
parse (const char *text,
       gssize      length)
{
  /* Without a NUL behind it, so that reading on is seen by a sanitizer. */
  g_autofree char *copy = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GError) error = NULL;
  EiamJsonMembers *members;

  copy = g_memdup2 (text, size);
  members = eiam_json_members_parse (copy, size, names, &error);
  if (members == NULL)
    eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
  else
    g_assert_no_error (error);
  return members;
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "", " ", "\n\t ", "null", "true", "12", "\"text\"", "[]", "[{\"a\":1}]", "{", "}", "{\"a\"}",
    "{\"a\":}", "{'a':1}", "{\"a\":1", "\"", "\\", "{\"a\":\"\xc3\x28\"}", "{\"a\":\"\xff\"}",
    "\xef\xbb\xbf", "\xef\xbb\xbfnull", "\xff\xfe{\0}", "<html></html>", "{\"a\": nul}", "{a:1}",
    "{\"a\":1}}", "{\"a\":1}{\"b\":2}", "{\"a\":1} x", "{\"a\":1,}", "{,\"a\":1}",
    "{\"a\":1 \"b\":2}", "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":[1 2]}", "{\"a\":+1}",
    "{\"a\":01}", "{\"a\":-}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e}", "{\"a\":1e+}",
    "{\"a\":0x10}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":TRUE}", "{\"a\":truee}",
    "{/* c */}", "{\"a\":1}// c", "{\"a\":\"\\x\"}", "{\"a\":\"\\\"", "{\"a\":\"\\u\"}",
    "{\"a\":\"\\u12\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud800\"}",
    "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}",
    "{\"a\":\"\\ud83d\\ude0\"}", "{\"a\" 1}", "{1:2}", "{null:1}",
    "{\"a\":\"first\",\"a\":\"second\"}", "{\"a\":null,\"a\":7}", "{\"a\":1,\"\\u0061\":1}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EiamJsonMembers) members = parse (texts[i], -1);

      g_test_message ("“%s”", g_utf8_validate (texts[i], -1, NULL) ? texts[i] : "not UTF-8");
      g_assert_null (members);
    }
  g_assert_null (parse ("{\"a\0\":1}", 8));
  g_assert_null (parse ("{}\0", 3));
  g_assert_null (parse ("{\"a\":\"\0\"}", 9));
}

static void
test_strings (void)
{
  static const struct {
    const char *text;
    const char *value;
  } rows[] = {
    { "{\"a\":\"x\"}", "x" },
    { " { \"a\" : \"x\" } ", "x" },
    { "\xef\xbb\xbf{\"a\":\"\"}", "" },
    { "{\"\\u0061\":\"x\"}", "x" },
    { "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "\"\\/\b\f\n\r\t" },
    { "{\"a\":\"\\u5f20\\u4E09\"}", "张三" },
    { "{\"a\":\"\\ud83c\\udc04!\"}", "🀄!" },
    { "{\"a\":\"\\ufffe\\u007f\\u0080\"}", "\xef\xbf\xbe\x7f\xc2\x80" },
    { "{\"a\":\"张三 🀄\"}", "张三 🀄" },
    { "{\"a\":\"1\t2\n3\x01\"}", "1\t2\n3\x01" },
    { "{\"a\":\"[[{{\"}", "[[{{" },
    { "{\"a\":null}", NULL },
    { "{\"a\":{\"a\":\"x\"}}", NULL },
    { "{\"x\":{\"a\":\"x\"}}", NULL },
    { "{\"x\":[\"a\",\"b\",{\"a\":\"y\"}]}", NULL },
    { "{\"A\":\"x\",\"a \":\"x\",\"aa\":\"x\",\"\":\"x\"}", NULL },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (EiamJsonMembers) members = parse (rows[i].text, -1);

      g_test_message ("%s", rows[i].text);
      g_assert_nonnull (members);
      g_assert_cmpstr (eiam_json_members_get_string (members, "a"), ==, rows[i].value);
      g_assert_null (eiam_json_members_get_string (members, "b"));
    }
}

static void
test_numbers (void)
{
  static const struct {
    const char *text;
    gboolean    is_int;
    gint64      value;
  } rows[] = {
    { "0", TRUE, 0 },
    { "-0", TRUE, 0 },
    { "43200", TRUE, 43200 },
    { "-7", TRUE, -7 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775808", FALSE, 0 },
    { "-9223372036854775809", FALSE, 0 },
    { "99999999999999999999999", FALSE, 0 },
    { "1.0", FALSE, 0 },
    { "1e3", FALSE, 0 },
    { "1E-400", FALSE, 0 },
    { "\"1\"", FALSE, 0 },
    { "true", FALSE, 0 },
    { "[1]", FALSE, 0 },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"expire\":%s}", rows[i].text);
      g_autoptr (EiamJsonMembers) members = parse (text, -1);
      gint64 value = 0;

      g_test_message ("%s", rows[i].text);
      g_assert_nonnull (members);
      g_assert_cmpint (eiam_json_members_get_int (members, "expire", &value), ==, rows[i].is_int);
      g_assert_cmpint (value, ==, rows[i].value);
    }
}

static char *
nest (unsigned int arrays)
{
  g_autofree char *open = g_strnfill (arrays, '[');
  g_autofree char *close = g_strnfill (arrays, ']');

  return g_strconcat ("{\"x\":", open, close, ",\"a\":\"x\"}", NULL);
}

static void
test_limits (void)
{
  g_autofree char *allowed = nest (EIAM_JSON_MAX_DEPTH - 1);
  g_autofree char *refused = nest (EIAM_JSON_MAX_DEPTH);
  g_autofree char *hostile = g_strnfill (EIAM_JSON_MEMBERS_MAX_SIZE, '[');
  g_autofree char *spaces = g_strnfill (EIAM_JSON_MEMBERS_MAX_SIZE - 2, ' ');
  g_autofree char *large = g_strconcat ("{}", spaces, NULL);
  g_autofree char *too_large = g_strconcat (large, " ", NULL);
  g_autofree char *long_name = g_strconcat ("{\"", allowed + 6, NULL);
  g_autoptr (EiamJsonMembers) members = parse (allowed, -1);
  g_autoptr (EiamJsonMembers) others = parse (large, -1);

  g_assert_nonnull (members);
  g_assert_cmpstr (eiam_json_members_get_string (members, "a"), ==, "x");
  g_assert_nonnull (others);
  g_assert_null (parse (refused, -1));
  g_assert_null (parse (hostile, -1));
  g_assert_null (parse (too_large, -1));
  g_assert_null (parse (long_name, -1));
}

/* A name is cut when it is read, and is then no other one. */
static void
test_long_name (void)
{
  g_autofree char *tail = g_strnfill (200, 'a');
  g_autofree char *text = g_strconcat ("{\"a", tail, "\":\"x\"}", NULL);
  g_autoptr (EiamJsonMembers) members = parse (text, -1);

  g_assert_nonnull (members);
  g_assert_null (eiam_json_members_get_string (members, "a"));
}

static void
test_error_is_silent (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (eiam_json_members_parse ("{\"a\":\"hidden", 12, names, &error));
  eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
  g_assert_null (strstr (error->message, "hidden"));
}

static void
assert_same (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonObject) object = eiam_json_parse_object (bytes, NULL);
  g_autoptr (EiamJsonMembers) members = parse (text, -1);

  g_test_message ("%s", text);
  g_assert_cmpint (members != NULL, ==, object != NULL);
  if (members == NULL)
    return;

  for (unsigned int i = 0; names[i] != NULL; i++)
    {
      gint64 ours = 0, theirs = 0;

      g_assert_cmpstr (eiam_json_members_get_string (members, names[i]), ==,
                       eiam_json_get_string (object, names[i]));
      g_assert_cmpint (eiam_json_members_get_int (members, names[i], &ours), ==,
                       eiam_json_get_int (object, names[i], &theirs));
      g_assert_cmpint (ours, ==, theirs);
    }
}

/* Documents made of the parts that answers are made of. Both readers find the
 * same in all of them. */
static void
test_like_json_glib (void)
{
  static const char * const values[] = {
    "\"x\"", "\"\"", "\"\\u5f20\\n\"", "\"\\ud83c\\udc04\"", "\"张\"", "0", "43200", "-1",
    "1.5", "2e2",
    "true", "null", "[]", "{}", "[1,\"a\",{\"a\":1}]",
    "{\"a\":\"in\"}", "", "nul", "[1", "\"",
  };
  static const char * const shapes[] = {
    "{\"a\":%s,\"b\":%s}", "{\"status\":%s,\"status\":%s}", "\n{ \"expire\" :%s ,\"x\":%s}\n",
    "{\"x\":{\"a\":%s},\"a\":%s}", "[%s,%s]", "{\"a\":%s \"b\":%s}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (shapes[i], "%s", -1);

      for (unsigned int j = 0; j < G_N_ELEMENTS (values) * G_N_ELEMENTS (values); j++)
        {
          g_autofree char *text =
            g_strconcat (parts[0], values[j / G_N_ELEMENTS (values)], parts[1],
                         values[j % G_N_ELEMENTS (values)], parts[2], NULL);

          assert_same (text);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/json-members/refused", test_refused);
  g_test_add_func ("/json-members/strings", test_strings);
  g_test_add_func ("/json-members/numbers", test_numbers);
  g_test_add_func ("/json-members/limits", test_limits);
  g_test_add_func ("/json-members/long-name", test_long_name);
  g_test_add_func ("/json-members/error-is-silent", test_error_is_silent);
  g_test_add_func ("/json-members/like-json-glib", test_like_json_glib);

  return g_test_run ();
}
