/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-details-page.h"
#include "eiam-kiosk.h"
#include "eiam-test-dialog.h"
#include "eiam-test-ui.h"
#include "eiam-welcome-page.h"

/* The button with which somebody at a self-service machine gives up what they began. */

typedef struct
{
  EiamSettings *settings;
  EiamWindow   *window;  /* cleared when it is freed */
} Fixture;

static gboolean
shows (EiamWindow *window,
       GType       type)
{
  GtkWidget *page = eiam_test_ui_find (GTK_WIDGET (window), type, NULL);

  return page != NULL && gtk_widget_get_child_visible (page) && gtk_widget_get_mapped (page);
}

static gboolean
shows_details (gpointer window)
{
  return shows (window, EIAM_TYPE_DETAILS_PAGE);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static EiamWindow *
find_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (EIAM_IS_WINDOW (window))
        return EIAM_WINDOW (window);
    }
  return NULL;
}

static GtkWidget *
find_button (EiamWindow *window)
{
  return eiam_test_ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Start Over");
}

static void
fixture_open (Fixture *fixture)
{
  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  eiam_settings_override (fixture->settings, "server-url", "http://127.0.0.1:1");
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  eiam_kiosk_enable (eiam_kiosk_get (fixture->settings));
  fixture->window = eiam_test_ui_open (fixture->settings);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_true (shows (fixture->window, EIAM_TYPE_WELCOME_PAGE));
  g_assert_null (find_button (fixture->window));

  eiam_test_ui_click (GTK_WIDGET (fixture->window), "Start");
  eiam_test_ui_await (shows_details, fixture->window);
  g_assert_true (gtk_widget_get_mapped (find_button (fixture->window)));
}

/* Sees the first person gone, and the next one welcomed. */
static void
fixture_close (Fixture *fixture)
{
  EiamWindow *next = NULL;

  eiam_test_ui_await (is_gone, &fixture->window);
  next = find_window ();
  g_assert_nonnull (next);
  eiam_test_ui_await_mapped (GTK_WIDGET (next));
  g_assert_true (shows (next, EIAM_TYPE_WELCOME_PAGE));
  gtk_window_destroy (GTK_WINDOW (next));
  eiam_test_ui_drain ();
  g_object_unref (fixture->settings);
}

/* Nothing is lost, so nothing is asked. */
static void
test_start_over_empty (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  eiam_test_ui_click (GTK_WIDGET (fixture.window), "Start Over");
  fixture_close (&fixture);
}

static void
test_start_over_asks (void)
{
  Fixture fixture;
  EiamSignup *signup = NULL;

  fixture_open (&fixture);
  signup = eiam_window_get_signup (fixture.window);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  g_assert_true (eiam_signup_review (signup));
  eiam_test_ui_click (GTK_WIDGET (fixture.window), "Start Over");
  eiam_test_dialog_await_question (TRUE);
  eiam_test_dialog_answer ("Keep");
  g_assert_nonnull (fixture.window);
  g_assert_cmpint (eiam_signup_get_step (signup), ==, EIAM_SIGNUP_REVIEW);
  g_assert_false (eiam_registration_is_empty (eiam_signup_get_registration (signup)));

  eiam_test_ui_click (GTK_WIDGET (fixture.window), "Start Over");
  eiam_test_dialog_await_question (TRUE);
  eiam_test_dialog_answer ("Discard");
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/start-over/empty", test_start_over_empty);
  g_test_add_func ("/start-over/asks", test_start_over_asks);

  return g_test_run ();
}
