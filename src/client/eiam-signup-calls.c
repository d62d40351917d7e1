/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-private.h"

#include <glib/gi18n-lib.h>

#include "eiam-attribute.h"
#include "eiam-error.h"
#include "eiam-journal.h"
#include "eiam-server-error.h"
#include "eiam-server.h"

/* The calls of a sign-up: what is asked of service and store, and what follows
 * from each answer. */

/* A puzzle is not renewed for ever while nobody is there. */
#define MAX_PUZZLE_REFRESHES 5
#define PUZZLES_BEFORE_HINT 3

/* What every ready callback asks first: a cancelled operation has been
 * answered for by whoever cancelled it. */
static gboolean
was_cancelled (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The puzzle. */

static void fetch_puzzle (EiamSignup *self);

static gboolean
on_puzzle_old (gpointer user_data)
{
  EiamSignup *self = EIAM_SIGNUP (user_data);

  self->puzzle_source = 0;
  if (self->busy != EIAM_SIGNUP_IDLE)
    return G_SOURCE_REMOVE;

  if (self->puzzle_refreshes < MAX_PUZZLE_REFRESHES)
    {
      self->puzzle_refreshes++;
      fetch_puzzle (self);
    }
  else
    {
      _eiam_signup_set_puzzle (self, NULL);
      _eiam_signup_set_error (self,
                              eiam_error_new_for_field (EIAM_ERROR_PUZZLE_EXPIRED, NULL, NULL));
    }

  return G_SOURCE_REMOVE;
}

static void
get_puzzle_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autoptr (EiamPuzzle) puzzle = NULL;
  GError *error = NULL;

  puzzle = eiam_client_get_puzzle_finish (EIAM_CLIENT (source), result, &error);
  if (was_cancelled (error))
    {
      g_error_free (error);
      return;
    }

  _eiam_signup_set_puzzle (self, puzzle);
  if (puzzle != NULL)
    self->puzzle_source = g_timeout_add (self->puzzle_lifetime_ms, on_puzzle_old, self);
  else
    _eiam_signup_set_error (self, error);
  _eiam_signup_end (self);
}

static void
fetch_puzzle (EiamSignup *self)
{
  g_clear_handle_id (&self->puzzle_source, g_source_remove);
  eiam_client_get_puzzle_async (self->client,
                                _eiam_signup_begin (self, EIAM_SIGNUP_FETCHING_PUZZLE),
                                get_puzzle_cb, g_object_ref (self));
}

void
_eiam_signup_show_puzzle (EiamSignup *self)
{
  _eiam_signup_set_puzzle (self, NULL);
  self->puzzle_refreshes = 0;
  _eiam_signup_set_step (self, EIAM_SIGNUP_PUZZLE);
  fetch_puzzle (self);
}

/* Whoever misses again and again is helped, not blamed. Takes @error. */
static GError *
count_wrong_puzzle (EiamSignup *self,
                    GError     *error)
{
  if (!g_error_matches (error, EIAM_ERROR, EIAM_ERROR_WRONG_PUZZLE))
    return error;

  self->wrong_puzzles++;
  if (self->wrong_puzzles < PUZZLES_BEFORE_HINT)
    return error;

  g_error_free (error);
  return eiam_error_new_for_field (EIAM_ERROR_WRONG_PUZZLE, NULL,
                                   N_("Not quite. Take your time: the arrow keys and the buttons "
                                     "move the piece by one pixel."));
}

static const char *
get_mobile (EiamSignup *self)
{
  return eiam_registration_get_text (self->registration, EIAM_FIELD_MOBILE);
}

/* After a lost answer, this says that the first try went through: the number
 * is taken, or, when the very same data were sent once more, any of them. */
static gboolean
confirms_lost_registration (EiamSignup   *self,
                            const GError *error)
{
  const char *mobile_key = eiam_field_get_info (EIAM_FIELD_MOBILE)->key;

  return g_error_matches (error, EIAM_ERROR, EIAM_ERROR_ALREADY_REGISTERED) &&
         g_strcmp0 (self->unknown_mobile, get_mobile (self)) == 0 &&
         (self->step == EIAM_SIGNUP_UNKNOWN ||
          g_strcmp0 (eiam_error_get_field (error), mobile_key) == 0);
}

/* Never shown as a refusal: the account that is there is most likely this one. */
static void
explain_registered (EiamSignup *self)
{
  eiam_journal_tell (EIAM_EVENT_CONFIRMED, NULL);
  _eiam_signup_set_error (self, NULL);
  _eiam_signup_set_puzzle (self, NULL);
  _eiam_signup_set_probably_registered (self, TRUE);
  _eiam_signup_set_step (self, EIAM_SIGNUP_UNKNOWN);
}

/* Whatever a puzzle led to, it is used up. Takes @error. */
static void
fail_puzzle (EiamSignup *self,
             GError     *error)
{
  error = count_wrong_puzzle (self, error);
  _eiam_signup_end (self);
  if (confirms_lost_registration (self, error))
    {
      explain_registered (self);
      g_error_free (error);
      return;
    }
  if (_eiam_signup_return_to_details (self, error))
    {
      g_error_free (error);
      return;
    }

  _eiam_signup_set_error (self, error);
  if (error->code == EIAM_ERROR_RATE_LIMITED && eiam_error_get_retry_after (error) > 0)
    eiam_countdown_start (self->resend, eiam_error_get_retry_after (error));
  if (self->sms_mobile != NULL && error->code == EIAM_ERROR_RATE_LIMITED)
    _eiam_signup_set_step (self, EIAM_SIGNUP_CODE);
  else
    fetch_puzzle (self);
}

/* Without an answer the message may still come. */
static GError *
new_unconfirmed_error (const GError *failure)
{
  GError *error = eiam_error_new_for_field (EIAM_ERROR_TIMEOUT, NULL,
                                            N_("The service did not confirm the message."));

  eiam_error_set_next_step (error, N_("If a code arrives, enter it; otherwise use Send Again."));
  eiam_error_set_incident (error, eiam_error_get_incident (failure));
  return error;
}

static void
send_sms_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean sent = eiam_client_send_sms_finish (EIAM_CLIENT (source), result, &error);

  if (was_cancelled (error))
    return;
  if (!sent && !g_error_matches (error, EIAM_ERROR, EIAM_ERROR_UNKNOWN_OUTCOME))
    {
      fail_puzzle (self, g_steal_pointer (&error));
      return;
    }

  _eiam_signup_set_error (self, sent ? NULL : new_unconfirmed_error (error));
  _eiam_signup_set_puzzle (self, NULL);
  _eiam_signup_drop_code (self);
  _eiam_signup_set_code_sent (self);
  _eiam_signup_end (self);
  _eiam_signup_set_step (self, EIAM_SIGNUP_CODE);
}

static void
check_puzzle_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autofree char *captcha_token = NULL;
  g_autoptr (GError) error = NULL;

  captcha_token = eiam_client_check_puzzle_finish (EIAM_CLIENT (source), result, &error);
  if (was_cancelled (error))
    return;
  if (captcha_token == NULL)
    {
      fail_puzzle (self, g_steal_pointer (&error));
      return;
    }

  self->wrong_puzzles = 0;
  eiam_client_send_sms_async (self->client,
                              get_mobile (self),
                              captcha_token,
                              _eiam_signup_begin (self, EIAM_SIGNUP_SENDING_CODE),
                              send_sms_cb, g_object_ref (self));
}

static void
check_store_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  gboolean was_warned = self->store_error != NULL;
  GError *error = NULL;

  eiam_token_store_check_finish (EIAM_TOKEN_STORE (source), result, &error);
  if (was_cancelled (error))
    {
      g_error_free (error);
      return;
    }

  _eiam_signup_set_store_error (self, error);
  _eiam_signup_end (self);
  /* Whoever was warned and goes on wants to go on. */
  if (error == NULL || was_warned)
    _eiam_signup_show_puzzle (self);
}

void
_eiam_signup_check_store (EiamSignup *self)
{
  eiam_token_store_check_async (self->store, _eiam_signup_begin (self, EIAM_SIGNUP_CHECKING_STORE),
                                check_store_cb, g_object_ref (self));
}

/* The registration and its tokens. */

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  GError *error = NULL;
  gboolean stored = eiam_token_store_store_finish (EIAM_TOKEN_STORE (source), result, &error);

  if (was_cancelled (error))
    {
      g_error_free (error);
      return;
    }

  self->stored = stored;
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_STORED);
  _eiam_signup_set_store_error (self, error);
  _eiam_signup_end (self);
}

void
_eiam_signup_store_session (EiamSignup *self)
{
  eiam_token_store_store_async (self->store, self->item,
                                _eiam_signup_begin (self, EIAM_SIGNUP_STORING),
                                store_cb, g_object_ref (self));
}

static EiamStoredSession *
build_item (EiamSignup *self)
{
  g_autofree char *server = eiam_server_to_attribute (eiam_client_get_server (self->client));
  g_autofree char *account = NULL;
  g_autofree char *clean_name = NULL;
  const char *user_name;

  account = eiam_device_hash (eiam_client_get_device (self->client), "account",
                              get_mobile (self));
  user_name = eiam_registration_get_text (self->registration, EIAM_FIELD_USER_NAME);
  clean_name = eiam_field_clean (EIAM_FIELD_USER_NAME, user_name);
  return eiam_stored_session_new (server, eiam_client_get_client_id (self->client),
                                  account, clean_name, self->session);
}

static void
succeed (EiamSignup  *self,
         EiamSession *session)
{
  eiam_journal_tell (EIAM_EVENT_REGISTERED, NULL);
  g_set_object (&self->session, session);
  g_clear_object (&self->item);
  if (eiam_session_get_session_token (session) != NULL)
    self->item = build_item (self);

  /* The account exists: what made it is needed no longer. */
  eiam_registration_clear (self->registration);
  g_clear_pointer (&self->sms_mobile, g_free);
  eiam_countdown_start (self->resend, 0);
  _eiam_signup_set_error (self, NULL);
  _eiam_signup_set_store_error (self, NULL);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_SESSION);

  if (self->item != NULL)
    _eiam_signup_store_session (self);
  else
    _eiam_signup_end (self);
  _eiam_signup_set_step (self, EIAM_SIGNUP_REGISTERED);
}

/* A code that is used up may have been so by the registration that was lost. */
static GError *
explain_expired_code (EiamSignup *self,
                      GError     *error)
{
  const char *code_key = eiam_field_get_info (EIAM_FIELD_VERIFY_CODE)->key;

  if (self->step != EIAM_SIGNUP_UNKNOWN)
    return error;

  g_error_free (error);
  return eiam_error_new_for_field (EIAM_ERROR_CODE_EXPIRED, code_key,
                                   N_("The code is no longer valid. Your first try may have "
                                     "succeeded: try to sign in, or ask for a new code."));
}

/* The service may name an attribute that the company or the person has added. */
static GError *
place_error (EiamSignup *self,
             GError     *error)
{
  g_auto (GStrv) keys = eiam_registration_get_extension_keys (self->registration);
  unsigned int n_attributes = self->attributes == NULL ? 0 : self->attributes->len;
  GError *placed = NULL;

  for (unsigned int i = 0; placed == NULL && keys[i] != NULL; i++)
    placed = eiam_server_error_new_for_attribute (error, keys[i]);
  for (unsigned int i = 0; placed == NULL && i < n_attributes; i++)
    {
      const char *key = eiam_attribute_get_key (self->attributes->pdata[i]);

      placed = eiam_server_error_new_for_attribute (error, key);
    }
  if (placed == NULL)
    return error;

  g_error_free (error);
  return placed;
}

static void
tell_failure (const GError *error)
{
  const EiamEventDetails details = { .error = error };

  eiam_journal_tell (g_error_matches (error, EIAM_ERROR, EIAM_ERROR_UNKNOWN_OUTCOME)
                       ? EIAM_EVENT_UNKNOWN : EIAM_EVENT_REFUSED,
                     &details);
}

static void
fail_registration (EiamSignup *self,
                   GError     *error)
{
  g_autoptr (GError) owned = place_error (self, error);
  const char *code_key = eiam_field_get_info (EIAM_FIELD_VERIFY_CODE)->key;

  if (confirms_lost_registration (self, owned))
    {
      explain_registered (self);
      return;
    }
  tell_failure (owned);
  if (g_error_matches (owned, EIAM_ERROR, EIAM_ERROR_UNKNOWN_OUTCOME))
    {
      g_free (self->unknown_mobile);
      self->unknown_mobile = g_strdup (get_mobile (self));
      _eiam_signup_set_error (self, g_steal_pointer (&owned));
      _eiam_signup_set_step (self, EIAM_SIGNUP_UNKNOWN);
      return;
    }
  if (g_error_matches (owned, EIAM_ERROR, EIAM_ERROR_CODE_EXPIRED))
    {
      owned = explain_expired_code (self, g_steal_pointer (&owned));
      g_clear_pointer (&self->sms_mobile, g_free);
      _eiam_signup_notify (self, EIAM_SIGNUP_PROP_CODE_IN_HAND);
    }
  if (_eiam_signup_return_to_details (self, owned))
    return;

  /* Another code can only be entered where there is a field for it. */
  if (self->step != EIAM_SIGNUP_UNKNOWN ||
      g_strcmp0 (eiam_error_get_field (owned), code_key) == 0)
    _eiam_signup_set_step (self, EIAM_SIGNUP_CODE);
  _eiam_signup_set_error (self, g_steal_pointer (&owned));
}

static void
register_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autoptr (EiamSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = eiam_client_register_finish (EIAM_CLIENT (source), result, &error);
  if (was_cancelled (error))
    return;

  if (session != NULL)
    {
      succeed (self, session);
      return;
    }
  _eiam_signup_end (self);
  fail_registration (self, g_steal_pointer (&error));
}

void
_eiam_signup_start_registration (EiamSignup *self)
{
  _eiam_signup_set_error (self, NULL);
  eiam_client_register_async (self->client, self->registration,
                              _eiam_signup_begin (self, EIAM_SIGNUP_REGISTERING),
                              register_cb, g_object_ref (self));
}

/**
 * eiam_signup_answer_puzzle:
 * @self: a sign-up
 * @x: where the piece was put, in picture pixels
 *
 * Answers the puzzle. When it was right, the SMS is sent at once
 * (spec/api.md 9); when not, another puzzle comes.
 */
void
eiam_signup_answer_puzzle (EiamSignup *self,
                           double      x)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (self->step == EIAM_SIGNUP_PUZZLE);

  if (self->busy != EIAM_SIGNUP_IDLE || self->puzzle == NULL)
    return;

  _eiam_signup_set_error (self, NULL);
  g_clear_handle_id (&self->puzzle_source, g_source_remove);
  eiam_client_check_puzzle_async (self->client, self->puzzle, x,
                                  get_mobile (self),
                                  _eiam_signup_begin (self, EIAM_SIGNUP_CHECKING_PUZZLE),
                                  check_puzzle_cb, g_object_ref (self));
}
