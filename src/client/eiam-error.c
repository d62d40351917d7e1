/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"

#include <glib/gi18n-lib.h>

/* What went wrong, in the few kinds that the program acts on. What the server
 * said of it travels along as private data, never in the message. */

typedef struct {
  char         *field;
  char         *sentence;
  char         *next_step;
  char         *server_code;
  char         *server_message;
  unsigned int  retry_after;
  GDateTime    *retry_at;
  char         *incident;
} EiamErrorPrivate;

/* Who can do something about an error. */
typedef enum {
  MENDED_BY_PERSON,
  MENDED_BY_OWNER,  /* of the device: the person, unless it is a self-service machine */
  MENDED_BY_STAFF,
} Mender;

typedef struct {
  const char *sentence;
  const char *next_step;
  Mender      mender;
} ErrorText;

static const ErrorText error_texts[] = {
  [EIAM_ERROR_INVALID_INPUT] = {
    N_("Something you entered cannot be used."),
    N_("Correct the marked field."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_WRONG_PUZZLE] = {
    N_("The piece was not in its place."),
    N_("Try again with the new picture."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_PUZZLE_EXPIRED] = {
    N_("The puzzle is too old."),
    N_("Solve the new one."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_CODE_WRONG] = {
    N_("This is not the code that was sent."),
    N_("Compare it with the newest message on your phone."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_CODE_EXPIRED] = {
    N_("The code is no longer valid."),
    N_("Ask for a new one with Send Again."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_ALREADY_REGISTERED] = {
    N_("There is an account with these details already."),
    N_("Sign in with it, or use other details."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_NOT_ALLOWED] = {
    N_("The service does not allow this registration."),
    N_("Ask your company’s help desk."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_RATE_LIMITED] = {
    N_("There were too many tries."),
    N_("Wait a while, then try again."),
    MENDED_BY_PERSON,
  },
  [EIAM_ERROR_DEVICE] = {
    N_("The service did not accept this device."),
    N_("Ask your company’s help desk."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_CONFIGURATION] = {
    N_("This program is not set up correctly for the service."),
    N_("Ask your company’s help desk to check the server address and the client ID."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_BUSY] = {
    N_("The service is busy."),
    N_("Try again in a few minutes."),
    MENDED_BY_OWNER,
  },
  [EIAM_ERROR_OFFLINE] = {
    N_("The service cannot be reached."),
    N_("Check your network connection, then try again."),
    MENDED_BY_OWNER,
  },
  [EIAM_ERROR_PROXY] = {
    N_("The network’s proxy refused the connection."),
    N_("Check the proxy in your network settings."),
    MENDED_BY_OWNER,
  },
  [EIAM_ERROR_CAPTIVE_PORTAL] = {
    N_("This network asks you to log in first."),
    N_("Log in to the network in a web browser, then try again."),
    MENDED_BY_OWNER,
  },
  [EIAM_ERROR_TLS] = {
    N_("The server could not prove its identity, so nothing was sent."),
    N_("Do not go on in this network. Ask your company’s help desk."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_TIMEOUT] = {
    N_("The service did not answer in time."),
    /* Translators: what a person can do after an error */
    N_("Try again."),
    MENDED_BY_OWNER,
  },
  [EIAM_ERROR_REDIRECT] = {
    N_("The server wants to send you to another address, which is not followed."),
    N_("Ask your company’s help desk for the right server address."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_PROTOCOL] = {
    N_("The answer cannot be understood."),
    N_("Check the server address, or try again later."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_UNKNOWN_OUTCOME] = {
    N_("Your registration was sent, but its answer was lost."),
    N_("Try again with the same code."),
    MENDED_BY_STAFF,
  },
  [EIAM_ERROR_STORE] = {
    N_("The keyring cannot be used."),
    N_("Unlock the keyring, or go on without keeping the session."),
    MENDED_BY_OWNER,
  },
};

static void
eiam_error_private_init (EiamErrorPrivate *priv)
{
}

static void
eiam_error_private_copy (const EiamErrorPrivate *src,
                         EiamErrorPrivate       *dest)
{
  dest->field = g_strdup (src->field);
  dest->sentence = g_strdup (src->sentence);
  dest->next_step = g_strdup (src->next_step);
  dest->server_code = g_strdup (src->server_code);
  dest->server_message = g_strdup (src->server_message);
  dest->retry_after = src->retry_after;
  dest->retry_at = src->retry_at == NULL ? NULL : g_date_time_ref (src->retry_at);
  dest->incident = g_strdup (src->incident);
}

static void
eiam_error_private_clear (EiamErrorPrivate *priv)
{
  g_free (priv->field);
  g_free (priv->sentence);
  g_free (priv->next_step);
  g_free (priv->server_code);
  g_free (priv->server_message);
  g_clear_pointer (&priv->retry_at, g_date_time_unref);
  g_free (priv->incident);
}

G_DEFINE_EXTENDED_ERROR (EiamError, eiam_error)

static EiamErrorPrivate *
get_private (const GError *error)
{
  if (error == NULL || error->domain != EIAM_ERROR)
    return NULL;

  return eiam_error_get_private (error);
}

/**
 * eiam_error_new_for_field:
 * @code: the cause
 * @field: (nullable): the wire key of the field it concerns
 * @sentence: (nullable): a sentence that says more than @code does, to be translated
 *   when it is shown: the language may be another one by then
 *
 * Returns: (transfer full): a new error
 */
GError *
eiam_error_new_for_field (EiamError   code,
                          const char *field,
                          const char *sentence)
{
  GError *error = g_error_new_literal (EIAM_ERROR, code, error_texts[code].sentence);
  EiamErrorPrivate *priv = eiam_error_get_private (error);

  priv->field = g_strdup (field);
  priv->sentence = g_strdup (sentence);
  return error;
}

/**
 * eiam_error_set_field:
 * @error: an %EIAM_ERROR
 * @field: (nullable): the wire key of the field it concerns
 *
 * Says which field @error belongs to.
 */
void
eiam_error_set_field (GError     *error,
                      const char *field)
{
  EiamErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_free (priv->field);
  priv->field = g_strdup (field);
}

/**
 * eiam_error_set_next_step:
 * @error: an %EIAM_ERROR
 * @next_step: (nullable): a sentence that helps more than that of the cause, to be
 *   translated when it is shown
 *
 * Says what the person can do.
 */
void
eiam_error_set_next_step (GError     *error,
                          const char *next_step)
{
  EiamErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_free (priv->next_step);
  priv->next_step = g_strdup (next_step);
}

/**
 * eiam_error_set_server_answer:
 * @error: an %EIAM_ERROR
 * @server_code: (nullable): the service's `error_code`
 * @server_message: (nullable): the service's `error_msg`, already made fit for showing
 *
 * Keeps what the service said, for the `Details` of a message.
 */
void
eiam_error_set_server_answer (GError     *error,
                              const char *server_code,
                              const char *server_message)
{
  EiamErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_free (priv->server_code);
  priv->server_code = g_strdup (server_code);
  g_free (priv->server_message);
  priv->server_message = g_strdup (server_message);
}

/**
 * eiam_error_set_retry_after:
 * @error: an %EIAM_ERROR
 * @seconds: how long from now a further try makes no sense, 0 for unknown
 */
void
eiam_error_set_retry_after (GError       *error,
                            unsigned int  seconds)
{
  EiamErrorPrivate *priv = get_private (error);

  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (priv != NULL);

  priv->retry_after = seconds;
  g_clear_pointer (&priv->retry_at, g_date_time_unref);
  if (seconds == 0)
    return;

  now = g_date_time_new_now_local ();
  priv->retry_at = g_date_time_add_seconds (now, seconds);
}

/**
 * eiam_error_set_incident:
 * @error: an %EIAM_ERROR
 * @incident: (nullable): a code of eiam_incident_new()
 *
 * Gives @error a code by which it is found in the journal.
 */
void
eiam_error_set_incident (GError     *error,
                         const char *incident)
{
  EiamErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_free (priv->incident);
  priv->incident = g_strdup (incident);
}

/**
 * eiam_error_get_field:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the wire key of the field that @error concerns
 */
const char *
eiam_error_get_field (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? NULL : priv->field;
}

/**
 * eiam_error_get_server_code:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the service's `error_code`
 */
const char *
eiam_error_get_server_code (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? NULL : priv->server_code;
}

/**
 * eiam_error_get_server_message:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the service's own text, plain, at most 300 characters;
 *   to be escaped where markup is read
 */
const char *
eiam_error_get_server_message (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? NULL : priv->server_message;
}

/**
 * eiam_error_get_retry_after:
 * @error: (nullable): any error
 *
 * Returns: seconds until a further try makes sense, 0 for unknown
 */
unsigned int
eiam_error_get_retry_after (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? 0 : priv->retry_after;
}

/**
 * eiam_error_get_retry_at:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable): when a further try makes sense, local
 *   time, as it was when that was told
 */
GDateTime *
eiam_error_get_retry_at (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? NULL : priv->retry_at;
}

/**
 * eiam_error_get_incident:
 * @error: (nullable): any error
 *
 * Returns: (nullable): the code by which @error is found in the journal
 */
const char *
eiam_error_get_incident (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  return priv == NULL ? NULL : priv->incident;
}

/**
 * eiam_error_needs_help:
 * @error: (nullable): any error
 * @self_service: whether the device is not the person's own
 *
 * Returns: whether the person can do nothing about @error and has to ask somebody
 */
gboolean
eiam_error_needs_help (const GError *error,
                       gboolean      self_service)
{
  if (get_private (error) == NULL || error->code < 0
      || error->code >= (int) G_N_ELEMENTS (error_texts))
    return FALSE;

  return error_texts[error->code].mender >= (self_service ? MENDED_BY_OWNER : MENDED_BY_STAFF);
}

/**
 * eiam_error_dup_sentence:
 * @error: any error
 *
 * Returns: (transfer full): one translated sentence for the person. Errors of
 *   other domains are not made for people and get a general one.
 */
char *
eiam_error_dup_sentence (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  if (priv == NULL || error->code < 0 || error->code >= (int) G_N_ELEMENTS (error_texts))
    return g_strdup (_("Something unexpected went wrong."));
  if (priv->sentence != NULL)
    /* One that was put together when it happened is in no catalogue and stays. */
    return g_strdup (*priv->sentence == '\0' ? "" : _(priv->sentence));

  return g_strdup (_(error_texts[error->code].sentence));
}

/**
 * eiam_error_get_next_step:
 * @error: any error
 *
 * Returns: one translated sentence that says what the person can do
 */
const char *
eiam_error_get_next_step (const GError *error)
{
  EiamErrorPrivate *priv = get_private (error);

  if (priv == NULL || error->code < 0 || error->code >= (int) G_N_ELEMENTS (error_texts))
    /* Translators: what a person can do after an error */
    return _("Try again.");
  if (priv->next_step != NULL)
    /* One that was put together when it happened is in no catalogue and stays. */
    return *priv->next_step == '\0' ? "" : _(priv->next_step);

  return _(error_texts[error->code].next_step);
}
