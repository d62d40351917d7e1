/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-date.h"

#include "eiam-test-utils.h"

typedef struct {
  const char    *text;
  EiamDateOrder  order;
  const char    *date;
} Row;

#define YMD EIAM_DATE_ORDER_YMD
#define DMY EIAM_DATE_ORDER_DMY
#define MDY EIAM_DATE_ORDER_MDY

static const char * const order_names[] = {
  [YMD] = "birthday, year first",
  [DMY] = "birthday, day first",
  [MDY] = "birthday, month first",
};

static const Row rows[] = {
  { "2022-02-17", YMD, "2022-02-17" },
  { "2022-02-17", DMY, "2022-02-17" },
  { "2022-02-17", MDY, "2022-02-17" },
  { " 2022-2-7 ", DMY, "2022-02-07" },
  { "2022/02/17", MDY, "2022-02-17" },
  { "2022.02.17", DMY, "2022-02-17" },
  { "2022. 2. 17.", YMD, "2022-02-17" },
  { "2022 02 17", DMY, "2022-02-17" },
  { "20220217", DMY, "2022-02-17" },
  { "2022年2月17日", YMD, "2022-02-17" },
  { "2022年02月17日", DMY, "2022-02-17" },
  { "2022 年 2 月 17 日", YMD, "2022-02-17" },
  { "2022년 2월 17일", YMD, "2022-02-17" },
  { "２０２２／０２／１７", YMD, "2022-02-17" },
  { "２０２２年２月１７日", YMD, "2022-02-17" },
  { "17/02/2022", DMY, "2022-02-17" },
  { "17/02/2022", MDY, "2022-02-17" },
  { "17/02/2022", YMD, "2022-02-17" },
  { "02/17/2022", MDY, "2022-02-17" },
  { "02/17/2022", DMY, "2022-02-17" },
  { "17.2.2022", DMY, "2022-02-17" },
  { "17. 2. 2022", DMY, "2022-02-17" },
  { "17-02-2022", DMY, "2022-02-17" },
  { "03/04/1990", DMY, "1990-04-03" },
  { "03/04/1990", MDY, "1990-03-04" },
  { "03/04/1990", YMD, "1990-03-04" },
  { "03.04.1990", MDY, "1990-04-03" },
  { "04.13.1990", DMY, "1990-04-13" },
  { "١٧/٠٢/٢٠٢٢", DMY, "2022-02-17" },
  { "۱۷/۰۲/۲۰۲۲", DMY, "2022-02-17" },
  { "१७.०२.२०२२", DMY, "2022-02-17" },
  { "\xe2\x80\x8f١٧\xe2\x80\x8f/٢\xe2\x80\x8f/٢٠٢٢", DMY, "2022-02-17" },
  { "2022–02–17", YMD, "2022-02-17" },
  { "2022‐02‐17", YMD, "2022-02-17" },
  { "30.02.2022", DMY, "2022-02-30" },
  { "99/99/2022", DMY, "2022-99-99" },
  { "0/0/2022", DMY, "2022-00-00" },
  { "17/02/22", DMY, NULL },
  { "22-02-17", YMD, NULL },
  { "02/17/22", MDY, NULL },
  { "170222", DMY, NULL },
  { "2022", YMD, NULL },
  { "2022-02", YMD, NULL },
  { "17/2022/02", DMY, NULL },
  { "2022-02-2022", YMD, NULL },
  { "02022-02-17", YMD, NULL },
  { "2022-002-17", YMD, NULL },
  { "2022-02-017", YMD, NULL },
  { "2022--02-17", YMD, NULL },
  { "-2022-02-17", YMD, NULL },
  { "2022-02-17-", YMD, "2022-02-17" },
  { "2022-02-17--", YMD, NULL },
  { "2022-02-17-01", YMD, NULL },
  { "2022-02-17T00:00:00Z", YMD, NULL },
  { "2022-02-17 12:00", YMD, NULL },
  { "2022-0x2-17", YMD, NULL },
  { "2e3-02-17", YMD, NULL },
  { "²⁰²²-02-17", YMD, NULL },
  { "yesterday", DMY, NULL },
  { "%d/%m/%Y", DMY, NULL },
  { "17/02/2022; DROP", DMY, NULL },
  { "99999999999999999999/1/1", DMY, NULL },
  { "1/1/99999999999999999999", DMY, NULL },
  { "123456789", DMY, NULL },
  { "", DMY, NULL },
  { "   ", DMY, NULL },
  { NULL, DMY, NULL },
  { "\xff-02-17", DMY, NULL },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), >=, 40);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *date = eiam_date_read (rows[i].text, rows[i].order);

      g_assert_cmpstr (date, ==, rows[i].date);
      eiam_test_print_row (order_names[rows[i].order], rows[i].text,
                           date != NULL ? date : "no date");
    }
}

static void
test_huge (void)
{
  g_autofree char *huge = g_strnfill (1024 * 1024, '7');

  g_assert_null (eiam_date_read (huge, DMY));
}

static void
test_formats (void)
{
  static const struct
  {
    const char    *format;
    EiamDateOrder  order;
  } formats[] = {
    { "%m/%d/%y", MDY }, { "%d/%m/%Y", DMY }, { "%d.%m.%Y", DMY }, { "%Y年%m月%d日", YMD },
    { "%Y-%m-%d", YMD }, { "%F", YMD }, { "%D", MDY }, { "%-d.%-m.%Y", DMY }, { "%e. %b %Y", DMY },
    { "%Ey/%m/%d", YMD }, { "%Od/%Om/%Ey", DMY }, { "%b %d, %Y", MDY }, { "%A %d %B", DMY },
    { "", YMD }, { "%", YMD }, { "%%", YMD }, { "%E", YMD }, { "nothing", YMD },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_test_message ("%s", formats[i].format);
      g_assert_cmpint (eiam_date_order_of_format (formats[i].format), ==, formats[i].order);
    }
}

/* The form that is sent, and what is kept where there is no such form. */
static void
test_clean (void)
{
  static const char * const texts[][2] = {
    { " 2022-2-17 ", "2022-02-17" }, { "17.02.2022", "2022-02-17" }, { " ١٢ ", "12" },
    { "yesterday", "yesterday" }, { "", "" }, { NULL, "" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = eiam_date_clean (texts[i][0]);

      g_assert_cmpstr (clean, ==, texts[i][1]);
    }
}

/* These tests run in the C locale, whose dates are American. */
static void
test_order (void)
{
  g_assert_cmpint (eiam_date_get_order (), ==, EIAM_DATE_ORDER_MDY);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/date/table", test_table);
  g_test_add_func ("/date/huge", test_huge);
  g_test_add_func ("/date/formats", test_formats);
  g_test_add_func ("/date/clean", test_clean);
  g_test_add_func ("/date/order", test_order);

  return g_test_run ();
}
