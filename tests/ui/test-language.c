/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-calendar-words.h"
#include "eiam-language.h"
#include "eiam-languages.h"
#include "eiam-locale.h"
#include "eiam-test-ui.h"
#include "eiam-time.h"

#include <langinfo.h>
#include <locale.h>

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

/* However a language is spelt, it is found. */
static void
test_languages_find (void)
{
  static const struct
  {
    const char *tag;
    const char *expected;
  } cases[] = {
    { "zh_CN", "zh_CN" }, { "zh-CN", "zh_CN" }, { "zh_cn.UTF-8", "zh_CN" },
    { "zh", "zh_CN" }, { "zh-Hans-CN", "zh_CN" }, { "zh-Hant-TW", "zh_TW" },
    { "zh_HK", "zh_TW" }, { "de_AT", "de" }, { "en_GB", "en" }, { "pt", "pt_BR" },
    { "pt_PT", "pt_BR" }, { "iw", "he" }, { "tlh", NULL }, { "", NULL }, { "C", NULL },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (eiam_languages_find (cases[i].tag), ==, cases[i].expected);
}

/* Every catalogue of the build can be chosen, and English always. */
static void
test_languages_installed (void)
{
  const char *localedir = g_getenv ("EIAM_TEST_LOCALEDIR");
  g_autoptr (GDir) directory = g_dir_open (localedir, 0, NULL);
  g_auto (GStrv) none = eiam_languages_dup_installed ("/nonexistent");
  g_auto (GStrv) tags = eiam_languages_dup_installed (localedir);
  unsigned int n_catalogues = 0;

  g_assert_cmpstr (none[0], ==, "en");
  g_assert_null (none[1]);
  g_assert_nonnull (directory);
  for (const char *name = g_dir_read_name (directory); name != NULL;
       name = g_dir_read_name (directory))
    {
      g_autofree char *path = g_build_filename (localedir, name, "LC_MESSAGES", NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      n_catalogues++;
      g_assert_true (g_strv_contains ((const char * const *) tags, name));
      g_assert_cmpstr (eiam_languages_get_name (name), !=, name);
    }
  g_assert_cmpuint (n_catalogues, >, 0);
  g_assert_cmpuint (g_strv_length (tags), ==, n_catalogues + 1);
}

/* With nothing but C.UTF-8 a locale is made up, and it is the session's again after. */
static void
test_language_locale (void)
{
  const char *localedir = g_getenv ("EIAM_TEST_LOCALEDIR");

  eiam_language_init_full ("zh-Hans", localedir);
  g_assert_false (eiam_locale_is_plain ());
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "zh_Hans.UTF-8");
  g_assert_cmpstr (eiam_language_get_code (), ==, "zh");
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
  g_assert_cmpstr (g_getenv ("LOCPATH"), ==, "");
  eiam_language_init_full ("tlh", localedir);
  g_assert_cmpstr (eiam_language_get_code (), ==, "en");
  eiam_language_init_full ("en", localedir);
  g_assert_cmpstr (eiam_language_get_code (), ==, "en");
  eiam_language_init_full (NULL, localedir);
  g_assert_true (eiam_locale_is_plain ());
  g_assert_cmpstr (eiam_language_get_code (), ==, "en");
}

/* Where no locale can be made up, all goes on. */
static void
test_language_locale_refused (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("XDG_RUNTIME_DIR", "/dev/null", TRUE);
  eiam_language_init_full ("ja", "/nonexistent");
  g_assert_cmpstr (eiam_language_get_code (), ==, "en");
  g_assert_nonnull (setlocale (LC_MESSAGES, NULL));
}

static void
test_language_digits (void)
{
  g_autofree char *text = eiam_language_dup_digits ("12 ½ ۳ 2026");

  g_assert_cmpstr (text, ==, "12 ½ ۳ 2026");
}

/* The name of the month in the language, and not in that of the locale. */
static void
test_time_moment_translated (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (2026, 11, 2, 12, 34, 0);
  g_autofree char *chinese = NULL;
  g_autofree char *other = NULL;

  eiam_language_init_full ("zh_CN", g_getenv ("EIAM_TEST_LOCALEDIR"));
  chinese = eiam_time_format_moment (moment);
  g_assert_cmpstr (chinese, ==, "2026年11月2日 12:34");
  eiam_language_init_full (NULL, g_getenv ("EIAM_TEST_LOCALEDIR"));
  other = eiam_time_format_moment (moment);
  g_assert_cmpstr (other, ==, "2 November 2026, 12:34");
}

static void
list_labels (GtkWidget  *widget,
             const char *css_class,
             GString    *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class))
    g_string_append_printf (text, "%s ", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_labels (child, css_class, text);
}

/* The days of the calendar keep their columns, whatever the first day of a week is. */
static void
test_calendar (void)
{
  GtkWidget *calendar = g_object_ref_sink (gtk_calendar_new ());
  g_autoptr (GDateTime) date = g_date_time_new_local (1996, 2, 29, 12, 0, 0);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  list_labels (calendar, "day-name", before);
  g_assert_cmpuint (before->len, ==, 28);
  eiam_calendar_words_apply (GTK_CALENDAR (calendar));
  list_labels (calendar, "day-name", after);
  g_assert_cmpstr (after->str, ==, before->str);

  eiam_language_init_full ("zh_CN", g_getenv ("EIAM_TEST_LOCALEDIR"));
  if (!eiam_time_has_names ())
    {
      g_test_skip ("GLib has no Chinese names here");
    }
  else
    {
      eiam_calendar_words_apply (GTK_CALENDAR (calendar));
      g_assert_true (eiam_test_ui_has_text (calendar, "二月"));
      g_assert_false (eiam_test_ui_has_text (calendar, "Mon"));
    }
  eiam_language_init_full (NULL, g_getenv ("EIAM_TEST_LOCALEDIR"));
  g_object_unref (calendar);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/language/tags", test_language_tags);
  g_test_add_func ("/language/server", test_language_server);
  g_test_add_func ("/language/direction", test_language_direction);
  g_test_add_func ("/language/digits", test_language_digits);
  g_test_add_func ("/language/locale", test_language_locale);
  g_test_add_func ("/language/locale-refused", test_language_locale_refused);
  g_test_add_func ("/languages/find", test_languages_find);
  g_test_add_func ("/languages/installed", test_languages_installed);
  g_test_add_func ("/time/left", test_time_left);
  g_test_add_func ("/time/moment", test_time_moment);
  g_test_add_func ("/time/moment-translated", test_time_moment_translated);

  g_test_add_func ("/time/calendar", test_calendar);

  return g_test_run ();
}
