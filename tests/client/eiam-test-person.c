/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-person.h"

#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-test-utils.h"
#include "eiam-test-vault.h"

typedef struct {
  EiamTestPerson *person;
  EiamSignupBusy  busy;
} BusyCondition;

static void
on_service_sms (EiamDemoService *service,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  EiamTestPerson *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (service));

  g_free (self->code);
  self->code = g_strdup (code);
  self->n_messages++;
}

static void
on_service_puzzle (EiamDemoService *service,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  EiamTestPerson *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (service));

  self->x = x;
}

static gboolean
is_busy_with (gpointer user_data)
{
  BusyCondition *condition = user_data;

  return eiam_signup_get_busy (condition->person->signup) == condition->busy;
}

static gboolean
has_puzzle (gpointer user_data)
{
  EiamTestPerson *self = user_data;

  return eiam_signup_get_busy (self->signup) == EIAM_SIGNUP_IDLE &&
         eiam_signup_get_puzzle (self->signup) != NULL;
}

static EiamDemoService *
start_service (EiamTestPerson *self)
{
  EiamDemoService *service = eiam_demo_service_new ();
  g_autoptr (GError) error = NULL;

  eiam_demo_service_set_seed (service, 7);
  g_signal_connect (service, "sms", G_CALLBACK (on_service_sms), self);
  g_signal_connect (service, "puzzle", G_CALLBACK (on_service_puzzle), self);
  eiam_demo_service_start (service, 0, &error);
  g_assert_no_error (error);

  return service;
}

static EiamClient *
create_client (EiamDemoService *service)
{
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (GUri) server = eiam_server_parse (url, NULL);
  g_autoptr (EiamDevice) device = eiam_device_new ();

  return eiam_client_new (server, "client", device);
}

/**
 * eiam_test_person_new:
 *
 * Returns: (transfer full): a person who has entered a mobile number
 */
EiamTestPerson *
eiam_test_person_new (void)
{
  EiamTestPerson *self = g_new0 (EiamTestPerson, 1);
  g_autoptr (EiamClient) client = NULL;

  self->service = start_service (self);
  client = create_client (self->service);
  self->store = eiam_test_vault_new (EIAM_TOKEN_STORE_MEMORY);
  self->signup = eiam_signup_new (client, self->store);
  eiam_test_person_enter (self, EIAM_FIELD_MOBILE, EIAM_TEST_PERSON_MOBILE);
  return self;
}

/**
 * eiam_test_person_free:
 * @self: (transfer full): a person
 *
 * Ends the sign-up, which must go with whatever was under way.
 */
void
eiam_test_person_free (EiamTestPerson *self)
{
  gpointer signup = self->signup;

  /* Being disposed clears a weak pointer, so it is set up afterwards. */
  g_object_run_dispose (signup);
  g_object_add_weak_pointer (signup, &signup);
  g_object_unref (self->signup);
  eiam_test_await_gone (&signup);
  eiam_test_assert_finalized (self->store);
  eiam_demo_service_stop (self->service);
  eiam_test_assert_finalized (self->service);
  eiam_test_drain ();

  g_free (self->code);
  g_free (self);
}

/**
 * eiam_test_person_enter:
 * @self: a person
 * @field: a field
 * @text: (nullable): what to enter
 *
 * Fills in a field of the form.
 */
void
eiam_test_person_enter (EiamTestPerson *self,
                        EiamField       field,
                        const char     *text)
{
  eiam_registration_set_text (eiam_signup_get_registration (self->signup), field, text);
}

/**
 * eiam_test_person_set_fault:
 * @self: a person
 * @call: a call
 * @fault: (nullable): what goes wrong with it
 *
 * Has @call fail from now on.
 */
void
eiam_test_person_set_fault (EiamTestPerson *self,
                            EiamCall        call,
                            const char     *fault)
{
  g_autoptr (GError) error = NULL;

  eiam_demo_service_set_fault (self->service, call, fault, &error);
  g_assert_no_error (error);
}

/**
 * eiam_test_person_await_idle:
 * @self: a person
 *
 * Waits until nothing is under way.
 */
void
eiam_test_person_await_idle (EiamTestPerson *self)
{
  eiam_test_person_await_busy (self, EIAM_SIGNUP_IDLE);
}

/**
 * eiam_test_person_await_busy:
 * @self: a person
 * @busy: what to wait for
 *
 * Waits until @busy is under way.
 */
void
eiam_test_person_await_busy (EiamTestPerson *self,
                             EiamSignupBusy  busy)
{
  BusyCondition condition = { self, busy };

  eiam_test_await (is_busy_with, &condition);
}

/**
 * eiam_test_person_await_puzzle:
 * @self: a person
 *
 * Waits until there is a puzzle to be solved.
 */
void
eiam_test_person_await_puzzle (EiamTestPerson *self)
{
  eiam_test_await (has_puzzle, self);
}

/**
 * eiam_test_person_carry_to:
 * @self: a person at an earlier step
 * @step: where to go
 *
 * Does all that is needed to come to @step.
 */
void
eiam_test_person_carry_to (EiamTestPerson *self,
                           EiamSignupStep  step)
{
  if (step >= EIAM_SIGNUP_REVIEW && eiam_signup_get_step (self->signup) < EIAM_SIGNUP_REVIEW)
    g_assert_true (eiam_signup_review (self->signup));
  if (step >= EIAM_SIGNUP_PUZZLE && eiam_signup_get_step (self->signup) < EIAM_SIGNUP_PUZZLE)
    {
      eiam_signup_send_code (self->signup);
      /* With a code on its way no puzzle is asked. */
      if (eiam_signup_get_step (self->signup) != EIAM_SIGNUP_CODE)
        eiam_test_person_await_puzzle (self);
    }
  if (step >= EIAM_SIGNUP_CODE && eiam_signup_get_step (self->signup) < EIAM_SIGNUP_CODE)
    {
      eiam_signup_answer_puzzle (self->signup, self->x);
      eiam_test_person_await_idle (self);
    }
  if (step >= EIAM_SIGNUP_REGISTERED)
    eiam_test_person_register (self, self->code);

  g_assert_cmpint (eiam_signup_get_step (self->signup), ==, step);
}

/**
 * eiam_test_person_register:
 * @self: a person who is asked for the code
 * @code: what to enter
 *
 * Registers, whatever comes of it.
 */
void
eiam_test_person_register (EiamTestPerson *self,
                           const char     *code)
{
  eiam_signup_register (self->signup, code);
  eiam_test_person_await_idle (self);
}

/**
 * eiam_test_person_count:
 * @self: a person
 * @call: a call
 *
 * Returns: how often @call was made
 */
unsigned int
eiam_test_person_count (EiamTestPerson *self,
                        EiamCall        call)
{
  return eiam_demo_service_count_requests (self->service, call);
}

/**
 * eiam_test_person_assert:
 * @self: a person
 * @step: where the person must be
 * @error: the #EiamError that is shown, or %EIAM_TEST_NO_ERROR
 *
 * Compares where the sign-up is.
 */
void
eiam_test_person_assert (EiamTestPerson *self,
                         EiamSignupStep  step,
                         int             error)
{
  const GError *shown = eiam_signup_get_error (self->signup);

  g_assert_cmpint (eiam_signup_get_step (self->signup), ==, step);
  g_assert_cmpint (eiam_signup_get_busy (self->signup), ==, EIAM_SIGNUP_IDLE);
  if (error == EIAM_TEST_NO_ERROR)
    g_assert_no_error (shown);
  else
    g_assert_error (shown, EIAM_ERROR, error);
}
