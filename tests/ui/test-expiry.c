/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-expiry.h"
#include "eiam-test-ui.h"
#include "eiam-time.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static void
test_left (void)
{
  static const struct
  {
    int         seconds;
    const char *left;
  } rows[] = {
    { -1, NULL }, { 0, NULL }, { 1, "1 minute" }, { 59, "1 minute" }, { 61, "1 minute" },
    { 2 * MINUTE, "2 minutes" }, { 59 * MINUTE, "59 minutes" }, { HOUR, "60 minutes" },
    { 119 * MINUTE - 1, "119 minutes" }, { 119 * MINUTE, "2 hours" }, { 2 * HOUR, "2 hours" },
    { 12 * HOUR - 1, "12 hours" }, { 47 * HOUR, "47 hours" }, { 2 * DAY, "2 days" },
    { 2 * DAY + 13 * HOUR, "3 days" }, { 365 * DAY, "365 days" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 5, 12, 0, 0);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, rows[i].seconds);
      g_autofree char *left = eiam_time_format_left (moment, now);

      g_test_message ("%d s: %s", rows[i].seconds, left);
      g_assert_cmpstr (left, ==, rows[i].left);
    }
}

static void
test_moment (void)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (2026, 3, 5, 9, 7, 0);
  g_autofree char *text = eiam_time_format_moment (moment);

  g_assert_cmpstr (text, ==, "5 March 2026, 09:07");
}

static void
test_states (void)
{
  static const struct
  {
    int         seconds;
    EiamExpiry  expiry;
    const char *text;
  } rows[] = {
    { -DAY, EIAM_EXPIRY_EXPIRED, "Expired on 4 March 2026" },
    { 0, EIAM_EXPIRY_EXPIRED, "Expired on 5 March 2026" },
    { 30, EIAM_EXPIRY_SOON, "(in 1 minute)" },
    { HOUR - 1, EIAM_EXPIRY_SOON, "Expires soon" },
    { HOUR, EIAM_EXPIRY_VALID, "Valid until" },
    { 12 * HOUR, EIAM_EXPIRY_VALID, "(for 12 hours)" },
    { 30 * DAY, EIAM_EXPIRY_VALID, "(for 30 days)" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 3, 5, 12, 0, 0);
  g_autofree char *unknown = eiam_expiry_dup_text (NULL, now);

  g_assert_cmpint (eiam_expiry_of (NULL, now), ==, EIAM_EXPIRY_UNKNOWN);
  g_assert_nonnull (strstr (unknown, "not known"));
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, rows[i].seconds);
      g_autofree char *text = eiam_expiry_dup_text (moment, now);

      g_test_message ("%d s: %s", rows[i].seconds, text);
      g_assert_cmpint (eiam_expiry_of (moment, now), ==, rows[i].expiry);
      g_assert_nonnull (strstr (text, rows[i].text));
    }
}

static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (unsigned int i = 0; i <= EIAM_EXPIRY_VALID; i++)
    {
      g_test_message ("%s", eiam_expiry_get_icon ((EiamExpiry) i));
      g_assert_true (gtk_icon_theme_has_icon (theme, eiam_expiry_get_icon ((EiamExpiry) i)));
      for (unsigned int j = 0; j < i; j++)
        g_assert_cmpstr (eiam_expiry_get_icon ((EiamExpiry) i), !=,
                         eiam_expiry_get_icon ((EiamExpiry) j));
    }
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/expiry/left", test_left);
  g_test_add_func ("/expiry/moment", test_moment);
  g_test_add_func ("/expiry/states", test_states);
  g_test_add_func ("/expiry/icons", test_icons);

  return g_test_run ();
}
