/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-private.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-incident.h"
#include "eiam-journal.h"

/* The parts of a sign-up's state: each is set in one place, which tells of it. */

void
_eiam_signup_set_step (EiamSignup     *self,
                       EiamSignupStep  step)
{
  if (self->step == step)
    return;

  self->step = step;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_STEP);
}

static void
set_busy (EiamSignup     *self,
          EiamSignupBusy  busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_BUSY);
}

/* Takes @error. */
void
_eiam_signup_set_error (EiamSignup *self,
                        GError     *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_ERROR);
}

static void
tell_refusal (GError *error)
{
  EiamEventDetails details = { .error = error };

  if (error->domain == EIAM_ERROR)
    eiam_incident_give (error);
  eiam_journal_tell (EIAM_EVENT_KEYRING_REFUSED, &details);
}

/* Takes @error. */
void
_eiam_signup_set_store_error (EiamSignup *self,
                              GError     *error)
{
  if (self->store_error == NULL && error == NULL)
    return;

  if (error != NULL)
    tell_refusal (error);
  g_clear_error (&self->store_error);
  self->store_error = error;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_STORE_ERROR);
}

/* Takes @problems (nullable). */
void
_eiam_signup_set_problems (EiamSignup *self,
                           GPtrArray  *problems)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems == NULL
                   ? g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free)
                   : problems;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_PROBLEMS);
}

static void
set_problem (EiamSignup   *self,
             const GError *error)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  g_ptr_array_add (problems, g_error_copy (error));
  _eiam_signup_set_problems (self, problems);
}

void
_eiam_signup_set_puzzle (EiamSignup *self,
                         EiamPuzzle *puzzle)
{
  g_clear_handle_id (&self->puzzle_source, g_source_remove);
  if (g_set_object (&self->puzzle, puzzle))
    _eiam_signup_notify (self, EIAM_SIGNUP_PROP_PUZZLE);
}

void
_eiam_signup_set_probably_registered (EiamSignup *self,
                                      gboolean    probably_registered)
{
  if (self->probably_registered == probably_registered)
    return;

  self->probably_registered = probably_registered;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_PROBABLY_REGISTERED);
}

GCancellable *
_eiam_signup_begin (EiamSignup     *self,
                    EiamSignupBusy  busy)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, busy);
  return self->cancellable;
}

void
_eiam_signup_end (EiamSignup *self)
{
  set_busy (self, EIAM_SIGNUP_IDLE);
}

void
_eiam_signup_cancel_operation (EiamSignup *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_busy (self, EIAM_SIGNUP_IDLE);
}

/* The code that is on its way, or was entered. */

void
_eiam_signup_set_code_sent (EiamSignup *self)
{
  g_free (self->sms_mobile);
  self->sms_mobile = g_strdup (eiam_registration_get_text (self->registration, EIAM_FIELD_MOBILE));
  g_clear_pointer (&self->sent_at, g_date_time_unref);
  self->sent_at = g_date_time_new_now_local ();
  self->n_messages++;
  eiam_countdown_start (self->resend, self->resend_delay);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_SENT_AT);
}

void
_eiam_signup_drop_code (EiamSignup *self)
{
  g_clear_pointer (&self->sms_mobile, g_free);
  eiam_registration_set_text (self->registration, EIAM_FIELD_VERIFY_CODE, NULL);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_CODE_IN_HAND);
}

/* A step failed for a reason that lies in the details: back to them. */
gboolean
_eiam_signup_return_to_details (EiamSignup   *self,
                                const GError *error)
{
  const char *field = eiam_error_get_field (error);

  if (field == NULL || strcmp (field, eiam_field_get_info (EIAM_FIELD_VERIFY_CODE)->key) == 0)
    return FALSE;

  set_problem (self, error);
  _eiam_signup_set_puzzle (self, NULL);
  _eiam_signup_set_step (self, EIAM_SIGNUP_DETAILS);
  return TRUE;
}
