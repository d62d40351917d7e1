/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-json.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

static JsonObject *
parse (const char *text,
       gssize      size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (GError) error = NULL;
  JsonObject *object = eiam_json_parse_object (bytes, &error);

  if (object == NULL)
    eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
  else
    g_assert_no_error (error);
  return object;
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "", " ", "\n\t ", "null", "true", "12", "\"text\"", "[]", "[{\"a\":1}]", "{", "}", "{\"a\"}",
    "{\"a\":}", "{'a':1", "{\"a\":1", "\"", "{\"a\":\"\xc3\x28\"}", "{\"a\":\"\xed\xa0\x80\"}",
    "{\"a\":\"\xff\"}", "\xef\xbb\xbf", "\xef\xbb\xbfnull", "\xff\xfe{\0}", "<html></html>",
    "{\"a\": nul}", "{\"status\": \"SUCC\x01\x7f]]} ,,",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", g_utf8_validate (texts[i], -1, NULL) ? texts[i] : "not UTF-8");
      g_assert_null (parse (texts[i], -1));
    }
}

static void
test_accepted (void)
{
  static const char * const texts[] = {
    "{}", " {} ", "\xef\xbb\xbf{}", "{\"a\":null}", "{\"a\":[1,2,{\"b\":[]}]}",
    "{\"名\":\"张三\"}", "{\"a\":\"\\u5f20\"}", "{\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\":\"{{{{{{\"}",
    "{\"a\":\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonObject) object = parse (texts[i], -1);

      g_assert_nonnull (object);
    }
}

static void
test_nul (void)
{
  g_assert_null (parse ("{\"a\0\":1}", 8));
  g_assert_null (parse ("{}\0", 3));
  g_assert_null (parse ("\0{}", 3));
}

static char *
nest (unsigned int arrays)
{
  g_autofree char *open = g_strnfill (arrays, '[');
  g_autofree char *close = g_strnfill (arrays, ']');

  return g_strconcat ("{\"a\":", open, close, "}", NULL);
}

static void
test_depth (void)
{
  g_autofree char *allowed = nest (EIAM_JSON_MAX_DEPTH - 1);
  g_autofree char *refused = nest (EIAM_JSON_MAX_DEPTH);
  g_autofree char *hostile = nest (1000000);
  g_autoptr (JsonObject) object = parse (allowed, -1);

  g_assert_nonnull (object);
  g_assert_null (parse (refused, -1));
  g_assert_null (parse (hostile, -1));
}

/* Nobody can say which of the two is meant. */
static void
test_duplicate_keys (void)
{
  static const char * const texts[] = {
    "{\"a\":\"first\",\"a\":\"second\"}", "{\"a\":1,\"b\":2,\"a\":1}",
    "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":[[{\"b\":1},{\"b\":1,\"b\":2}]]}",
    "{\"a\":{\"b\":1},\"a\":{\"b\":1}}", "{\"a\":1,\"\\u0061\":2}",
  };
  g_autoptr (JsonObject) object = parse ("{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]}}", -1);

  g_assert_nonnull (object);
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (parse (texts[i], -1));
}

/* A text that C would take for a shorter one. */
static void
test_escaped_nul (void)
{
  static const char * const refused[] = {
    "{\"a\":\"b\\u0000c\"}", "{\"a\\u0000\":1}", "{\"a\":\"\\\\\\u0000\"}", "{\"a\":\"\\u00001\"}",
  };
  g_autoptr (JsonObject) object = parse ("{\"a\":\"\\\\u0000\"}", -1);

  for (unsigned int i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (parse (refused[i], -1));

  g_assert_nonnull (object);
  g_assert_cmpstr (eiam_json_get_string (object, "a"), ==, "\\u0000");
}

/* The message of an error may reach a log, so it quotes nothing. */
static void
test_error_is_silent (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"session_token\":\"hidden", 24);
  g_autoptr (GError) error = NULL;

  g_assert_null (eiam_json_parse_object (bytes, &error));
  eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
  g_assert_null (strstr (error->message, "hidden"));
}

#define EVERY_TYPE \
  "{\"string\":\"x\",\"empty\":\"\",\"int\":7,\"big\":9223372036854775807,\"double\":1.5," \
  "\"bool\":true,\"null\":null,\"array\":[{},1,null],\"object\":{\"in\":1}}"

static void
test_getters (void)
{
  static const char * const members[] = {
    "string", "empty", "int", "big", "double", "bool", "null", "array", "object", "missing", "",
  };
  g_autoptr (JsonObject) object = parse (EVERY_TYPE, -1);

  for (unsigned int i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gboolean is_string = g_str_equal (members[i], "string") || g_str_equal (members[i], "empty");
      gboolean is_int = g_str_equal (members[i], "int") || g_str_equal (members[i], "big");
      gint64 value = -5;

      g_test_message ("%s", members[i]);
      g_assert_cmpint (eiam_json_get_string (object, members[i]) != NULL, ==, is_string);
      g_assert_cmpint (eiam_json_get_int (object, members[i], &value), ==, is_int);
      g_assert_cmpint (value != -5, ==, is_int);
      g_assert_cmpint (eiam_json_get_array (object, members[i]) != NULL, ==,
                       g_str_equal (members[i], "array"));
      g_assert_cmpint (eiam_json_get_object (object, members[i]) != NULL, ==,
                       g_str_equal (members[i], "object"));
    }
}

static void
test_elements (void)
{
  g_autoptr (JsonObject) object = parse (EVERY_TYPE, -1);
  JsonArray *array = eiam_json_get_array (object, "array");

  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  g_assert_nonnull (eiam_json_get_element (array, 0));
  g_assert_null (eiam_json_get_element (array, 1));
  g_assert_null (eiam_json_get_element (array, 2));
}

static void
assert_round_trip (const char *text)
{
  g_autoptr (GString) json = g_string_new ("{");
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GList) names = NULL;

  eiam_json_append_member (json, text, text);
  g_string_append_c (json, '}');
  object = parse (json->str, -1);
  g_assert_nonnull (object);

  names = json_object_get_members (object);
  g_assert_cmpuint (g_list_length (names), ==, 1);
  g_assert_cmpstr (names->data, ==, text);
  g_assert_cmpstr (eiam_json_get_string (object, text), ==, text);
}

static void
test_writer (void)
{
  static const char * const texts[] = {
    "", "a", "\"", "\\", "\\\"", "/", "张三", "🀄", "👩‍💻", "\xe2\x80\xa8", "\x7f", "</script>",
    "{\"a\":1}", "\\u0000", "é", "a\tb\r\nc", "%s %n", "Ω̂",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_round_trip (texts[i]);
  for (char c = 1; c < 0x20; c++)
    {
      const char text[] = { 'a', c, 'b', '\0' };

      assert_round_trip (text);
    }
}

static void
test_members (void)
{
  g_autoptr (GString) json = g_string_new ("{");

  eiam_json_append_member (json, "a", "{");
  eiam_json_append_member (json, "b", "\n");
  eiam_json_append_member (json, "c", "\x01");
  g_assert_cmpstr (json->str, ==, "{\"a\":\"{\",\"b\":\"\\n\",\"c\":\"\\u0001\"");
}

/* Half a surrogate pair is no character. json-glib 1.6 makes bytes of it, 1.10 refuses the text. */
static void
test_half_pairs (void)
{
  static const char *texts[] = { "{\"a\":\"\\ud800a\"}", "{\"a\":\"x\\udc00y\"}" };
  static const char whole[] = "{\"a\":\"\\ud83d\\ude00\"}";
  g_autoptr (GBytes) whole_bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (JsonObject) pair = eiam_json_parse_object (whole_bytes, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (JsonObject) object = eiam_json_parse_object (bytes, NULL);

      if (object != NULL)
        g_assert_null (eiam_json_get_string (object, "a"));
    }
  g_assert_nonnull (pair);
  g_assert_cmpstr (eiam_json_get_string (pair, "a"), ==, "😀");
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/json/half-pairs", test_half_pairs);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/accepted", test_accepted);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/duplicate-keys", test_duplicate_keys);
  g_test_add_func ("/json/escaped-nul", test_escaped_nul);
  g_test_add_func ("/json/error-is-silent", test_error_is_silent);
  g_test_add_func ("/json/getters", test_getters);
  g_test_add_func ("/json/elements", test_elements);
  g_test_add_func ("/json/writer", test_writer);
  g_test_add_func ("/json/members", test_members);

  return g_test_run ();
}
