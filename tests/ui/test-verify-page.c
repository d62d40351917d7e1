/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-verify-page.h"

#include <string.h>

#include "eiam-code-entry.h"
#include "eiam-error-notice.h"
#include "eiam-message-help.h"
#include "eiam-puzzle-view.h"
#include "eiam-test-ui.h"

/* A page in a window, over a sign-up with a service in this process. */
typedef struct {
  EiamDemoService *service;
  EiamSettings    *settings;
  EiamSignup      *signup;
  GtkWidget       *page;
  GtkWindow       *window;
} Fixture;

static void
fixture_open (Fixture        *fixture,
              EiamSignupStep  step)
{
  fixture->service = eiam_test_ui_start_service ();
  fixture->settings = eiam_settings_new ();
  fixture->signup = eiam_test_ui_create_signup (fixture->service, NULL);
  eiam_test_ui_carry_to (fixture->signup, fixture->service, step);
  fixture->page = eiam_verify_page_new (fixture->signup, fixture->settings);
  fixture->window = eiam_test_ui_show (fixture->page);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  eiam_signup_cancel (fixture->signup);
  eiam_test_ui_drain ();
  g_object_unref (fixture->signup);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->service);
}

static const char *
get_wrong_code (Fixture *fixture)
{
  const char *code = eiam_test_ui_get_code (fixture->service);

  return g_strcmp0 (code, "111111") == 0 ? "222222" : "111111";
}

static EiamPuzzleView *
get_view (Fixture *fixture)
{
  return EIAM_PUZZLE_VIEW (eiam_test_ui_find (fixture->page, EIAM_TYPE_PUZZLE_VIEW, NULL));
}

static EiamCodeEntry *
get_code_entry (Fixture *fixture)
{
  return EIAM_CODE_ENTRY (eiam_test_ui_find (fixture->page, EIAM_TYPE_CODE_ENTRY, NULL));
}

static GtkWidget *
get_button (Fixture    *fixture,
            const char *name)
{
  GtkWidget *button = eiam_test_ui_find (fixture->page, GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);

  return button;
}

static void
test_moving (void)
{
  Fixture fixture;
  EiamPuzzleView *view;
  GtkWidget *scale;
  GtkAdjustment *adjustment;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  view = get_view (&fixture);
  scale = eiam_test_ui_find (fixture.page, GTK_TYPE_SCALE, "Puzzle piece position");
  adjustment = gtk_range_get_adjustment (GTK_RANGE (scale));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 310 - 47);
  g_assert_cmpfloat (gtk_adjustment_get_step_increment (adjustment), ==, 1.0);
  g_assert_cmpfloat (gtk_adjustment_get_page_increment (adjustment), ==, 10.0);

  gtk_adjustment_set_value (adjustment, 100.0);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, 100.0);
  eiam_test_ui_click (fixture.page, "Move Right");
  eiam_test_ui_click (fixture.page, "Move Right");
  eiam_test_ui_click (fixture.page, "Move Left");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 101.0);
  eiam_puzzle_view_set_position (view, 77.5);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 77.5);
  /* What a reader speaks is what will be answered. */
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "Piece at 78 of 263");
  g_assert_cmpint (gtk_widget_get_direction (scale), ==, GTK_TEXT_DIR_LTR);
  fixture_close (&fixture);
}

static void
test_solving (void)
{
  Fixture fixture;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  eiam_puzzle_view_set_position (get_view (&fixture), eiam_test_ui_get_puzzle_x (fixture.service));
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);

  g_assert_nonnull (get_code_entry (&fixture));
  g_assert_null (get_view (&fixture));
  g_assert_false (eiam_test_ui_has_text (fixture.page, "Checking your answer…"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture.window),
                                         GTK_WIDGET (get_code_entry (&fixture))));
  fixture_close (&fixture);
}

static gboolean
is_told_to_wait (gpointer page)
{
  return eiam_test_ui_has_text (page, "Checking your answer…")
         || eiam_test_ui_has_text (page, "Registering…");
}

/* An answer at once needs no word for it, and what is waited for can be pressed no more. */
static void
test_waiting_for_puzzle (void)
{
  Fixture fixture;
  GError *error = NULL;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_CAPTCHA_VERIFY, "hang", &error);
  g_assert_no_error (error);
  eiam_test_ui_click (fixture.page, "Check");
  g_assert_cmpint (eiam_signup_get_busy (fixture.signup), ==, EIAM_SIGNUP_CHECKING_PUZZLE);
  g_assert_false (is_told_to_wait (fixture.page));
  g_assert_false (gtk_widget_is_sensitive (get_button (&fixture, "Check")));

  eiam_test_ui_await (is_told_to_wait, fixture.page);
  eiam_signup_cancel (fixture.signup);
  g_assert_false (is_told_to_wait (fixture.page));
  fixture_close (&fixture);
}

/* At the code nothing is greyed out before there is a word for it; a second press meanwhile,
 * or one of another button, asks for nothing. */
static void
test_waiting_for_registration (void)
{
  Fixture fixture;
  GError *error = NULL;

  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_REGISTER, "hang", &error);
  g_assert_no_error (error);
  eiam_code_entry_set_text (get_code_entry (&fixture), eiam_test_ui_get_code (fixture.service));
  eiam_test_ui_click (fixture.page, "Register");
  g_assert_cmpint (eiam_signup_get_busy (fixture.signup), ==, EIAM_SIGNUP_REGISTERING);
  g_assert_false (is_told_to_wait (fixture.page));
  g_assert_true (gtk_widget_is_sensitive (get_button (&fixture, "Register")));
  eiam_test_ui_click (fixture.page, "Register");
  eiam_test_ui_click (fixture.page, "Change Number");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_CODE);

  eiam_test_ui_await (is_told_to_wait, fixture.page);
  g_assert_false (gtk_widget_is_sensitive (get_button (&fixture, "Register")));
  g_assert_cmpuint (eiam_demo_service_count_requests (fixture.service, EIAM_CALL_REGISTER), ==, 1);
  fixture_close (&fixture);
}

static gboolean
is_fetching (gpointer signup)
{
  return eiam_signup_get_busy (signup) == EIAM_SIGNUP_FETCHING_PUZZLE;
}

/* After a wrong answer that took long, the old puzzle does not come to life in between. */
static void
test_waiting_on (void)
{
  Fixture fixture;
  GError *error = NULL;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_CAPTCHA_VERIFY, "delay=1000", &error);
  g_assert_no_error (error);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_CAPTCHA, "hang", &error);
  g_assert_no_error (error);
  eiam_puzzle_view_set_position (get_view (&fixture), 0.0);
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await (is_told_to_wait, fixture.page);

  eiam_test_ui_await (is_fetching, fixture.signup);
  g_assert_true (eiam_test_ui_has_text (fixture.page, "Getting a puzzle…"));
  g_assert_false (gtk_widget_is_sensitive (get_button (&fixture, "New Puzzle")));
  fixture_close (&fixture);
}

static gboolean
has_notice (gpointer user_data)
{
  Fixture *fixture = user_data;

  return eiam_test_ui_find (fixture->page, EIAM_TYPE_ERROR_NOTICE, NULL) != NULL
         && eiam_signup_get_busy (fixture->signup) == EIAM_SIGNUP_IDLE
         && eiam_signup_get_puzzle (fixture->signup) != NULL;
}

static void
test_wrong_puzzle (void)
{
  Fixture fixture;
  EiamPuzzle *first;
  GtkWidget *notice;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  gtk_widget_grab_focus (get_button (&fixture, "Check"));
  first = eiam_signup_get_puzzle (fixture.signup);
  eiam_puzzle_view_set_position (get_view (&fixture), 0.0);
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await (has_notice, &fixture);

  notice = eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL);
  gtk_test_accessible_assert_role (notice, GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (eiam_test_ui_has_text (notice, "The piece was not in its place."));
  g_assert_nonnull (eiam_test_ui_find (notice, GTK_TYPE_EXPANDER, "Details"));
  g_assert_true (eiam_puzzle_view_get_puzzle (get_view (&fixture)) != NULL);
  g_assert_true (eiam_puzzle_view_get_puzzle (get_view (&fixture)) != first);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (get_view (&fixture)), ==, 0.0);
  g_assert_true (GTK_IS_SCALE (gtk_window_get_focus (fixture.window)));
  fixture_close (&fixture);
}

/* The first puzzle is old at once for the service as well, the second is not. */
static void
on_puzzle_made (EiamDemoService *service,
                const char      *token,
                unsigned int     x,
                EiamSignup      *signup)
{
  if (eiam_demo_service_count_requests (service, EIAM_CALL_CAPTCHA) > 1)
    eiam_signup_set_puzzle_lifetime (signup, 60000);
  else
    eiam_demo_service_advance (service, EIAM_PUZZLE_LIFETIME - 10);
}

static void
on_view_notify_puzzle (EiamPuzzleView *view,
                       GParamSpec     *pspec,
                       unsigned int   *n_shown)
{
  if (eiam_puzzle_view_get_puzzle (view) == NULL)
    return;
  (*n_shown)++;
  if (*n_shown == 1)
    eiam_puzzle_view_set_position (view, 9.0);
}

static gboolean
are_two (gpointer user_data)
{
  return *(unsigned int *) user_data == 2;
}

/* Who takes long gets another puzzle while the first still holds: nothing is said to
 * be wrong, the slider keeps the focus, and the answer counts although the first
 * puzzle's time is over by then. */
static void
test_renewed_puzzle (void)
{
  Fixture fixture;
  unsigned int n_shown = 0;

  fixture_open (&fixture, EIAM_SIGNUP_REVIEW);
  g_signal_connect (fixture.service, "puzzle", G_CALLBACK (on_puzzle_made), fixture.signup);
  g_signal_connect (get_view (&fixture), "notify::puzzle", G_CALLBACK (on_view_notify_puzzle),
                    &n_shown);
  /* As the window does when the page comes up. */
  gtk_widget_grab_focus (fixture.page);
  eiam_signup_set_puzzle_lifetime (fixture.signup, 50);
  eiam_signup_send_code (fixture.signup);
  eiam_test_ui_await (are_two, &n_shown);
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_PUZZLE);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (get_view (&fixture)), ==, 0.0);
  g_assert_null (eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL));
  g_assert_true (GTK_IS_SCALE (gtk_window_get_focus (fixture.window)));

  eiam_demo_service_advance (fixture.service, EIAM_PUZZLE_LIFETIME - 10);
  eiam_puzzle_view_set_position (get_view (&fixture), eiam_test_ui_get_puzzle_x (fixture.service));
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);
  g_assert_cmpuint (eiam_demo_service_count_requests (fixture.service, EIAM_CALL_CAPTCHA), ==, 2);
  fixture_close (&fixture);
}

/* The third wrong answer is not told off once more: it is told how to do better. */
static void
test_hint_after_three_puzzles (void)
{
  Fixture fixture;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  for (unsigned int i = 1; i <= 3; i++)
    {
      eiam_puzzle_view_set_position (get_view (&fixture), 0.0);
      eiam_test_ui_click (fixture.page, "Check");
      eiam_test_ui_await (has_notice, &fixture);
      g_assert_cmpint (eiam_test_ui_has_text (fixture.page, "The piece was not in its place."),
                       ==, i < 3);
      g_assert_cmpint (eiam_test_ui_has_text (fixture.page, "Not quite. Take your time"),
                       ==, i == 3);
      g_assert_false (gtk_widget_has_css_class (
        eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL), "error"));
    }
  eiam_puzzle_view_set_position (get_view (&fixture), eiam_test_ui_get_puzzle_x (fixture.service));
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);
  fixture_close (&fixture);
}

static void
test_code_step (void)
{
  Fixture fixture;
  GtkWidget *again;

  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  g_assert_true (eiam_test_ui_has_text (fixture.page, "13800138000"));
  again = get_button (&fixture, "Send Again");
  g_assert_cmpuint (eiam_signup_get_resend_left (fixture.signup), >, 0);
  g_assert_false (gtk_widget_is_sensitive (again));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "You can ask for a new code in "));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (again),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_is_sensitive (get_button (&fixture, "Change Number")));

  eiam_test_ui_click (fixture.page, "Change Number");
  g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);
  fixture_close (&fixture);
}

static gboolean
has_code_error (gpointer user_data)
{
  Fixture *fixture = user_data;

  return eiam_code_entry_get_error (get_code_entry (fixture)) != NULL
         && eiam_signup_get_busy (fixture->signup) == EIAM_SIGNUP_IDLE;
}

static void
test_wrong_code (void)
{
  Fixture fixture;
  EiamCodeEntry *entry;

  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  entry = get_code_entry (&fixture);

  /* What cannot be a code is not sent. */
  eiam_test_ui_click (fixture.page, "Register");
  g_assert_nonnull (eiam_code_entry_get_error (entry));
  g_assert_cmpint (eiam_signup_get_busy (fixture.signup), ==, EIAM_SIGNUP_IDLE);

  eiam_code_entry_set_text (entry, get_wrong_code (&fixture));
  g_assert_null (eiam_code_entry_get_error (entry));
  eiam_test_ui_click (fixture.page, "Register");
  eiam_test_ui_await (has_code_error, &fixture);
  g_assert_cmpint (strlen (eiam_code_entry_get_text (entry)), ==, 6);
  g_assert_null (eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL));
  fixture_close (&fixture);
}

static void
test_registering (void)
{
  Fixture fixture;
  EiamCodeEntry *entry;

  fixture_open (&fixture, EIAM_SIGNUP_PUZZLE);
  eiam_puzzle_view_set_position (get_view (&fixture), eiam_test_ui_get_puzzle_x (fixture.service));
  eiam_test_ui_click (fixture.page, "Check");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);

  entry = get_code_entry (&fixture);
  eiam_code_entry_set_text (entry, eiam_test_ui_get_code (fixture.service));
  g_signal_emit_by_name (eiam_code_entry_get_control (entry), "activate");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_REGISTERED);
  fixture_close (&fixture);
}

/* A window that is built again shows the code that was typed. */
static void
test_rebuilding (void)
{
  Fixture fixture;

  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  eiam_code_entry_set_text (get_code_entry (&fixture), "1234");
  eiam_test_ui_close (fixture.window);
  fixture.page = eiam_verify_page_new (fixture.signup, fixture.settings);
  fixture.window = eiam_test_ui_show (fixture.page);
  g_assert_cmpstr (eiam_code_entry_get_text (get_code_entry (&fixture)), ==, "1234");
  fixture_close (&fixture);
}

static void
test_help (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  Fixture fixture;

  g_settings_set_string (gsettings, "help-text", "Come to <b>room</b> 12.");
  g_settings_set_string (gsettings, "help-phone", "5555");
  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  g_assert_true (eiam_test_ui_has_text (fixture.page, "Come to <b>room</b> 12.\nHelp desk: 5555"));
  fixture_close (&fixture);
  g_settings_reset (gsettings, "help-text");
  g_settings_reset (gsettings, "help-phone");
}

static void
solve (Fixture *fixture)
{
  eiam_puzzle_view_set_position (get_view (fixture), eiam_test_ui_get_puzzle_x (fixture->service));
  eiam_test_ui_click (fixture->page, "Check");
}

/* After the second message the help is where the person looks, and says more. */
static void
test_help_after_two_messages (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  Fixture fixture;

  g_settings_set_string (gsettings, "help-phone", "5555");
  fixture_open (&fixture, EIAM_SIGNUP_REVIEW);
  eiam_demo_service_set_resend_delay (fixture.service, 0);
  eiam_signup_set_resend_delay (fixture.signup, 0);
  eiam_signup_send_code (fixture.signup);
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_PUZZLE);
  solve (&fixture);
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);
  g_assert_false (eiam_test_ui_has_text (fixture.page, "Still no message?"));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "Help desk: 5555"));

  eiam_test_ui_click (fixture.page, "Send Again");
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_PUZZLE);
  solve (&fixture);
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_CODE);
  g_assert_true (eiam_test_ui_has_text (fixture.page, "Still no message?"));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "may take a few minutes"));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "Help desk: 5555"));
  eiam_test_ui_write_picture (fixture.window, "verify-help");
  fixture_close (&fixture);
  g_settings_reset (gsettings, "help-phone");
}

/* The last digit registers, each code once; what is filled in by us does not. */
static void
test_registering_by_itself (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  GSettings *gsettings = eiam_settings_get_gsettings (settings);
  Fixture fixture;
  GtkEditable *editable;
  const char *wrong;

  g_settings_set_uint (gsettings, "code-length", 6);
  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  wrong = get_wrong_code (&fixture);
  editable = GTK_EDITABLE (eiam_code_entry_get_control (get_code_entry (&fixture)));
  g_assert_true (eiam_test_ui_has_text (fixture.page, "by itself after 6 digits"));

  gtk_editable_set_text (editable, wrong);
  g_assert_cmpint (eiam_signup_get_busy (fixture.signup), ==, EIAM_SIGNUP_REGISTERING);
  eiam_test_ui_await (has_code_error, &fixture);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, wrong);
  g_assert_true (gtk_editable_get_selection_bounds (editable, NULL, NULL));
  eiam_test_ui_write_picture (fixture.window, "verify-wrong-code");
  gtk_editable_delete_text (editable, 5, 6);
  gtk_editable_set_text (editable, wrong);
  g_assert_cmpint (eiam_signup_get_busy (fixture.signup), ==, EIAM_SIGNUP_IDLE);

  gtk_editable_set_text (editable, "【公司】验证码：");
  gtk_editable_set_text (editable, eiam_test_ui_get_code (fixture.service));
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_REGISTERED);
  g_assert_cmpuint (eiam_demo_service_count_requests (fixture.service, EIAM_CALL_REGISTER), ==, 2);
  fixture_close (&fixture);
  g_settings_reset (gsettings, "code-length");
}

static gboolean
has_rate_limit (gpointer user_data)
{
  Fixture *fixture = user_data;

  return eiam_test_ui_has_text (fixture->page, "There were too many tries.")
         && eiam_signup_get_busy (fixture->signup) == EIAM_SIGNUP_IDLE;
}

static char *
dup_clock (unsigned int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = g_date_time_add_seconds (now, seconds + 59);
  gboolean today = g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (moment);

  return g_date_time_format (moment, today ? "at %H:%M." : ", %H:%M.");
}

/* Who must wait reads until when, by the clock; also when only the service's
 * words tell it. */
static void
test_rate_limit (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Fixture fixture;
  GtkWidget *notice;

  fixture_open (&fixture, EIAM_SIGNUP_CODE);
  eiam_demo_service_set_fault (fixture.service, EIAM_CALL_REGISTER,
                               "status=400;code=SDK.LOGIN.1003;message=unlocks in 9 min 30 s",
                               NULL);
  eiam_code_entry_set_text (get_code_entry (&fixture), "123456");
  before = dup_clock (570);
  eiam_test_ui_click (fixture.page, "Register");
  eiam_test_ui_await (has_rate_limit, &fixture);
  after = dup_clock (570);
  notice = eiam_test_ui_find (fixture.page, EIAM_TYPE_ERROR_NOTICE, NULL);
  g_assert_true (eiam_test_ui_has_text (notice, "You can try again at "));
  g_assert_true (eiam_test_ui_has_text (notice, before) || eiam_test_ui_has_text (notice, after));
  fixture_close (&fixture);
}

static void
test_resend_text (void)
{
  g_autofree char *one = eiam_message_help_dup_resend_text (1);
  g_autofree char *many = eiam_message_help_dup_resend_text (120);
  g_autofree char *before = dup_clock (600);
  g_autofree char *clock = eiam_message_help_dup_resend_text (600);
  g_autofree char *after = dup_clock (600);

  g_assert_cmpstr (one, ==, "You can ask for a new code in 1 second.");
  g_assert_cmpstr (many, ==, "You can ask for a new code in 120 seconds.");
  g_assert_true (g_str_has_suffix (clock, before) || g_str_has_suffix (clock, after));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/verify-page/moving", test_moving);
  g_test_add_func ("/verify-page/solving", test_solving);
  g_test_add_func ("/verify-page/waiting-for-puzzle", test_waiting_for_puzzle);
  g_test_add_func ("/verify-page/waiting-for-registration", test_waiting_for_registration);
  g_test_add_func ("/verify-page/waiting-on", test_waiting_on);
  g_test_add_func ("/verify-page/wrong-puzzle", test_wrong_puzzle);
  g_test_add_func ("/verify-page/renewed-puzzle", test_renewed_puzzle);
  g_test_add_func ("/verify-page/hint-after-three-puzzles", test_hint_after_three_puzzles);
  g_test_add_func ("/verify-page/code-step", test_code_step);
  g_test_add_func ("/verify-page/wrong-code", test_wrong_code);
  g_test_add_func ("/verify-page/registering", test_registering);
  g_test_add_func ("/verify-page/rebuilding", test_rebuilding);
  g_test_add_func ("/verify-page/help", test_help);
  g_test_add_func ("/verify-page/help-after-two-messages", test_help_after_two_messages);
  g_test_add_func ("/verify-page/registering-by-itself", test_registering_by_itself);
  g_test_add_func ("/verify-page/rate-limit", test_rate_limit);
  g_test_add_func ("/verify-page/resend-text", test_resend_text);

  return g_test_run ();
}
