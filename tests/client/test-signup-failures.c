/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"

/* What goes wrong on the way, and how it goes on. */

/* Whatever goes wrong with a puzzle, another one comes, and the way goes on. */
static void
check_puzzle_failure (EiamCall    call,
                      const char *fault,
                      int         expected)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamPuzzle *first = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  first = eiam_signup_get_puzzle (person->signup);
  eiam_test_person_set_fault (person, call, fault);
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, expected);
  g_assert_true (eiam_signup_get_puzzle (person->signup) != first);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 2);

  eiam_test_person_set_fault (person, call, NULL);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

/* Whether a registration may have happened although there is an answer. */
typedef struct {
  const char *fault;
  int         error;
  gboolean    is_unknown;
} FaultRow;

static const FaultRow fault_rows[] = {
  { "status=500;code=SDK.COMMON.1008;message=busy", EIAM_ERROR_BUSY, FALSE },
  { "status=503", EIAM_ERROR_BUSY, TRUE },
  { "drop-before", EIAM_ERROR_OFFLINE, TRUE },
  { "html", EIAM_ERROR_CAPTIVE_PORTAL, TRUE },
  { "redirect=302", EIAM_ERROR_REDIRECT, TRUE },
  { "status=429", EIAM_ERROR_RATE_LIMITED, FALSE },
  { "status=400;code=SDK.COMMON.1003;message=x", EIAM_ERROR_DEVICE, FALSE },
  { "status=400;code=SDK.COMMON.1012;message=x", EIAM_ERROR_CONFIGURATION, FALSE },
  { "status=400;code=CAPTCHA.0003;message=x", EIAM_ERROR_PUZZLE_EXPIRED, FALSE },
  { "status=400;code=SDK.NEW.1;message=x", EIAM_ERROR_NOT_ALLOWED, FALSE },
};

static void
test_check_fails (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (fault_rows); i++)
    check_puzzle_failure (EIAM_CALL_CAPTCHA_VERIFY, fault_rows[i].fault, fault_rows[i].error);
}

static void
test_message_fails (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (fault_rows); i++)
    {
      if (fault_rows[i].error != EIAM_ERROR_OFFLINE)
        check_puzzle_failure (EIAM_CALL_SMS_SEND, fault_rows[i].fault, fault_rows[i].error);
    }
}

static void
test_fetch_fails (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (fault_rows); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
      eiam_test_person_set_fault (person, EIAM_CALL_CAPTCHA, fault_rows[i].fault);
      eiam_signup_send_code (person->signup);
      eiam_test_person_await_busy (person, EIAM_SIGNUP_FETCHING_PUZZLE);
      eiam_test_person_await_idle (person);
      eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, fault_rows[i].error);
      g_assert_null (eiam_signup_get_puzzle (person->signup));

      /* Without a puzzle there is nothing to answer. */
      eiam_signup_answer_puzzle (person->signup, 100);
      eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, fault_rows[i].error);
      eiam_test_person_set_fault (person, EIAM_CALL_CAPTCHA, NULL);
      eiam_signup_new_puzzle (person->signup);
      eiam_test_person_await_puzzle (person);
      eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
    }
}

static void
test_registration_fails (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (fault_rows); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      if (fault_rows[i].is_unknown)
        continue;
      eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
      eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, fault_rows[i].fault);
      eiam_test_person_register (person, person->code);
      eiam_test_person_assert (person, EIAM_SIGNUP_CODE, fault_rows[i].error);
      eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, NULL);
      eiam_test_person_register (person, person->code);
      eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
      g_assert_cmpuint (person->n_messages, ==, 1);
    }
}

static void
test_wrong_puzzle (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  for (unsigned int i = 0; i < 3; i++)
    {
      EiamPuzzle *puzzle = eiam_signup_get_puzzle (person->signup);
      g_autofree char *sentence = NULL;
      unsigned int before = person->x;

      eiam_signup_answer_puzzle (person->signup, before > 150 ? before - 50 : before + 50);
      eiam_test_person_await_idle (person);
      eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_ERROR_WRONG_PUZZLE);
      g_assert_true (eiam_signup_get_puzzle (person->signup) != puzzle);
      sentence = eiam_error_dup_sentence (eiam_signup_get_error (person->signup));
      g_assert_cmpint (strstr (sentence, "Take your time") != NULL, ==, i == 2);
    }
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 4);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
}

static void
test_new_puzzle (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_signup_new_puzzle (person->signup);
  g_assert_null (eiam_signup_get_puzzle (person->signup));
  eiam_test_person_await_puzzle (person);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 2);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
}

static gboolean
has_expired (gpointer user_data)
{
  EiamSignup *signup = EIAM_SIGNUP (user_data);

  return g_error_matches (eiam_signup_get_error (signup), EIAM_ERROR, EIAM_ERROR_PUZZLE_EXPIRED);
}

/* A puzzle is renewed before it is too old, but not for ever. */
static void
test_renewal (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_signup_set_puzzle_lifetime (person->signup, 20);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_test_await (has_expired, person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_ERROR_PUZZLE_EXPIRED);
  g_assert_null (eiam_signup_get_puzzle (person->signup));
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 6);

  eiam_signup_set_puzzle_lifetime (person->signup, 60000);
  eiam_signup_new_puzzle (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
}

static void
test_expired_puzzle (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_demo_service_advance (person->service, 121);
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_ERROR_PUZZLE_EXPIRED);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
}

/* Without an answer the message may be on its way all the same. */
static void
check_lost_message (const char   *fault,
                    unsigned int  timeout_ms)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_client_set_timeout (eiam_signup_get_client (person->signup), timeout_ms);
  eiam_test_person_set_fault (person, EIAM_CALL_SMS_SEND, fault);
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_TIMEOUT);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_SMS_SEND), ==, 1);

  eiam_client_set_timeout (eiam_signup_get_client (person->signup), 20000);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

static void
test_message_times_out (void)
{
  check_lost_message ("delay=60000", 300);
}

static void
test_message_unanswered (void)
{
  check_lost_message ("drop-after", 20000);
}

/* That the number has an account is no refusal for whom it was most likely
 * made, whichever call says so. */
static void
check_unknown_and_number_taken (EiamCall call)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_signup_set_resend_delay (person->signup, 0);
  eiam_demo_service_set_resend_delay (person->service, 0);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, "drop-before;times=1");
  eiam_test_person_register (person, person->code);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER,
                              "status=400;code=SDK.COMMON.1005;message=verify_code expired");
  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_CODE_EXPIRED);

  eiam_signup_send_again (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_set_fault (person, call, "status=400;code=USER.0030;message=mobile exists");
  eiam_signup_answer_puzzle (person->signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_TEST_NO_ERROR);
  g_assert_true (eiam_signup_get_probably_registered (person->signup));
}

static void
test_unknown_and_number_taken (void)
{
  check_unknown_and_number_taken (EIAM_CALL_CAPTCHA_VERIFY);
  check_unknown_and_number_taken (EIAM_CALL_SMS_SEND);
}

/* A number that the service refuses belongs to the form. */
static void
test_refused_number (void)
{
  static const EiamCall calls[] = { EIAM_CALL_CAPTCHA_VERIFY, EIAM_CALL_SMS_SEND };

  for (unsigned int i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
      eiam_test_person_set_fault (person, calls[i], "status=400;code=USER.0038;message=x");
      eiam_signup_answer_puzzle (person->signup, person->x);
      eiam_test_person_await_idle (person);
      eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
      eiam_test_assert_error (eiam_signup_get_problems (person->signup)->pdata[0],
                              EIAM_ERROR_INVALID_INPUT, "mobile");
      g_assert_null (eiam_signup_get_puzzle (person->signup));
    }
}

/* The account was made, its answer lost: the second try tells. */
static void
test_unknown_and_registered (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, "drop-after;times=1");
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_ERROR_UNKNOWN_OUTCOME);
  g_assert_false (eiam_signup_get_probably_registered (person->signup));
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 1);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_REGISTER), ==, 1);

  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_TEST_NO_ERROR);
  g_assert_true (eiam_signup_get_probably_registered (person->signup));
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 1);
  eiam_signup_cancel (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_TEST_NO_ERROR);

  eiam_signup_start_over (person->signup);
  g_assert_false (eiam_signup_get_probably_registered (person->signup));
}

/* The registration never arrived: the second try makes the account. */
static void
test_unknown_and_not_registered (void)
{
  static const char * const faults[] = {
    "drop-before;times=1", "status=504;times=1", "status=502;times=1", "times=1;body=7",
    "status=503;times=1", "html;times=1", "redirect=302;times=1",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
      eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, faults[i]);
      eiam_test_person_register (person, person->code);
      eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_ERROR_UNKNOWN_OUTCOME);
      g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 0);
      eiam_signup_try_again (person->signup);
      eiam_test_person_await_idle (person);
      eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
      g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 1);
    }
}

/* What the service says of other data, or of the code, proves nothing. */
static void
test_unknown_and_no_proof (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, "drop-before;times=1");
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_ERROR_UNKNOWN_OUTCOME);

  /* A wrong or old code is asked for again where there is a field for it. */
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER,
                              "status=400;code=SDK.COMMON.1005;message=verify_code expired");
  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_CODE_EXPIRED);
  g_assert_false (eiam_signup_get_probably_registered (person->signup));

  /* Another number that is taken says nothing of the first one. */
  eiam_signup_change_details (person->signup);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "13800138009");
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, NULL);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER,
                              "status=400;code=USER.0030;message=mobile exists");
  eiam_test_person_register (person, person->code);
  g_assert_false (eiam_signup_get_probably_registered (person->signup));
  g_assert_cmpint (eiam_signup_get_step (person->signup), ==, EIAM_SIGNUP_DETAILS);
}

static void
test_unknown_again (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, "drop-before");
  eiam_test_person_register (person, person->code);
  eiam_signup_try_again (person->signup);
  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_REGISTER), ==, 2);

  /* A failure that tells nothing of the first try leaves it unknown. */
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER,
                              "status=500;code=SDK.COMMON.1008;message=busy");
  eiam_signup_try_again (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_UNKNOWN, EIAM_ERROR_BUSY);
}

static void
test_denied (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "15201650000");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_ERROR_NOT_ALLOWED);
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 0);
}

static void
test_weak_password (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  /* Good enough for us, but not of three kinds. */
  eiam_test_person_enter (person, EIAM_FIELD_PASSWORD, "violet kettle moss");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_problems (person->signup)->pdata[0],
                          EIAM_ERROR_INVALID_INPUT, "pwd");
  eiam_test_person_enter (person, EIAM_FIELD_PASSWORD, "QWE@qwe123");
  g_assert_true (eiam_signup_review (person->signup));
  eiam_signup_send_code (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/signup-failures/check-fails", test_check_fails);
  g_test_add_func ("/signup-failures/message-fails", test_message_fails);
  g_test_add_func ("/signup-failures/fetch-fails", test_fetch_fails);
  g_test_add_func ("/signup-failures/registration-fails", test_registration_fails);
  g_test_add_func ("/signup-failures/wrong-puzzle", test_wrong_puzzle);
  g_test_add_func ("/signup-failures/new-puzzle", test_new_puzzle);
  g_test_add_func ("/signup-failures/renewal", test_renewal);
  g_test_add_func ("/signup-failures/expired-puzzle", test_expired_puzzle);
  g_test_add_func ("/signup-failures/message-times-out", test_message_times_out);
  g_test_add_func ("/signup-failures/message-unanswered", test_message_unanswered);
  g_test_add_func ("/signup-failures/refused-number", test_refused_number);
  g_test_add_func ("/signup-failures/unknown-and-registered", test_unknown_and_registered);
  g_test_add_func ("/signup-failures/unknown-and-not-registered", test_unknown_and_not_registered);
  g_test_add_func ("/signup-failures/unknown-and-number-taken", test_unknown_and_number_taken);
  g_test_add_func ("/signup-failures/unknown-and-no-proof", test_unknown_and_no_proof);
  g_test_add_func ("/signup-failures/unknown-again", test_unknown_again);
  g_test_add_func ("/signup-failures/denied", test_denied);
  g_test_add_func ("/signup-failures/weak-password", test_weak_password);

  return g_test_run ();
}
