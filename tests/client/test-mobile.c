/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-field.h"
#include "eiam-test-utils.h"

/* Spellings of numbers and codes: what people write, and what is sent. */
typedef struct {
  const char *text;
  const char *sent;
  gboolean    accepted;
} Row;

static void
check_rows (EiamField   field,
            const Row  *rows,
            gsize       n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *sent = eiam_field_clean (field, rows[i].text);
      g_autofree char *twice = eiam_field_clean (field, sent);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (sent, ==, rows[i].sent);
      g_assert_cmpstr (twice, ==, sent);
      g_assert_cmpint (eiam_field_check (field, rows[i].text, TRUE, &error), ==, rows[i].accepted);
      eiam_test_print_row (eiam_field_get_info (field)->key, rows[i].text,
                           error != NULL ? error->message : sent);
      if (!rows[i].accepted)
        eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, eiam_field_get_info (field)->key);
    }
}

static void
test_mobile (void)
{
  static const Row rows[] = {
    { "15201657315", "15201657315", TRUE },
    { " 15201657315 ", "15201657315", TRUE },
    { "152 0165 7315", "15201657315", TRUE },
    { "152-0165-7315", "15201657315", TRUE },
    { "152.0165.7315", "15201657315", TRUE },
    { "152/0165/7315", "15201657315", TRUE },
    { "(152) 0165-7315", "15201657315", TRUE },
    { "（152）01657315", "15201657315", TRUE },
    { "152\xc2\xa0" "01657315", "15201657315", TRUE },
    { "152\xe2\x80\x93" "01657315", "15201657315", TRUE },
    { "152\xe2\x80\x91" "01657315", "15201657315", TRUE },
    { "152\xe3\x80\x80" "01657315", "15201657315", TRUE },
    { "\xe2\x80\xaa" "15201657315\xe2\x80\xac", "15201657315", TRUE },
    { "\xef\xbb\xbf" "15201657315", "15201657315", TRUE },
    { "15201657315\n", "15201657315", TRUE },
    { "１５２０１６５７３１５", "15201657315", TRUE },
    { "١٥٢٠١٦٥٧٣١٥", "15201657315", TRUE },
    { "۱۵۲۰۱۶۵۷۳۱۵", "15201657315", TRUE },
    { "१५२०१६५७३१५", "15201657315", TRUE },
    { "+8615201657315", "+8615201657315", TRUE },
    { "+86 152 0165 7315", "+8615201657315", TRUE },
    { "+86-15201657315", "+86-15201657315", TRUE },
    { "＋86-15201657315", "+86-15201657315", TRUE },
    { "+86-152-0165-7315", "+8615201657315", TRUE },
    { "008615201657315", "+8615201657315", TRUE },
    { "0086-15201657315", "+8615201657315", TRUE },
    { "00 86 152 0165 7315", "+8615201657315", TRUE },
    { "+852-61234567", "+852-61234567", TRUE },
    { "+85261234567", "+85261234567", TRUE },
    { "+852 6123 4567", "+85261234567", TRUE },
    { "+1 (415) 555-0132", "+14155550132", TRUE },
    { "+49 (0)151 12345678", "+49015112345678", TRUE },
    { "015112345678", "015112345678", TRUE },
    { "1234", "1234", TRUE },
    { "12345678901234567", "12345678901234567", TRUE },
    { "123456789012345678", "123456789012345678", FALSE },
    { "123", "123", FALSE },
    { "", "", FALSE },
    { NULL, "", FALSE },
    { "   ", "", FALSE },
    { "+", "+", FALSE },
    { "-", "", FALSE },
    { "+-", "+", FALSE },
    { "++8615201657315", "++8615201657315", FALSE },
    { "8615201657315+", "8615201657315+", FALSE },
    { "152x1657315", "152x1657315", FALSE },
    { "zhangsan", "zhangsan", FALSE },
    { "15201657315;DROP", "15201657315;DROP", FALSE },
    { "15201657315\"", "15201657315\"", FALSE },
    { "15201657315#1", "15201657315#1", FALSE },
    { "*100#", "*100#", FALSE },
    { "1520165731五", "1520165731五", FALSE },
    { "½", "½", FALSE },
    { "\xff\xfe", "", FALSE },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);
  check_rows (EIAM_FIELD_MOBILE, rows, G_N_ELEMENTS (rows));
}

static void
test_code (void)
{
  static const Row rows[] = {
    { "1234", "1234", TRUE },
    { "12345", "12345", TRUE },
    { "123456", "123456", TRUE },
    { "1234567", "1234567", TRUE },
    { "12345678", "12345678", TRUE },
    { "0000", "0000", TRUE },
    { "000123", "000123", TRUE },
    { " 123456 ", "123456", TRUE },
    { "123 456", "123456", TRUE },
    { "12 34 56", "123456", TRUE },
    { "123-456", "123456", TRUE },
    { "123\xe2\x80\x93" "456", "123456", TRUE },
    { "123.456", "123456", TRUE },
    { "123/456", "123456", TRUE },
    { "(123456)", "123456", TRUE },
    { "123456\n", "123456", TRUE },
    { "123\xc2\xa0" "456", "123456", TRUE },
    { "\xe2\x80\x8b" "123456", "123456", TRUE },
    { "１２３４５６", "123456", TRUE },
    { "١٢٣٤٥٦", "123456", TRUE },
    { "۱۲۳۴۵۶", "123456", TRUE },
    { "१२३४५६", "123456", TRUE },
    { "๑๒๓๔๕๖", "123456", TRUE },
    { "Your code is 123456.", "123456", TRUE },
    { "G-123456", "123456", TRUE },
    { "【EIAM】您的验证码为123456，5分钟内有效。", "123456", TRUE },
    { "【EIAM】您的验证码：１２３４，有效期5分钟", "1234", TRUE },
    { "5 minutes: 4711", "4711", TRUE },
    { "Call 4001234567890; code 9876", "9876", TRUE },
    { "code: 123456 (not 654321)", "123456", TRUE },
    { "", "", FALSE },
    { NULL, "", FALSE },
    { "   ", "", FALSE },
    { "1", "1", FALSE },
    { "123", "123", FALSE },
    { "123456789", "123456789", FALSE },
    { "12 34 56 78 90", "1234567890", FALSE },
    { "abcd", "", FALSE },
    { "12ab", "12", FALSE },
    { "code", "", FALSE },
    { "一二三四", "", FALSE },
    { "½½½½", "", FALSE },
    { "\xff" "1234", "", FALSE },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);
  check_rows (EIAM_FIELD_VERIFY_CODE, rows, G_N_ELEMENTS (rows));
}

static void
test_birthday (void)
{
  static const Row rows[] = {
    { "2022-02-17", "2022-02-17", TRUE },
    { " 2022-02-17 ", "2022-02-17", TRUE },
    { "1990-04-27", "1990-04-27", TRUE },
    { "1850-01-01", "1850-01-01", TRUE },
    { "1900-02-28", "1900-02-28", TRUE },
    { "2000-02-29", "2000-02-29", TRUE },
    { "2024-02-29", "2024-02-29", TRUE },
    { "1999-12-31", "1999-12-31", TRUE },
    { "2000-01-01", "2000-01-01", TRUE },
    { "１９９０-０４-２７", "1990-04-27", TRUE },
    { "١٩٩٠-٠٤-٢٧", "1990-04-27", TRUE },
    { "۱۹۹۰-۰۴-۲۷", "1990-04-27", TRUE },
    { "१९९०-०४-२७", "1990-04-27", TRUE },
    { "", "", FALSE },
    { NULL, "", FALSE },
    { "1849-12-31", "1849-12-31", FALSE },
    { "0000-01-01", "0000-01-01", FALSE },
    { "0001-01-01", "0001-01-01", FALSE },
    { "9999-12-31", "9999-12-31", FALSE },
    { "2990-04-27", "2990-04-27", FALSE },
    { "1900-02-29", "1900-02-29", FALSE },
    { "2023-02-29", "2023-02-29", FALSE },
    { "2022-02-30", "2022-02-30", FALSE },
    { "2022-04-31", "2022-04-31", FALSE },
    { "2022-13-01", "2022-13-01", FALSE },
    { "2022-00-01", "2022-00-01", FALSE },
    { "2022-01-00", "2022-01-00", FALSE },
    { "2022-01-32", "2022-01-32", FALSE },
    { "2022-99-99", "2022-99-99", FALSE },
    { "2022-2-17", "2022-02-17", TRUE },
    { "22-02-17", "22-02-17", FALSE },
    { "2022-02-7", "2022-02-07", TRUE },
    { "2022/02/17", "2022-02-17", TRUE },
    { "2022.02.17", "2022-02-17", TRUE },
    { "20220217", "2022-02-17", TRUE },
    { "17-02-2022", "2022-02-17", TRUE },
    { "2022-02-17T00:00", "2022-02-17T00:00", FALSE },
    { "2022-02-177", "2022-02-177", FALSE },
    { "-022-02-17", "-022-02-17", FALSE },
    { "2022-0a-17", "2022-0a-17", FALSE },
    { "2022--2-17", "2022--2-17", FALSE },
    { "2022年2月17日", "2022-02-17", TRUE },
    { "yesterday", "yesterday", FALSE },
    { "\xff", "", FALSE },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);
  check_rows (EIAM_FIELD_BIRTHDAY, rows, G_N_ELEMENTS (rows));
}

static void
test_birthday_of_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 2);
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *soon = g_date_time_format (later, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;

  g_assert_true (eiam_field_check (EIAM_FIELD_BIRTHDAY, today, FALSE, NULL));
  g_assert_false (eiam_field_check (EIAM_FIELD_BIRTHDAY, soon, FALSE, &error));
  eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, "attr_birthday");
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/mobile/mobile", test_mobile);
  g_test_add_func ("/mobile/code", test_code);
  g_test_add_func ("/mobile/birthday", test_birthday);
  g_test_add_func ("/mobile/birthday-of-today", test_birthday_of_today);

  return g_test_run ();
}
