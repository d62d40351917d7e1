/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-private.h"

#include "eiam-error.h"
#include "eiam-secret.h"

/* The deeds of the person: which are possible at a step, and what they begin. */

/* The number in the form that the service wants, or the problem with it. */
static GError *
format_mobile (EiamSignup *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mobile = NULL;
  const char *text = eiam_registration_get_text (self->registration, EIAM_FIELD_MOBILE);

  mobile = self->country == NULL
           ? eiam_field_clean (EIAM_FIELD_MOBILE, text)
           : eiam_country_format_mobile (self->country, text, &error);
  if (mobile != NULL)
    eiam_registration_set_text (self->registration, EIAM_FIELD_MOBILE, mobile);

  return g_steal_pointer (&error);
}

static gboolean
problems_name_mobile (GPtrArray *problems)
{
  return problems->len > 0 && g_strcmp0 (eiam_error_get_field (problems->pdata[0]), "mobile") == 0;
}

/* A code belongs to the number it was sent to. */
static void
drop_code_of_another_number (EiamSignup *self)
{
  const char *mobile = eiam_registration_get_text (self->registration, EIAM_FIELD_MOBILE);

  if (self->sms_mobile == NULL || g_str_equal (self->sms_mobile, mobile))
    return;

  _eiam_signup_drop_code (self);
  eiam_countdown_start (self->resend, 0);
}

/**
 * eiam_signup_review:
 * @self: a sign-up
 *
 * Leaves the details, when they are in order. Otherwise
 * eiam_signup_get_problems() tells what is wrong.
 *
 * Returns: whether the step is now %EIAM_SIGNUP_REVIEW
 */
gboolean
eiam_signup_review (EiamSignup *self)
{
  g_autoptr (GPtrArray) problems = NULL;
  GError *mobile_error = NULL;

  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);
  g_return_val_if_fail (self->step == EIAM_SIGNUP_DETAILS, FALSE);

  problems = eiam_registration_check (self->registration, (const char * const *) self->required,
                                      self->attributes);
  if (!problems_name_mobile (problems))
    mobile_error = format_mobile (self);
  if (mobile_error != NULL)
    g_ptr_array_insert (problems, 0, mobile_error);

  _eiam_signup_set_error (self, NULL);
  if (problems->len > 0)
    {
      _eiam_signup_set_problems (self, g_steal_pointer (&problems));
      return FALSE;
    }

  _eiam_signup_set_problems (self, NULL);
  drop_code_of_another_number (self);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_CODE_IN_HAND);
  _eiam_signup_set_step (self, EIAM_SIGNUP_REVIEW);
  return TRUE;
}

/**
 * eiam_signup_change_details:
 * @self: a sign-up
 *
 * Goes back to the form, from any step before the registration was sent.
 * Nothing that was entered is lost.
 */
void
eiam_signup_change_details (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step <= EIAM_SIGNUP_CODE);

  if (eiam_signup_is_committed (self))
    return;

  _eiam_signup_cancel_operation (self);
  _eiam_signup_set_puzzle (self, NULL);
  _eiam_signup_set_error (self, NULL);
  _eiam_signup_set_problems (self, NULL);
  _eiam_signup_set_step (self, EIAM_SIGNUP_DETAILS);
}

/**
 * eiam_signup_send_code:
 * @self: a sign-up
 *
 * Goes on from the review. The token store is tried first; then a puzzle is
 * asked for, unless a code for this number is on its way or has been entered.
 */
void
eiam_signup_send_code (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_REVIEW);

  if (self->busy != EIAM_SIGNUP_IDLE)
    return;

  _eiam_signup_set_error (self, NULL);
  if (eiam_signup_get_code_in_hand (self))
    {
      _eiam_signup_set_step (self, EIAM_SIGNUP_CODE);
      _eiam_signup_start_registration (self);
    }
  else if (self->sms_mobile != NULL)
    _eiam_signup_set_step (self, EIAM_SIGNUP_CODE);
  else
    _eiam_signup_check_store (self);
}

/**
 * eiam_signup_new_puzzle:
 * @self: a sign-up
 *
 * Asks for another puzzle.
 */
void
eiam_signup_new_puzzle (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_PUZZLE);

  if (self->busy != EIAM_SIGNUP_IDLE)
    return;

  _eiam_signup_set_error (self, NULL);
  _eiam_signup_show_puzzle (self);
}

/**
 * eiam_signup_send_again:
 * @self: a sign-up
 *
 * Begins to send another SMS: one puzzle, one SMS (spec/api.md 10.2), so a
 * puzzle comes first. Does nothing while eiam_signup_get_resend_left() is not 0.
 */
void
eiam_signup_send_again (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_CODE);

  if (self->busy != EIAM_SIGNUP_IDLE || eiam_countdown_get_left (self->resend) > 0)
    return;

  _eiam_signup_set_error (self, NULL);
  _eiam_signup_show_puzzle (self);
}

/**
 * eiam_signup_register:
 * @self: a sign-up
 * @code: the code of the SMS, in any spelling
 *
 * Registers. A code that cannot be one is told by eiam_signup_get_error()
 * without asking the service.
 */
void
eiam_signup_register (EiamSignup *self,
                      const char *code)
{
  g_autofree char *clean = NULL;
  GError *error = NULL;

  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_CODE);

  if (self->busy != EIAM_SIGNUP_IDLE)
    return;

  clean = eiam_field_clean (EIAM_FIELD_VERIFY_CODE, code);
  eiam_registration_set_text (self->registration, EIAM_FIELD_VERIFY_CODE, clean);
  eiam_secret_wipe (clean);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_CODE_IN_HAND);

  if (eiam_field_check (EIAM_FIELD_VERIFY_CODE,
                        eiam_registration_get_text (self->registration, EIAM_FIELD_VERIFY_CODE),
                        TRUE, &error))
    _eiam_signup_start_registration (self);
  else
    _eiam_signup_set_error (self, error);
}

/**
 * eiam_signup_try_again:
 * @self: a sign-up
 *
 * Sends a registration whose answer was lost once more, with the same code.
 */
void
eiam_signup_try_again (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_UNKNOWN);

  if (self->busy == EIAM_SIGNUP_IDLE)
    _eiam_signup_start_registration (self);
}

/**
 * eiam_signup_save_again:
 * @self: a sign-up
 *
 * Tries once more to store the tokens.
 */
void
eiam_signup_save_again (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_REGISTERED);

  if (self->busy == EIAM_SIGNUP_IDLE && self->item != NULL && !self->stored)
    _eiam_signup_store_session (self);
}

/**
 * eiam_signup_skip_store:
 * @self: a sign-up
 *
 * Waits no longer for a store that is being tried or written to, such as one
 * whose question nobody answers. Before the registration this goes on to the
 * puzzle; afterwards the tokens stay in memory, and eiam_signup_save_again()
 * is the way to try once more. Does nothing at any other time.
 */
void
eiam_signup_skip_store (EiamSignup *self)
{
  EiamSignupBusy busy;

  g_return_if_fail (EIAM_IS_SIGNUP (self));

  busy = self->busy;
  if (busy != EIAM_SIGNUP_CHECKING_STORE && busy != EIAM_SIGNUP_STORING)
    return;

  _eiam_signup_cancel_operation (self);
  _eiam_signup_set_store_error (self, eiam_error_new_for_field (EIAM_ERROR_STORE, NULL, NULL));
  if (busy == EIAM_SIGNUP_CHECKING_STORE)
    _eiam_signup_show_puzzle (self);
}

/**
 * eiam_signup_cancel:
 * @self: a sign-up
 *
 * Goes back one step, giving up what is under way, unless it is one of those
 * that eiam_signup_is_committed() tells of.
 */
void
eiam_signup_cancel (EiamSignup *self)
{
  static const EiamSignupStep back[] = {
    [EIAM_SIGNUP_DETAILS] = EIAM_SIGNUP_DETAILS,
    [EIAM_SIGNUP_REVIEW] = EIAM_SIGNUP_DETAILS,
    [EIAM_SIGNUP_PUZZLE] = EIAM_SIGNUP_REVIEW,
    [EIAM_SIGNUP_CODE] = EIAM_SIGNUP_REVIEW,
    [EIAM_SIGNUP_REGISTERED] = EIAM_SIGNUP_REGISTERED,
    [EIAM_SIGNUP_UNKNOWN] = EIAM_SIGNUP_UNKNOWN,
  };
  EiamSignupStep step;

  g_return_if_fail (EIAM_IS_SIGNUP (self));

  if (eiam_signup_is_committed (self))
    return;

  /* From the puzzle of a second SMS back to the code of the first. */
  step = self->step == EIAM_SIGNUP_PUZZLE && self->sms_mobile != NULL
         ? EIAM_SIGNUP_CODE
         : back[self->step];
  if (step == EIAM_SIGNUP_DETAILS && self->step == EIAM_SIGNUP_REVIEW)
    {
      eiam_signup_change_details (self);
      return;
    }

  _eiam_signup_cancel_operation (self);
  _eiam_signup_set_puzzle (self, NULL);
  if (step != self->step)
    _eiam_signup_set_error (self, NULL);
  _eiam_signup_set_step (self, step);
}

/**
 * eiam_signup_start_over:
 * @self: a sign-up
 *
 * Forgets this person and begins anew. A registration on its way is cut off,
 * as its answer has nobody to go to.
 */
void
eiam_signup_start_over (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  /* Who looks on sees the next person's sign-up, never a part of both. */
  g_object_freeze_notify (G_OBJECT (self));
  _eiam_signup_cancel_operation (self);
  _eiam_signup_set_puzzle (self, NULL);
  eiam_registration_clear (self->registration);
  _eiam_signup_drop_code (self);
  eiam_countdown_start (self->resend, 0);
  g_clear_pointer (&self->sent_at, g_date_time_unref);
  self->n_messages = 0;
  self->wrong_puzzles = 0;
  eiam_signup_set_country (self, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
  self->stored = FALSE;
  g_clear_pointer (&self->unknown_mobile, g_free);

  _eiam_signup_set_probably_registered (self, FALSE);
  _eiam_signup_set_error (self, NULL);
  _eiam_signup_set_store_error (self, NULL);
  _eiam_signup_set_problems (self, NULL);
  _eiam_signup_set_step (self, EIAM_SIGNUP_DETAILS);
  g_object_thaw_notify (G_OBJECT (self));
}
