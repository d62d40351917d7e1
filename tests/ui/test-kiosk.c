/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-details-page.h"
#include "eiam-idle.h"
#include "eiam-kiosk.h"
#include "eiam-look.h"
#include "eiam-test-ui.h"
#include "eiam-welcome-page.h"
#include "eiam-window.h"

/* The first people open what stays open. */
#define FIRST_PEOPLE 10
#define PEOPLE 100
#define MANY_PEOPLE 10000

static EiamSettings *
create_settings (gboolean kiosk)
{
  EiamSettings *settings = eiam_settings_new ();

  g_settings_set_string (eiam_settings_get_gsettings (settings), "token-storage", "none");
  g_settings_set_string (eiam_settings_get_gsettings (settings), "help-phone", "+86 10 5555");
  eiam_settings_override (settings, "server-url", "http://127.0.0.1:1");
  eiam_settings_override (settings, "client-id", "test-client");
  if (kiosk)
    eiam_kiosk_enable (eiam_kiosk_get (settings));
  return settings;
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static EiamWindow *
show_window (EiamSettings *settings)
{
  EiamWindow *window = eiam_window_new (NULL, settings);

  gtk_window_present (GTK_WINDOW (window));
  eiam_test_ui_await (is_mapped, window);
  return window;
}

static GtkWidget *
find (EiamWindow *window,
      GType       type)
{
  return eiam_test_ui_find (GTK_WIDGET (window), type, NULL);
}

static void
test_kiosk_decides (void)
{
  g_autoptr (EiamSettings) settings = create_settings (FALSE);
  EiamKiosk *kiosk = eiam_kiosk_get (settings);

  for (unsigned int i = 0; i < EIAM_KIOSK_N_DEEDS; i++)
    g_assert_false (eiam_kiosk_forbids (kiosk, (EiamKioskDeed) i));

  eiam_kiosk_enable (kiosk);
  for (unsigned int i = 0; i < EIAM_KIOSK_N_DEEDS; i++)
    g_assert_true (eiam_kiosk_forbids (kiosk, (EiamKioskDeed) i));
  g_assert_true (eiam_kiosk_get (settings) == kiosk);
}

static void
test_kiosk_chord (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
  } cases[] = {
    { "<Control><Alt>F12", TRUE }, { "<Super>q", TRUE }, { "q", FALSE },
    { "<Shift>q", FALSE },         { "F12", FALSE },     { "<Control>", FALSE },
    { "<Control>nothing", FALSE }, { "", FALSE },
  };
  GdkModifierType modifiers;
  unsigned int key;

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (eiam_kiosk_parse_chord (cases[i].text, &key, &modifiers), ==, cases[i].good);
}

static void
test_kiosk_chord_problem (void)
{
  g_autoptr (EiamSettings) settings = create_settings (FALSE);
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  g_autoptr (GSettings) child = g_settings_get_child (gsettings, "kiosk");
  GPtrArray *problems = NULL;

  g_settings_set_string (child, "exit-chord", "q");
  problems = eiam_settings_get_problems (settings);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "kiosk/exit-chord"));
  g_settings_reset (child, "exit-chord");
}

static gboolean
is_left (gpointer user_data)
{
  return eiam_idle_get_left (user_data) > 0;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
on_idle_expired (gboolean *expired)
{
  *expired = TRUE;
}

static void
test_kiosk_idle (void)
{
  g_autoptr (EiamIdle) idle = eiam_idle_new ();
  GtkWindow *window = eiam_test_ui_show (gtk_button_new_with_label ("A Button"));
  gboolean expired = FALSE;

  g_signal_connect_swapped (idle, "expired", G_CALLBACK (on_idle_expired), &expired);
  eiam_idle_set_times (idle, 1, 2);
  eiam_test_ui_click (GTK_WIDGET (window), "A Button");
  eiam_test_ui_await (is_left, idle);
  g_assert_false (expired);

  eiam_test_ui_click (GTK_WIDGET (window), "A Button");
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);
  eiam_test_ui_await (is_left, idle);
  eiam_test_ui_await (is_set, &expired);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);

  /* The last page counts down at once. */
  expired = FALSE;
  eiam_idle_set_times (idle, 0, 2);
  eiam_idle_note_activity (idle);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 2);
  eiam_idle_stop (idle);
  g_assert_cmpuint (eiam_idle_get_left (idle), ==, 0);
  g_assert_false (expired);
  eiam_test_ui_close (window);
}

static gboolean
is_welcome (gpointer user_data)
{
  return find (user_data, EIAM_TYPE_WELCOME_PAGE) != NULL
         && find (user_data, EIAM_TYPE_DETAILS_PAGE) == NULL;
}

static gboolean
is_details (gpointer user_data)
{
  return find (user_data, EIAM_TYPE_DETAILS_PAGE) != NULL;
}

static void
be_person (EiamWindow *window)
{
  EiamSignup *signup = NULL;
  gpointer weak = NULL;

  eiam_test_ui_click (GTK_WIDGET (window), "Start");
  eiam_test_ui_await (is_details, window);
  signup = eiam_window_get_signup (window);
  weak = signup;
  g_object_add_weak_pointer (G_OBJECT (signup), &weak);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  g_assert_true (eiam_signup_review (signup));
  eiam_signup_start_over (signup);
  eiam_test_ui_await (is_welcome, window);
  eiam_test_ui_drain ();
  g_assert_null (weak);
}

static void
test_kiosk_reset (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = show_window (settings);
  GtkWidget *page = find (window, EIAM_TYPE_WELCOME_PAGE);
  GtkWidget *toggle = NULL;

  g_assert_nonnull (page);
  g_assert_nonnull (find (window, GTK_TYPE_MENU_BUTTON));
  toggle = eiam_test_ui_find (page, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (eiam_look_get_high_contrast ());
  eiam_look_set_large_text (TRUE);
  eiam_settings_override (settings, "language", "zh_CN");

  be_person (window);
  g_assert_false (eiam_look_get_high_contrast ());
  g_assert_false (eiam_look_get_large_text ());
  g_assert_cmpstr (eiam_settings_get_language (settings), ==, "");
  toggle = eiam_test_ui_find (find (window, EIAM_TYPE_WELCOME_PAGE), GTK_TYPE_SWITCH, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

static void
test_kiosk_close (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = show_window (settings);

  gtk_window_close (GTK_WINDOW (window));
  eiam_test_ui_drain ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sessions", NULL);
  g_assert_nonnull (find (window, EIAM_TYPE_WELCOME_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

static unsigned int
count_handles (void)
{
  g_autoptr (GDir) handles = g_dir_open ("/proc/self/fd", 0, NULL);
  unsigned int count = 0;

  while (g_dir_read_name (handles) != NULL)
    count++;
  return count;
}

/* Whatever one person leaves open is open many times over in the end. */
static void
test_kiosk_people (void)
{
  g_autoptr (EiamSettings) settings = create_settings (TRUE);
  EiamWindow *window = show_window (settings);
  unsigned int people = g_getenv ("EIAM_TEST_LONG") != NULL ? MANY_PEOPLE : PEOPLE;
  unsigned int handles = 0;

  for (unsigned int i = 0; i < people; i++)
    {
      if (i == FIRST_PEOPLE)
        handles = count_handles ();
      be_person (window);
    }
  g_assert_cmpuint (count_handles (), <=, handles);
  gtk_window_destroy (GTK_WINDOW (window));
  eiam_test_ui_drain ();
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/kiosk/decides", test_kiosk_decides);
  g_test_add_func ("/kiosk/chord", test_kiosk_chord);
  g_test_add_func ("/kiosk/chord-problem", test_kiosk_chord_problem);
  g_test_add_func ("/kiosk/idle", test_kiosk_idle);
  g_test_add_func ("/kiosk/reset", test_kiosk_reset);
  g_test_add_func ("/kiosk/close", test_kiosk_close);
  g_test_add_func ("/kiosk/people", test_kiosk_people);

  return g_test_run ();
}
