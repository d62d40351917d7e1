/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-desktop-actions.h"
#include "eiam-sessions-page.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

/* A program that has the actions, and windows over a service in this process. */
typedef struct {
  EiamSettings    *settings;
  EiamDemoService *service;
  GtkApplication  *application; /* (unowned) */
} Fixture;

static gboolean
is_cleared (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static gboolean
has_countries (gpointer user_data)
{
  return eiam_test_ui_has_text (user_data, "+86");
}

static GtkWindow *
get_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (fixture->application);
  GtkWindow *found = NULL;

  for (GList *item = windows; item != NULL; item = item->next)
    if (EIAM_IS_WINDOW (item->data))
      {
        g_assert_null (found);
        found = item->data;
      }
  g_assert_nonnull (found);
  eiam_test_ui_await_mapped (GTK_WIDGET (found));
  return found;
}

static EiamSignup *
get_signup (Fixture *fixture)
{
  return eiam_window_get_signup (EIAM_WINDOW (get_window (fixture)));
}

static void
on_application_activate (GtkApplication *application,
                         Fixture        *fixture)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  if (window == NULL)
    window = GTK_WINDOW (eiam_window_new (application, fixture->settings));
  gtk_window_present (window);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), action, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *url = NULL;

  fixture->service = eiam_test_ui_start_service ();
  url = eiam_demo_service_dup_url (fixture->service);
  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  eiam_settings_override (fixture->settings, "server-url", user_data != NULL ? user_data : url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");

  fixture->application = GTK_APPLICATION (g_application_get_default ());
  g_signal_connect (fixture->application, "activate", G_CALLBACK (on_application_activate),
                    fixture);
}

/* One for all cases: what never runs never shuts down. */
static GtkApplication *
create_application (void)
{
  GtkApplication *application = g_object_new (ADW_TYPE_APPLICATION,
                                              "application-id", APPLICATION_ID ".Test",
                                              "flags", G_APPLICATION_NON_UNIQUE,
                                              NULL);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  eiam_desktop_actions_add (application);
  return application;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  eiam_test_ui_close (get_window (fixture));
  g_signal_handlers_disconnect_by_data (fixture->application, fixture);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->service);
}

static void
enter_name (Fixture *fixture)
{
  activate (fixture, "new-registration");
  eiam_test_ui_await (has_countries, get_window (fixture));
  eiam_registration_set_text (eiam_signup_get_registration (get_signup (fixture)),
                              EIAM_FIELD_NAME, "Ann");
}

static const char *
get_name (Fixture *fixture)
{
  return eiam_registration_get_text (eiam_signup_get_registration (get_signup (fixture)),
                                     EIAM_FIELD_NAME);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkWindow *window = NULL;

  enter_name (fixture);
  window = get_window (fixture);
  activate (fixture, "new-registration");
  activate (fixture, "new-registration");
  eiam_test_dialog_await_question (TRUE);
  eiam_test_dialog_answer ("Keep");
  g_assert_true (get_window (fixture) == window);
  g_assert_cmpstr (get_name (fixture), ==, "Ann");
}

/* Nothing of the sign-up that is given up stays. */
static void
test_discard (Fixture       *fixture,
              gconstpointer  user_data)
{
  GtkWindow *window = NULL;
  gpointer weak = NULL;

  enter_name (fixture);
  window = get_window (fixture);
  weak = get_signup (fixture);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  activate (fixture, "new-registration");
  eiam_test_dialog_await_question (TRUE);
  eiam_test_dialog_answer ("Discard");
  eiam_test_ui_await (is_cleared, &weak);
  g_assert_true (get_window (fixture) == window);
  g_assert_cmpstr (get_name (fixture), ==, "");
  g_assert_false (eiam_test_ui_has_text (GTK_WIDGET (window), "Ann"));
}

/* Its answer has nobody to go to any more. */
static void
test_discard_sent (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  gpointer weak = NULL;

  enter_name (fixture);
  eiam_demo_service_set_fault (fixture->service, EIAM_CALL_REGISTER, "delay=20000", &error);
  g_assert_no_error (error);
  eiam_registration_set_text (eiam_signup_get_registration (get_signup (fixture)),
                              EIAM_FIELD_MOBILE, "13800138000");
  eiam_test_ui_carry_to (get_signup (fixture), fixture->service, EIAM_SIGNUP_CODE);
  weak = get_signup (fixture);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  eiam_signup_register (weak, eiam_test_ui_get_code (fixture->service));
  g_assert_cmpint (eiam_signup_get_busy (weak), ==, EIAM_SIGNUP_REGISTERING);
  activate (fixture, "new-registration");
  eiam_test_dialog_await_question (TRUE);
  eiam_test_dialog_answer ("Discard");
  eiam_test_ui_await (is_cleared, &weak);
  g_assert_cmpint (eiam_signup_get_busy (get_signup (fixture)), ==, EIAM_SIGNUP_IDLE);
}

/* The question goes with the window that asks. */
static void
test_closed_while_asking (Fixture       *fixture,
                          gconstpointer  user_data)
{
  gpointer weak = NULL;

  enter_name (fixture);
  weak = get_window (fixture);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  activate (fixture, "new-registration");
  eiam_test_dialog_await_question (TRUE);
  gtk_window_destroy (weak);
  eiam_test_dialog_await_question (FALSE);
  eiam_test_ui_await (is_cleared, &weak);
  activate (fixture, "new-registration");
}

static void
test_registered (Fixture       *fixture,
                 gconstpointer  user_data)
{
  gpointer weak = NULL;

  enter_name (fixture);
  eiam_registration_set_text (eiam_signup_get_registration (get_signup (fixture)),
                              EIAM_FIELD_MOBILE, "13800138000");
  eiam_test_ui_carry_to (get_signup (fixture), fixture->service, EIAM_SIGNUP_REGISTERED);
  weak = get_signup (fixture);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  activate (fixture, "new-registration");
  eiam_test_ui_await (is_cleared, &weak);
  g_assert_cmpint (eiam_signup_get_step (get_signup (fixture)), ==, EIAM_SIGNUP_DETAILS);
}

static void
test_sessions (Fixture       *fixture,
               gconstpointer  user_data)
{
  gpointer weak = NULL;

  activate (fixture, "saved-sessions");
  g_assert_cmpstr (gtk_window_get_title (get_window (fixture)), ==,
                   "Saved Sessions — Staff Sign-Up");
  weak = eiam_test_ui_find (GTK_WIDGET (get_window (fixture)), EIAM_TYPE_SESSIONS_PAGE, NULL);
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  activate (fixture, "new-registration");
  eiam_test_ui_await (is_cleared, &weak);
  g_assert_cmpstr (gtk_window_get_title (get_window (fixture)), ==,
                   "Your Details — Staff Sign-Up");
}

/* Something that waits for an answer is not covered by an empty form. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (GFile) file =
    g_file_new_for_uri ("eiam-register:join?server=https://eiam.example&client_id=a");

  activate (fixture, "new-registration");
  if (user_data != NULL)
    {
      g_assert_null (get_signup (fixture));
      return;
    }
  g_assert_null (eiam_invitation_desk_open (
    eiam_window_get_desk (EIAM_WINDOW (get_window (fixture))), &file, 1));
  activate (fixture, "new-registration");
  g_assert_true (
    eiam_invitation_desk_is_open (eiam_window_get_desk (EIAM_WINDOW (get_window (fixture)))));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    const char *server;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/desktop-actions/keep", NULL, test_keep },
    { "/desktop-actions/discard", NULL, test_discard },
    { "/desktop-actions/discard-sent", NULL, test_discard_sent },
    { "/desktop-actions/closed-while-asking", NULL, test_closed_while_asking },
    { "/desktop-actions/registered", NULL, test_registered },
    { "/desktop-actions/sessions", NULL, test_sessions },
    { "/desktop-actions/invitation", NULL, test_waiting },
    { "/desktop-actions/no-server", "ftp://eiam.example", test_waiting },
  };

  g_autoptr (GtkApplication) application = NULL;

  eiam_test_ui_init (&argc, &argv);
  application = create_application ();
  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, cases[i].server, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
