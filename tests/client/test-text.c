/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-text.h"

#include "eiam-test-utils.h"

typedef struct {
  const char *text;
  const char *result;
} Row;

typedef char *(*Function) (const char *text);

static void
check_rows (Function    function,
            const Row  *rows,
            gsize       n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *result = function (rows[i].text);

      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

static void
test_clean (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "", "" },
    { " ", "" },
    { "\t\r\n", "" },
    { "a", "a" },
    { " a ", "a" },
    { "a b", "a b" },
    { "\xe3\x80\x80张三\xe3\x80\x80", "张三" },
    { "\xc2\xa0" "a\xc2\xa0", "a" },
    { "\x01" "a\x7f", "a" },
    { "e\xcc\x81", "é" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },
    { "\xe2\x84\xab", "Å" },
    { "\xff", "" },
    { "a\xed\xa0\x80", "" },
    { "\xf0\x9f\x80\x84", "🀄" },
    { "a\n", "a" },
    { "\xe2\x80\xa8" "a", "a" },
  };

  check_rows (eiam_text_clean, rows, G_N_ELEMENTS (rows));
}

static void
test_digits (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "", "" },
    { "0123456789", "0123456789" },
    { "０１２３４５６７８９", "0123456789" },
    { "٠١٢٣٤٥٦٧٨٩", "0123456789" },
    { "۰۱۲۳۴۵۶۷۸۹", "0123456789" },
    { "०१२३४५६७८९", "0123456789" },
    { "০১২৩৪৫৬৭৮৯", "0123456789" },
    { "๐๑๒๓๔๕๖๗๘๙", "0123456789" },
    { "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "0123456789" },
    { "＋86", "+86" },
    { "一二三", "一二三" },
    { "½Ⅷ①", "½Ⅷ①" },
    { "a1", "a1" },
    { "\xff", "" },
  };

  check_rows (eiam_text_ascii_digits, rows, G_N_ELEMENTS (rows));
}

static void
test_limit (void)
{
  static const struct {
    const char   *text;
    unsigned int  max;
    const char   *result;
  } rows[] = {
    { NULL, 5, "" },
    { "", 5, "" },
    { "abc", 5, "abc" },
    { "abcde", 5, "abcde" },
    { "abcdef", 5, "abcde…" },
    { "张三李四王五", 5, "张三李四王…" },
    { "👩‍💻", 5, "👩 💻" },
    { "a\nb\tc", 5, "a b c" },
    { "a\x1b[31m", 9, "a [31m" },
    { "a\xe2\x80\xae" "b", 5, "a b" },
    { "a\xef\xbb\xbf" "b", 5, "a b" },
    { "a\xff" "b", 5, "a\xef\xbf\xbd" "b" },
    { "<b>&", 5, "<b>&" },
    { "%s%n", 5, "%s%n" },
    { "abc", 0, "…" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = eiam_text_limit (rows[i].text, rows[i].max);

      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

/* What a server sends may be of any length; no character is cut in two. */
static void
test_limit_of_long_text (void)
{
  for (unsigned int i = 0; i < 8; i++)
    {
      g_autofree char *lead = g_strnfill (i, 'a');
      g_autoptr (GString) text = g_string_new (lead);
      g_autofree char *result = NULL;

      for (unsigned int n = 0; n < 100000; n++)
        g_string_append (text, "张");
      result = eiam_text_limit (text->str, 300);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (result, -1), ==, 301);
      g_assert_true (g_str_has_suffix (result, "张…"));
    }
}

static void
test_header_value (void)
{
  g_assert_true (eiam_text_is_header_value (""));
  g_assert_true (eiam_text_is_header_value ("nTo1eRIub60vPb54WeE6aojPwYwImtl4"));
  g_assert_false (eiam_text_is_header_value ("a\nX-Evil: 1"));
  g_assert_false (eiam_text_is_header_value ("a\r"));
  g_assert_false (eiam_text_is_header_value ("客户"));
  g_assert_false (eiam_text_is_header_value ("\x7f"));
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/digits", test_digits);
  g_test_add_func ("/text/limit", test_limit);
  g_test_add_func ("/text/limit-of-long-text", test_limit_of_long_text);
  g_test_add_func ("/text/header-value", test_header_value);

  return g_test_run ();
}
