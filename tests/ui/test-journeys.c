/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-done-page.h"
#include "eiam-sessions-page.h"
#include "eiam-test-instances.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

/* Many people at one window: nothing of one is there when the next one comes. */

#define FIRST_MOBILE 13800000001
/* By then everything is there that is made once. */
#define FIRST_PEOPLE 3
#define PEOPLE 8

typedef struct {
  EiamDemoService *service;
  EiamSettings    *settings;
  EiamWindow      *window;
  EiamSignup      *signup;
} Fixture;

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static void
fixture_open (Fixture *fixture)
{
  g_autofree char *url = NULL;

  fixture->service = eiam_test_ui_start_service ();
  url = eiam_demo_service_dup_url (fixture->service);
  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  eiam_settings_override (fixture->settings, "server-url", url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  fixture->window = eiam_window_new (NULL, fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  eiam_test_ui_await (is_mapped, fixture->window);
  fixture->signup = eiam_window_get_signup (fixture->window);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
  eiam_demo_service_stop (fixture->service);
  g_object_unref (fixture->service);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  return eiam_test_ui_find (GTK_WIDGET (fixture->window), type, NULL);
}

/* Until a page is drawn, GTK 4.8 may hold on to the one before it. */
static void
press (Fixture    *fixture,
       const char *name)
{
  eiam_test_ui_click (GTK_WIDGET (fixture->window), name);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
act (Fixture    *fixture,
     const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), name, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
look_at_sessions (Fixture *fixture)
{
  act (fixture, "win.sessions");
  g_assert_nonnull (find (fixture, EIAM_TYPE_SESSIONS_PAGE));
  act (fixture, "win.back");
}

static void
be_person (Fixture *fixture,
           int      number)
{
  EiamRegistration *registration = eiam_signup_get_registration (fixture->signup);
  g_autofree char *mobile = g_strdup_printf ("%" G_GINT64_FORMAT, FIRST_MOBILE + number);

  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, mobile);
  eiam_registration_set_text (registration, EIAM_FIELD_NICK_NAME, "张三");
  eiam_registration_set_text (registration, EIAM_FIELD_BIRTHDAY, "1990-02-17");
  look_at_sessions (fixture);
  press (fixture, "Continue");
  act (fixture, "win.back");
  eiam_test_ui_carry_to (fixture->signup, fixture->service, EIAM_SIGNUP_REGISTERED);
  eiam_test_ui_await (is_mapped, find (fixture, EIAM_TYPE_DONE_PAGE));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  press (fixture, "Finish");
  g_assert_cmpint (eiam_signup_get_step (fixture->signup), ==, EIAM_SIGNUP_DETAILS);
}

/* In libsoup 3.2 a server keeps the connections that were closed while idle. */
static gboolean
is_of_service (GType type)
{
  static const char *const names[] = {
    "GSocketInputStream",    "GSocketOutputStream", "SoupFilterInputStream", "SoupIOStream",
    "SoupServerConnection", NULL,
  };

  return g_strv_contains (names, g_type_name (type));
}

/* Tells which classes have more objects than before; connections take their time to end. */
static gboolean
is_all_gone (gpointer user_data)
{
  GHashTable *before = user_data;
  g_autoptr (GHashTable) now = eiam_test_instances_count ();
  gboolean gone = TRUE;
  GHashTableIter iter;
  gpointer type, count;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &type, &count))
    {
      int more = GPOINTER_TO_INT (count) - GPOINTER_TO_INT (g_hash_table_lookup (before, type));

      if (more <= 0 || is_of_service (GPOINTER_TO_SIZE (type)))
        continue;
      g_test_message ("%s: %d more", g_type_name (GPOINTER_TO_SIZE (type)), more);
      gone = FALSE;
    }
  return gone;
}

static int
count_of (GHashTable *counts,
          GType       type)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, GSIZE_TO_POINTER (type)));
}

static void
test_journeys_instances (void)
{
  g_autoptr (GHashTable) before = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  for (int i = 0; i < PEOPLE; i++)
    {
      if (i == FIRST_PEOPLE)
        {
          eiam_test_ui_drain ();
          before = eiam_test_instances_count ();
          g_assert_cmpint (count_of (before, EIAM_TYPE_WINDOW), ==, 1);
        }
      be_person (&fixture, i);
    }
  eiam_test_ui_await (is_all_gone, before);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_instances_watch ();
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/journeys/instances", test_journeys_instances);

  return g_test_run ();
}
