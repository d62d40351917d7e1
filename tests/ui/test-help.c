/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-error-notice.h"
#include "eiam-error.h"
#include "eiam-header.h"
#include "eiam-kiosk.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

/* Whom to ask: on every page, and with a code where the person cannot mend what
 * went wrong. */

#define PHONE "+86 10 5555"
#define TEXT "Room 12, from nine to five"
#define INCIDENT "Incident code: "

typedef struct {
  EiamDemoService *service;
  EiamSettings    *settings;
  EiamWindow      *window;
} Fixture;

static gboolean
is_unmapped (gpointer user_data)
{
  return !gtk_widget_get_mapped (user_data);
}

static void
fixture_open (Fixture  *fixture,
              gboolean  kiosk,
              gboolean  help)
{
  g_autofree char *url = NULL;
  GSettings *gsettings = NULL;

  fixture->service = eiam_test_ui_start_service ();
  url = eiam_demo_service_dup_url (fixture->service);
  fixture->settings = eiam_settings_new ();
  gsettings = eiam_settings_get_gsettings (fixture->settings);
  g_settings_set_string (gsettings, "token-storage", "none");
  g_settings_set_string (gsettings, "help-phone", help ? PHONE : "");
  g_settings_set_string (gsettings, "help-text", help ? TEXT : "");
  eiam_settings_override (fixture->settings, "server-url", url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  if (kiosk)
    eiam_kiosk_enable (eiam_kiosk_get (fixture->settings));
  fixture->window = eiam_test_ui_open (fixture->settings);
}

static void
fixture_close (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  eiam_test_ui_drain ();
  g_object_unref (fixture->settings);
  g_object_unref (fixture->service);
}

static GtkWidget *
find_button (Fixture *fixture)
{
  GtkWidget *header = eiam_test_ui_find (GTK_WIDGET (fixture->window), EIAM_TYPE_HEADER, NULL);

  return eiam_test_ui_find (header, GTK_TYPE_MENU_BUTTON, "Help");
}

/* One press, and it is read; another, and it is gone. */
static void
assert_help (Fixture    *fixture,
             const char *page)
{
  GtkWidget *button = find_button (fixture);
  GtkWidget *popover = NULL;

  g_test_message ("%s", page);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  eiam_test_ui_await_mapped (GTK_WIDGET (popover));
  g_assert_true (eiam_test_ui_has_text (popover, PHONE));
  g_assert_true (eiam_test_ui_has_text (popover, TEXT));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  eiam_test_ui_await (is_unmapped, popover);
}

static void
visit_pages (gboolean kiosk)
{
  EiamSignup *signup = NULL;
  Fixture fixture;

  fixture_open (&fixture, kiosk, TRUE);
  if (kiosk)
    {
      assert_help (&fixture, "welcome");
      eiam_test_ui_click (GTK_WIDGET (fixture.window), "Start");
    }
  assert_help (&fixture, "details");
  signup = eiam_window_get_signup (fixture.window);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_REVIEW);
  assert_help (&fixture, "review");
  eiam_signup_change_details (signup);
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_PUZZLE);
  assert_help (&fixture, "puzzle");
  eiam_signup_change_details (signup);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_REGISTER, "drop-after;times=1", NULL);
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_UNKNOWN);
  assert_help (&fixture, "unknown");
  eiam_signup_try_again (signup);
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_UNKNOWN);
  g_assert_true (eiam_signup_get_probably_registered (signup));
  assert_help (&fixture, "probably registered");
  if (!kiosk)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.sessions", NULL);
      assert_help (&fixture, "saved sessions");
    }
  fixture_close (&fixture);
}

static void
test_desktop (void)
{
  visit_pages (FALSE);
}

static void
test_kiosk (void)
{
  visit_pages (TRUE);
}

static void
test_done (void)
{
  EiamSignup *signup = NULL;
  Fixture fixture;

  fixture_open (&fixture, FALSE, TRUE);
  signup = eiam_window_get_signup (fixture.window);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_CODE);
  assert_help (&fixture, "code");
  eiam_signup_change_details (signup);
  eiam_signup_start_over (signup);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138001");
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_REGISTERED);
  assert_help (&fixture, "done");
  fixture_close (&fixture);
}

static void
test_setup (void)
{
  Fixture fixture;

  fixture_open (&fixture, FALSE, TRUE);
  eiam_settings_override (fixture.settings, "server-url", NULL);
  eiam_test_ui_drain ();
  g_assert_null (eiam_window_get_signup (fixture.window));
  assert_help (&fixture, "setup");
  fixture_close (&fixture);
}

/* Nobody is sent to a button behind which there is nothing. */
static void
test_without (void)
{
  Fixture fixture;

  for (unsigned int kiosk = 0; kiosk < 2; kiosk++)
    {
      fixture_open (&fixture, kiosk == 1, FALSE);
      g_assert_null (find_button (&fixture));
      fixture_close (&fixture);
    }
}

static GtkWidget *
find_notice (Fixture *fixture)
{
  return eiam_test_ui_find (GTK_WIDGET (fixture->window), EIAM_TYPE_ERROR_NOTICE, NULL);
}

/* Has the puzzle fail as @fault says, and returns the notice. */
static GtkWidget *
fail_puzzle (Fixture    *fixture,
             const char *fault)
{
  EiamSignup *signup = eiam_window_get_signup (fixture->window);

  eiam_demo_service_set_fault (fixture->service, EIAM_CALL_CAPTCHA, fault, NULL);
  eiam_signup_start_over (signup);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  eiam_test_ui_carry_to (signup, fixture->service, EIAM_SIGNUP_PUZZLE);
  g_assert_nonnull (eiam_signup_get_error (signup));
  return find_notice (fixture);
}

static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_incident (void)
{
  const GError *error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *notice = NULL;
  GtkWidget *label = NULL;
  Fixture fixture;

  fixture_open (&fixture, FALSE, TRUE);
  notice = fail_puzzle (&fixture, "status=400;code=SDK.USER.1099");
  error = eiam_signup_get_error (eiam_window_get_signup (fixture.window));
  line = g_strdup_printf (INCIDENT "\u2066%s\u2069", eiam_error_get_incident (error));
  g_assert_true (eiam_test_ui_has_text (notice, line));
  g_assert_true (eiam_test_ui_has_text (notice, PHONE));
  g_assert_true (eiam_test_ui_has_text (notice, TEXT));
  label = find_label (notice, INCIDENT);
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));
  /* It is read aloud with the notice. */
  spoken = g_strconcat ("The service refused this step (code SDK.USER.1099). "
                        "Ask your company’s help desk. " TEXT "\n"
                        "Help desk: \u2066" PHONE "\u2069\n", line, NULL);
  gtk_test_accessible_assert_property (notice, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);

  /* Another language, the same failure. */
  eiam_window_translate (fixture.window);
  g_assert_true (eiam_test_ui_has_text (find_notice (&fixture), line));

  /* What the person can mend is theirs. */
  notice = fail_puzzle (&fixture, "status=503");
  g_assert_false (eiam_test_ui_has_text (notice, INCIDENT));
  g_assert_false (eiam_test_ui_has_text (notice, PHONE));
  fixture_close (&fixture);
}

static void
test_incident_kiosk (void)
{
  GtkWidget *notice = NULL;
  Fixture fixture;

  fixture_open (&fixture, TRUE, FALSE);
  eiam_test_ui_click (GTK_WIDGET (fixture.window), "Start");
  notice = fail_puzzle (&fixture, "status=503");
  g_assert_true (eiam_test_ui_has_text (notice, INCIDENT));
  g_assert_false (gtk_label_get_selectable (GTK_LABEL (find_label (notice, INCIDENT))));
  fixture_close (&fixture);
}

static unsigned int
count_labels (GtkWidget  *root,
              const char *text)
{
  unsigned int count = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  if (GTK_IS_LABEL (root))
    return strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_labels (child, text);
  return count;
}

/* The page has help of its own, and says it once all the same. */
static void
test_incident_unknown (void)
{
  EiamSignup *signup = NULL;
  GtkWidget *window = NULL;
  Fixture fixture;

  fixture_open (&fixture, FALSE, TRUE);
  window = GTK_WIDGET (fixture.window);
  signup = eiam_window_get_signup (fixture.window);
  eiam_registration_set_text (eiam_signup_get_registration (signup), EIAM_FIELD_MOBILE,
                              "13800138000");
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_REGISTER, "drop-after;times=1", NULL);
  eiam_test_ui_carry_to (signup, fixture.service, EIAM_SIGNUP_UNKNOWN);
  eiam_test_ui_drain ();
  g_assert_cmpuint (count_labels (window, INCIDENT), ==, 1);
  g_assert_cmpuint (count_labels (window, PHONE), ==, 1);

  eiam_signup_try_again (signup);
  eiam_test_ui_await_step (signup, EIAM_SIGNUP_UNKNOWN);
  eiam_test_ui_drain ();
  g_assert_cmpuint (count_labels (window, INCIDENT), ==, 0);
  g_assert_cmpuint (count_labels (window, PHONE), ==, 1);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/help/desktop", test_desktop);
  g_test_add_func ("/help/kiosk", test_kiosk);
  g_test_add_func ("/help/done", test_done);
  g_test_add_func ("/help/setup", test_setup);
  g_test_add_func ("/help/without", test_without);
  g_test_add_func ("/help/incident", test_incident);
  g_test_add_func ("/help/incident-kiosk", test_incident_kiosk);
  g_test_add_func ("/help/incident-unknown", test_incident_unknown);

  return g_test_run ();
}
