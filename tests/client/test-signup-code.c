/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"

/* The code: waiting for it, having it sent again, and entering it wrongly. */

static gboolean
may_send_again (gpointer user_data)
{
  return eiam_signup_get_resend_left (EIAM_SIGNUP (user_data)) == 0;
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  unsigned int *count = user_data;

  g_assert (EIAM_IS_SIGNUP (object));

  (*count)++;
}

/* Again a puzzle comes first: one puzzle, one message. */
static void
test_send_again (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autofree char *first = NULL;
  unsigned int ticks = 0;

  eiam_demo_service_set_resend_delay (person->service, 1);
  eiam_signup_set_resend_delay (person->signup, 1);
  g_signal_connect (person->signup, "notify::resend-left", G_CALLBACK (on_notify), &ticks);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  first = g_strdup (person->code);
  g_assert_cmpuint (eiam_signup_get_resend_left (person->signup), ==, 1);
  eiam_signup_send_again (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);

  eiam_test_await (may_send_again, person->signup);
  g_assert_cmpuint (ticks, ==, 2);
  eiam_demo_service_advance (person->service, 1);
  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  g_assert_cmpuint (person->n_messages, ==, 2);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

/* From the second puzzle back to the code of the first message. */
static void
test_send_again_and_back (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_signup_set_resend_delay (person->signup, 0);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_signup_cancel (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

/* Neither going back nor looking over the details lets anybody send sooner. */
static void
test_countdown_survives_going_back (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamSignup *signup = person->signup;
  GDateTime *sent_at = NULL;

  eiam_signup_set_resend_delay (signup, 600);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  sent_at = eiam_signup_get_sent_at (signup);
  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), >, 500);
  eiam_signup_change_details (signup);
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), >, 500);

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), >, 500);
  g_assert_true (eiam_signup_get_sent_at (signup) == sent_at);
  eiam_signup_send_again (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);
}

static void
test_number_of_messages (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_demo_service_set_resend_delay (person->service, 0);
  eiam_signup_set_resend_delay (person->signup, 0);
  g_assert_cmpuint (eiam_signup_get_n_messages (person->signup), ==, 0);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  g_assert_cmpuint (eiam_signup_get_n_messages (person->signup), ==, 1);
  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
  g_assert_cmpuint (eiam_signup_get_n_messages (person->signup), ==, 1);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  g_assert_cmpuint (eiam_signup_get_n_messages (person->signup), ==, 2);
  eiam_signup_start_over (person->signup);
  g_assert_cmpuint (eiam_signup_get_n_messages (person->signup), ==, 0);
}

/* The service lets the number wait longer than we thought. */
static void
test_send_again_too_soon (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_signup_set_resend_delay (person->signup, 0);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_RATE_LIMITED);
  g_assert_cmpuint (person->n_messages, ==, 1);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

static void
test_rate_limit_with_time (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_set_fault (person, EIAM_CALL_SMS_SEND, "status=429;retry-after=90;times=1");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_ERROR_RATE_LIMITED);
  g_assert_cmpuint (eiam_error_get_retry_after (eiam_signup_get_error (person->signup)), ==, 90);
  g_assert_cmpuint (eiam_signup_get_resend_left (person->signup), ==, 90);
}

/* What cannot be a code is told without asking the service. */
static void
test_no_code (void)
{
  static const char * const texts[] = { "", "123", "abc", "123456789", NULL };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
      eiam_test_person_register (person, texts[i]);
      eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_INVALID_INPUT);
      eiam_test_assert_error (eiam_signup_get_error (person->signup), EIAM_ERROR_INVALID_INPUT,
                              "verify_code");
      g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_REGISTER), ==, 0);
    }
}

static char *
create_wrong_code (EiamTestPerson *person)
{
  char *wrong = g_strdup (person->code);

  wrong[0] = wrong[0] == '9' ? '0' : (char) (wrong[0] + 1);
  return wrong;
}

static void
test_wrong_code (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);
  g_autofree char *wrong = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  wrong = create_wrong_code (person);
  eiam_test_person_register (person, wrong);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_CODE_WRONG);
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_VERIFY_CODE), ==, wrong);
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 0);

  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);
}

static void
test_code_in_other_spelling (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autofree char *message = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  message = g_strdup_printf ("【EIAM】您的验证码是 %s，5分钟内有效。", person->code);
  eiam_test_person_register (person, message);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

static void
test_expired_code (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_demo_service_advance (person->service, 301);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_CODE_EXPIRED);
  g_assert_false (eiam_signup_get_code_in_hand (person->signup));

  /* The way to another code leads over a puzzle. */
  eiam_signup_cancel (person->signup);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  g_assert_cmpuint (person->n_messages, ==, 2);
}

/* A code belongs to the number that it was sent to. */
static void
test_changed_number (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);
  g_autofree char *wrong = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  wrong = create_wrong_code (person);
  eiam_test_person_register (person, wrong);
  eiam_signup_change_details (person->signup);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "13800138001");
  g_assert_true (eiam_signup_review (person->signup));
  g_assert_false (eiam_signup_get_code_in_hand (person->signup));
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_VERIFY_CODE), ==, "");
  g_assert_cmpuint (eiam_signup_get_resend_left (person->signup), ==, 0);

  eiam_signup_send_code (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_TEST_NO_ERROR);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  g_assert_cmpuint (person->n_messages, ==, 2);
}

/* Another spelling of the number is no other number. */
static void
test_respelled_number (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_signup_change_details (person->signup);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, " 152 0165 7315 ");
  g_assert_true (eiam_signup_review (person->signup));
  eiam_signup_send_code (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);
}

/* Registers the address first, as somebody else. */
static void
take_email (EiamTestPerson *person,
            const char     *email)
{
  eiam_test_person_enter (person, EIAM_FIELD_EMAIL, email);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "13800138001");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  eiam_signup_start_over (person->signup);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, EIAM_TEST_PERSON_MOBILE);
}

static void
test_refused_email (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  GPtrArray *problems = NULL;

  take_email (person, "name@example.com");
  eiam_test_person_enter (person, EIAM_FIELD_EMAIL, "name@example.com");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  problems = eiam_signup_get_problems (person->signup);
  g_assert_cmpuint (problems->len, ==, 1);
  eiam_test_assert_error (problems->pdata[0], EIAM_ERROR_ALREADY_REGISTERED, "email");
  g_assert_true (eiam_signup_get_code_in_hand (person->signup));

  /* The code is still good: it is sent again with the other address. */
  eiam_test_person_enter (person, EIAM_FIELD_EMAIL, "other@example.com");
  g_assert_true (eiam_signup_review (person->signup));
  eiam_signup_send_code (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 2);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_SMS_SEND), ==, 2);
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 2);
}

static void
test_number_taken (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  eiam_signup_start_over (person->signup);
  eiam_demo_service_advance (person->service, 61);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, EIAM_TEST_PERSON_MOBILE);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_problems (person->signup)->pdata[0],
                          EIAM_ERROR_ALREADY_REGISTERED, "mobile");
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/signup-code/send-again", test_send_again);
  g_test_add_func ("/signup-code/send-again-and-back", test_send_again_and_back);
  g_test_add_func ("/signup-code/send-again-too-soon", test_send_again_too_soon);
  g_test_add_func ("/signup-code/countdown-survives-going-back",
                   test_countdown_survives_going_back);
  g_test_add_func ("/signup-code/number-of-messages", test_number_of_messages);
  g_test_add_func ("/signup-code/rate-limit-with-time", test_rate_limit_with_time);
  g_test_add_func ("/signup-code/no-code", test_no_code);
  g_test_add_func ("/signup-code/wrong-code", test_wrong_code);
  g_test_add_func ("/signup-code/other-spelling", test_code_in_other_spelling);
  g_test_add_func ("/signup-code/expired-code", test_expired_code);
  g_test_add_func ("/signup-code/changed-number", test_changed_number);
  g_test_add_func ("/signup-code/respelled-number", test_respelled_number);
  g_test_add_func ("/signup-code/refused-email", test_refused_email);
  g_test_add_func ("/signup-code/number-taken", test_number_taken);

  return g_test_run ();
}
