/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-client-enums.h"
#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"

/* The way of one person, and the ways back. */

static void
assert_one_of_each (EiamTestPerson *person)
{
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 1);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA_VERIFY), ==, 1);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_SMS_SEND), ==, 1);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_REGISTER), ==, 1);
}

static void
test_happy_path (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamSignup *signup = person->signup;

  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  g_assert_true (eiam_signup_review (signup));
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
  g_assert_null (eiam_signup_get_sent_at (signup));

  eiam_signup_send_code (signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_TEST_NO_ERROR);

  eiam_signup_answer_puzzle (signup, person->x);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
  g_assert_null (eiam_signup_get_puzzle (signup));
  g_assert_nonnull (eiam_signup_get_sent_at (signup));
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), ==, 60);
  g_assert_false (eiam_signup_get_code_in_hand (signup));

  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_nonnull (eiam_signup_get_session (signup));
  g_assert_true (eiam_signup_get_stored (signup));
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), ==, 0);
  g_assert_true (eiam_registration_is_empty (eiam_signup_get_registration (signup)));
  g_assert_cmpuint (eiam_demo_service_count_accounts (person->service), ==, 1);
  assert_one_of_each (person);
}

static void
test_getters (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamSignup *signup = person->signup;

  g_assert_true (EIAM_IS_CLIENT (eiam_signup_get_client (signup)));
  g_assert_true (eiam_signup_get_store (signup) == person->store);
  g_assert_null (eiam_signup_get_session (signup));
  g_assert_null (eiam_signup_get_puzzle (signup));
  g_assert_null (eiam_signup_get_preferred_country (signup));
  g_assert_cmpuint (eiam_signup_get_problems (signup)->len, ==, 0);
  g_assert_false (eiam_signup_get_probably_registered (signup));
}

/* Every property can be read at every step, and says what its getter says. */
static void
test_properties (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  for (int step = EIAM_SIGNUP_DETAILS; step <= EIAM_SIGNUP_REGISTERED; step++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) store_error = NULL;
      g_autoptr (EiamPuzzle) puzzle = NULL;
      g_autoptr (EiamSession) session = NULL;
      g_autoptr (GDateTime) sent_at = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *preferred = NULL;
      EiamSignupStep at;
      EiamSignupBusy busy;
      gboolean stored, in_hand, probably;
      unsigned int left;

      if (step > EIAM_SIGNUP_DETAILS)
        eiam_test_person_carry_to (person, (EiamSignupStep) step);
      g_object_get (person->signup, "step", &at, "busy", &busy, "error", &error,
                    "store-error", &store_error, "puzzle", &puzzle, "session", &session,
                    "stored", &stored, "sent-at", &sent_at, "resend-left", &left,
                    "code-in-hand", &in_hand, "probably-registered", &probably,
                    "problems", &problems, "preferred-country", &preferred, NULL);
      g_assert_cmpint (at, ==, step);
      g_assert_cmpint (busy, ==, EIAM_SIGNUP_IDLE);
      g_assert_no_error (error);
      g_assert_no_error (store_error);
      g_assert_cmpint (puzzle != NULL, ==, step == EIAM_SIGNUP_PUZZLE);
      g_assert_cmpint (session != NULL, ==, step == EIAM_SIGNUP_REGISTERED);
      g_assert_cmpint (stored, ==, step == EIAM_SIGNUP_REGISTERED);
      g_assert_cmpint (sent_at != NULL, ==, step >= EIAM_SIGNUP_CODE);
      g_assert_cmpint (left > 0, ==, step == EIAM_SIGNUP_CODE);
      g_assert_false (in_hand);
      g_assert_false (probably);
      g_assert_nonnull (problems);
      g_assert_null (preferred);
    }
}

static void
test_problems (void)
{
  static const char * const required[] = { "email", NULL };
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  GPtrArray *problems = NULL;

  eiam_signup_set_required (person->signup, required);
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "12");
  g_assert_false (eiam_signup_review (person->signup));
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  problems = eiam_signup_get_problems (person->signup);
  g_assert_cmpuint (problems->len, ==, 2);
  eiam_test_assert_error (problems->pdata[0], EIAM_ERROR_INVALID_INPUT, "mobile");
  eiam_test_assert_error (problems->pdata[1], EIAM_ERROR_INVALID_INPUT, "email");

  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, EIAM_TEST_PERSON_MOBILE);
  eiam_test_person_enter (person, EIAM_FIELD_EMAIL, "name@example.com");
  g_assert_true (eiam_signup_review (person->signup));
  g_assert_cmpuint (eiam_signup_get_problems (person->signup)->len, ==, 0);
}

static void
test_attributes (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autoptr (GVariant) entries =
    g_variant_ref_sink (g_variant_new_parsed ("[{'key': <'age'>, 'required': <true>}]"));
  g_autoptr (GPtrArray) attributes = eiam_attribute_list_parse (entries, NULL);
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);

  eiam_signup_set_attributes (person->signup, attributes);
  g_assert_false (eiam_signup_review (person->signup));
  eiam_test_assert_error (eiam_signup_get_problems (person->signup)->pdata[0],
                          EIAM_ERROR_INVALID_INPUT, "extension.age");
  eiam_registration_set_extension (registration, "age", "18");
  g_assert_true (eiam_signup_review (person->signup));
  eiam_signup_cancel (person->signup);
  eiam_signup_set_attributes (person->signup, NULL);
  g_assert_true (eiam_signup_review (person->signup));
}

static EiamCountry *
find_country (EiamTestPerson *person,
              const char     *iso_code)
{
  GListModel *countries = eiam_signup_get_countries (person->signup);

  for (unsigned int i = 0; i < g_list_model_get_n_items (countries); i++)
    {
      g_autoptr (EiamCountry) country = g_list_model_get_item (countries, i);

      if (g_str_equal (eiam_country_get_iso_code (country), iso_code))
        return country;
    }

  return NULL;
}

static gboolean
has_preferred_country (gpointer user_data)
{
  return eiam_signup_get_preferred_country (EIAM_SIGNUP (user_data)) != NULL;
}

static void
test_countries (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamCountry *hong_kong = NULL;
  EiamRegistration *registration = eiam_signup_get_registration (person->signup);

  g_assert_cmpuint (g_list_model_get_n_items (eiam_signup_get_countries (person->signup)), ==, 0);
  eiam_signup_load_countries (person->signup);
  eiam_test_await (has_preferred_country, person->signup);
  g_assert_cmpstr (eiam_signup_get_preferred_country (person->signup), ==, "CN");
  hong_kong = find_country (person, "HK");
  g_assert_nonnull (hong_kong);

  eiam_signup_set_country (person->signup, hong_kong);
  g_assert_false (eiam_signup_review (person->signup));
  eiam_test_assert_error (eiam_signup_get_problems (person->signup)->pdata[0],
                          EIAM_ERROR_INVALID_INPUT, "mobile");
  eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "6123 4567");
  g_assert_true (eiam_signup_review (person->signup));
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_MOBILE), ==,
                   "+852-61234567");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
}

static void
test_chosen_country (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamCountry *hong_kong = NULL;

  eiam_signup_load_countries (person->signup);
  eiam_test_await (has_preferred_country, person->signup);
  hong_kong = find_country (person, "HK");
  eiam_signup_set_country (person->signup, hong_kong);
  g_assert_false (eiam_signup_get_country_chosen (person->signup));
  eiam_signup_choose_country (person->signup, hong_kong);
  g_assert_true (eiam_signup_get_country_chosen (person->signup));
  g_assert_true (eiam_signup_get_country (person->signup) == hong_kong);

  /* The next person has not chosen anything. */
  eiam_signup_start_over (person->signup);
  g_assert_false (eiam_signup_get_country_chosen (person->signup));
  g_assert_null (eiam_signup_get_country (person->signup));
}

typedef struct {
  EiamTestPerson *person;
  EiamCall        call;
  unsigned int    count;
} Arrival;

static gboolean
has_arrived (gpointer user_data)
{
  Arrival *arrival = user_data;

  return eiam_test_person_count (arrival->person, arrival->call) >= arrival->count;
}

/* A service without country codes takes any number. */
static void
test_no_countries (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  Arrival arrival = { person, EIAM_CALL_COUNTRY_CODES, 1 };

  eiam_test_person_set_fault (person, EIAM_CALL_COUNTRY_CODES, "status=404");
  eiam_signup_load_countries (person->signup);
  eiam_test_await (has_arrived, &arrival);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  g_assert_cmpuint (g_list_model_get_n_items (eiam_signup_get_countries (person->signup)), ==, 0);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
}

static void
test_back_at_each_step (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamSignup *signup = person->signup;

  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
  g_assert_null (eiam_signup_get_puzzle (signup));
  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);

  /* The code is on its way: no second puzzle, no second message. */
  eiam_signup_send_code (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_CODE, EIAM_TEST_NO_ERROR);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  eiam_signup_cancel (signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_cmpuint (person->n_messages, ==, 1);
}

static void
test_change_details_at_each_step (void)
{
  for (int step = EIAM_SIGNUP_REVIEW; step <= EIAM_SIGNUP_CODE; step++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
      EiamRegistration *registration = eiam_signup_get_registration (person->signup);

      eiam_test_person_enter (person, EIAM_FIELD_NAME, "张三");
      eiam_test_person_carry_to (person, (EiamSignupStep) step);
      eiam_signup_change_details (person->signup);
      eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
      g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_NAME), ==, "张三");
      g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_MOBILE), ==,
                       EIAM_TEST_PERSON_MOBILE);
      eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
      g_assert_cmpuint (person->n_messages, ==, 1);
    }
}

/* What is under way at each stage, and the call that stands still. */
static const struct {
  EiamSignupBusy busy;
  EiamCall       call;
  EiamSignupStep after_cancel;
  gboolean       committed;
} stages[] = {
  { EIAM_SIGNUP_FETCHING_PUZZLE, EIAM_CALL_CAPTCHA, EIAM_SIGNUP_REVIEW, FALSE },
  { EIAM_SIGNUP_CHECKING_PUZZLE, EIAM_CALL_CAPTCHA_VERIFY, EIAM_SIGNUP_REVIEW, FALSE },
  { EIAM_SIGNUP_SENDING_CODE, EIAM_CALL_SMS_SEND, EIAM_SIGNUP_PUZZLE, TRUE },
  { EIAM_SIGNUP_REGISTERING, EIAM_CALL_REGISTER, EIAM_SIGNUP_CODE, TRUE },
};

static void
stop_at (EiamTestPerson *person,
         unsigned int    stage)
{
  Arrival arrival = { person, stages[stage].call, 1 };

  eiam_test_person_set_fault (person, stages[stage].call, "hang");
  if (stages[stage].call == EIAM_CALL_CAPTCHA)
    {
      eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
      eiam_signup_send_code (person->signup);
    }
  else if (stages[stage].call == EIAM_CALL_REGISTER)
    {
      eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
      eiam_signup_register (person->signup, person->code);
    }
  else
    {
      eiam_test_person_carry_to (person, EIAM_SIGNUP_PUZZLE);
      eiam_signup_answer_puzzle (person->signup, person->x);
    }
  eiam_test_person_await_busy (person, stages[stage].busy);
  eiam_test_await (has_arrived, &arrival);
}

static void
test_cancel_under_way (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      stop_at (person, i);
      eiam_signup_cancel (person->signup);
      g_assert_cmpint (eiam_signup_get_step (person->signup), ==, stages[i].after_cancel);
      /* An SMS that may arrive and a registration on its way are not given up. */
      g_assert_cmpint (eiam_signup_is_committed (person->signup), ==, stages[i].committed);
      if (stages[i].committed)
        {
          g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, stages[i].busy);
          eiam_signup_change_details (person->signup);
          g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, stages[i].busy);
          continue;
        }
      eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
      eiam_test_person_set_fault (person, stages[i].call, NULL);
      eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
    }
}

/* The person, the sign-up and all it holds go, whatever is under way. */
static void
test_dispose_under_way (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      EiamTestPerson *person = eiam_test_person_new ();
      gpointer client = eiam_signup_get_client (person->signup);
      gpointer registration = eiam_signup_get_registration (person->signup);

      g_object_add_weak_pointer (client, &client);
      g_object_add_weak_pointer (registration, &registration);
      stop_at (person, i);
      eiam_signup_load_countries (person->signup);
      eiam_test_person_free (person);
      eiam_test_await_gone (&client);
      g_assert_null (registration);
    }
}

static void
test_nothing_twice (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      stop_at (person, i);
      if (eiam_signup_get_step (person->signup) == EIAM_SIGNUP_PUZZLE)
        {
          eiam_signup_answer_puzzle (person->signup, person->x);
          eiam_signup_new_puzzle (person->signup);
        }
      else
        {
          eiam_signup_register (person->signup, person->code);
          eiam_signup_send_again (person->signup);
        }
      g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, stages[i].busy);
      g_assert_cmpuint (eiam_test_person_count (person, stages[i].call), ==, 1);
    }
}

static void
assert_forgotten (EiamTestPerson *person)
{
  EiamSignup *signup = person->signup;

  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  g_assert_true (eiam_registration_is_empty (eiam_signup_get_registration (signup)));
  g_assert_no_error (eiam_signup_get_store_error (signup));
  g_assert_null (eiam_signup_get_puzzle (signup));
  g_assert_null (eiam_signup_get_session (signup));
  g_assert_null (eiam_signup_get_sent_at (signup));
  g_assert_false (eiam_signup_get_stored (signup));
  g_assert_false (eiam_signup_get_code_in_hand (signup));
  g_assert_false (eiam_signup_get_probably_registered (signup));
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), ==, 0);
  g_assert_cmpuint (eiam_signup_get_problems (signup)->len, ==, 0);
}

static void
test_start_over (void)
{
  for (int step = EIAM_SIGNUP_REVIEW; step <= EIAM_SIGNUP_REGISTERED; step++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      eiam_test_person_carry_to (person, (EiamSignupStep) step);
      eiam_signup_start_over (person->signup);
      assert_forgotten (person);
      eiam_test_drain ();
      assert_forgotten (person);
    }
}

static void
test_start_over_under_way (void)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

      stop_at (person, i);
      eiam_signup_start_over (person->signup);
      assert_forgotten (person);
      eiam_test_person_set_fault (person, stages[i].call, NULL);
      eiam_test_person_enter (person, EIAM_FIELD_MOBILE, "13800138001");
      eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
    }
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/signup/happy-path", test_happy_path);
  g_test_add_func ("/signup/getters", test_getters);
  g_test_add_func ("/signup/properties", test_properties);
  g_test_add_func ("/signup/problems", test_problems);
  g_test_add_func ("/signup/attributes", test_attributes);
  g_test_add_func ("/signup/countries", test_countries);
  g_test_add_func ("/signup/chosen-country", test_chosen_country);
  g_test_add_func ("/signup/no-countries", test_no_countries);
  g_test_add_func ("/signup/back-at-each-step", test_back_at_each_step);
  g_test_add_func ("/signup/change-details-at-each-step", test_change_details_at_each_step);
  g_test_add_func ("/signup/cancel-under-way", test_cancel_under_way);
  g_test_add_func ("/signup/dispose-under-way", test_dispose_under_way);
  g_test_add_func ("/signup/nothing-twice", test_nothing_twice);
  g_test_add_func ("/signup/start-over", test_start_over);
  g_test_add_func ("/signup/start-over-under-way", test_start_over_under_way);

  return g_test_run ();
}
