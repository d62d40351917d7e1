/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-wait.h"

#include "eiam-error.h"
#include "eiam-server-error.h"
#include "eiam-test-utils.h"

static void
test_texts (void)
{
  static const struct
  {
    const char   *text;
    unsigned int  seconds;
  } rows[] = {
    { "Too many failures. The account unlocks in 4 min 30 s.", 270 },
    { "unlocks in 4min30s", 270 },
    { "Locked for 15 minutes", 900 },
    { "Locked for 1 minute and 1 second", 61 },
    { "Wait 2 hours 5 minutes", 7500 },
    { "登录失败次数过多，请４分30秒后再试", 270 },
    { "请15分钟后再试", 900 },
    { "請 1 小時 後再試", 3600 },
    { "0 min 45 s", 45 },
    { "0 min 0 s", 0 },
    { "40 HOURS", 86400 },
    { "5 failures, 2 left", 0 },
    { "30 signs of 3 monkeys", 0 },
    { "999999999999999999999999 s", 0 },
    { "SDK.LOGIN.1003", 0 },
    { "no number", 0 },
    { "7", 0 },
    { "", 0 },
    { NULL, 0 },
    { "4 min \xff", 0 },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpuint (eiam_wait_find (rows[i].text), ==, rows[i].seconds);
    }
}

/* The text becomes the moment from which another try makes sense. */
static void
test_error (void)
{
  g_autoptr (GError) error = eiam_server_error_new (EIAM_CALL_REGISTER, 400, "SDK.LOGIN.1003",
                                                    "unlocks in 4 min 30 s");
  g_autoptr (GError) other = eiam_server_error_new (EIAM_CALL_REGISTER, 400, "SDK.LOGIN.1004",
                                                    "unlocks in 4 min 30 s");
  g_autoptr (GError) copy = g_error_copy (error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 left = g_date_time_difference (eiam_error_get_retry_at (copy), now) / G_TIME_SPAN_SECOND;

  g_assert_error (error, EIAM_ERROR, EIAM_ERROR_RATE_LIMITED);
  g_assert_cmpuint (eiam_error_get_retry_after (error), ==, 270);
  g_assert_cmpint (left, >, 240);
  g_assert_cmpint (left, <=, 270);
  g_assert_null (eiam_error_get_retry_at (other));
  g_assert_null (eiam_error_get_retry_at (NULL));
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/wait/texts", test_texts);
  g_test_add_func ("/wait/error", test_error);

  return g_test_run ();
}
