/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-language.h"
#include "eiam-test-ui.h"
#include "eiam-time.h"

static void
test_language_tags (void)
{
  static const char *const good[] = {
    "zh", "zh_CN", "zh-Hant-TW", "en_GB.UTF-8", "sr@latin", "sr_RS@latin", "de-DE",
  };
  static const char *const bad[] = {
    "", "x", "zh_", "zh CN", "../etc", "zh_CN\n", "中文", "en;ls", "abcdefghi",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (eiam_language_is_valid_tag (good[i]));
  for (unsigned int i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (eiam_language_is_valid_tag (bad[i]));
}

/* Without a catalogue the program speaks English. */
static void
test_language_server (void)
{
  static const struct
  {
    const char *server_languages[3];
    const char *expected;
  } cases[] = {
    { { "zh", "en", NULL }, "en" },
    { { "en", NULL, NULL }, "en" },
    { { "zh", "fr", NULL }, "zh" },
    { { NULL, NULL, NULL }, "en" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = eiam_language_dup_server_language (cases[i].server_languages);

      g_assert_cmpstr (code, ==, cases[i].expected);
    }
}

static void
test_language_direction (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  eiam_language_apply_direction ();
  g_assert_cmpint (gtk_widget_get_default_direction (), ==, GTK_TEXT_DIR_LTR);
}

static void
test_time_left (void)
{
  static const struct
  {
    gint64      seconds;
    const char *expected;
  } cases[] = {
    { -5, NULL },
    { 0, NULL },
    { 1, "1 minute" },
    { 61, "1 minute" },
    { 45 * 60, "45 minutes" },
    { 60 * 60, "60 minutes" },
    { 2 * 60 * 60, "2 hours" },
    { 43200, "12 hours" },
    { 43199, "12 hours" },
    { 3 * 86400, "3 days" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) moment =
        g_date_time_add (now, cases[i].seconds * G_TIME_SPAN_SECOND);
      g_autofree char *left = eiam_time_format_left (moment, now);

      g_assert_cmpstr (left, ==, cases[i].expected);
    }
}

static void
test_time_moment (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (2026, 11, 22, 12, 34, 0);
  g_autofree char *text = eiam_time_format_moment (moment);

  g_assert_cmpstr (text, ==, "22 November 2026, 12:34");
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/language/tags", test_language_tags);
  g_test_add_func ("/language/server", test_language_server);
  g_test_add_func ("/language/direction", test_language_direction);
  g_test_add_func ("/time/left", test_time_left);
  g_test_add_func ("/time/moment", test_time_moment);

  return g_test_run ();
}
