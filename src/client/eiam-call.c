/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-call.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "eiam-clock.h"
#include "eiam-countries.h"
#include "eiam-error.h"
#include "eiam-incident.h"
#include "eiam-journal.h"
#include "eiam-json.h"
#include "eiam-json-members.h"
#include "eiam-puzzle.h"
#include "eiam-session.h"
#include "eiam-text.h"

/* The five calls of the service (spec/api.md 4): how each is made, how its
 * answer is read, and what an answer that is no success means. */

#define KIB 1024
#define PATH_PREFIX "api/v2/sdk/"

static GError *
new_protocol_error (void)
{
  return eiam_error_new_for_field (EIAM_ERROR_PROTOCOL, NULL, NULL);
}

static gpointer
parse_countries (EiamAnswer  *answer,
                 GError     **error)
{
  return eiam_countries_new (answer->body, error);
}

static GBytes *
decode_image (JsonObject *object,
              const char *member)
{
  const char *text = eiam_json_get_string (object, member);
  gsize size = 0;
  guchar *data;

  if (text == NULL)
    return NULL;

  data = g_base64_decode (text, &size);
  return g_bytes_new_take (data, size);
}

/* spec/api.md 4.1 */
static gpointer
parse_puzzle (EiamAnswer  *answer,
              GError     **error)
{
  g_autoptr (JsonObject) object = eiam_json_parse_object (answer->body, error);
  g_autoptr (GBytes) background = NULL;
  g_autoptr (GBytes) piece = NULL;
  const char *token;

  if (object == NULL)
    return NULL;

  token = eiam_json_get_string (object, "token");
  background = decode_image (object, "originalImageBase64");
  piece = decode_image (object, "jigsawImageBase64");
  if (token == NULL || *token == '\0' || background == NULL || piece == NULL)
    {
      g_propagate_error (error, new_protocol_error ());
      return NULL;
    }

  return eiam_puzzle_new (token, eiam_json_get_string (object, "secretKey"),
                          background, piece, error);
}

/* spec/api.md 4.2: the token is passed on unchanged, so it is not looked into. */
static gpointer
parse_captcha_token (EiamAnswer  *answer,
                     GError     **error)
{
  g_autoptr (JsonObject) object = eiam_json_parse_object (answer->body, error);
  const char *token = object == NULL ? NULL : eiam_json_get_string (object, "captcha_token");

  if (object != NULL && (token == NULL || *token == '\0'))
    g_propagate_error (error, new_protocol_error ());

  return token == NULL || *token == '\0' ? NULL : g_strdup (token);
}

/* spec/api.md 4.3: success has no body, so there is nothing to read. */
static gpointer
parse_nothing (EiamAnswer  *answer,
               GError     **error)
{
  return GINT_TO_POINTER (TRUE);
}

static gpointer
parse_session (EiamAnswer  *answer,
               GError     **error)
{
  return eiam_session_new_from_answer (answer->body, error);
}

static const EiamCallInfo calls[EIAM_N_CALLS] = {
  [EIAM_CALL_COUNTRY_CODES] = {
    PATH_PREFIX "country-codes", "GET", 256 * KIB, parse_countries, eiam_countries_destroy,
  },
  [EIAM_CALL_CAPTCHA] = {
    PATH_PREFIX "captcha", "GET", 2048 * KIB, parse_puzzle, g_object_unref,
  },
  [EIAM_CALL_CAPTCHA_VERIFY] = {
    PATH_PREFIX "captcha/verify", "POST", 256 * KIB, parse_captcha_token, g_free,
  },
  [EIAM_CALL_SMS_SEND] = {
    PATH_PREFIX "sms/send", "POST", 256 * KIB, parse_nothing, NULL,
  },
  [EIAM_CALL_REGISTER] = {
    PATH_PREFIX "register/mobile-verify-code", "POST", 256 * KIB, parse_session, g_object_unref,
  },
};

/* The error envelope (spec/api.md 2.2), whatever the HTTP status around it.
 * The answer may be one with tokens after all. */
static GError *
read_envelope (EiamCall    call,
               EiamAnswer *answer)
{
  static const char * const names[] = { "error_code", "error_msg", NULL };
  g_autoptr (EiamJsonMembers) members =
    eiam_json_members_parse (g_bytes_get_data (answer->body, NULL),
                             g_bytes_get_size (answer->body), names, NULL);
  const char *code = members == NULL ? NULL
                                     : eiam_json_members_get_string (members, "error_code");

  if (code == NULL || *code == '\0')
    return NULL;

  return eiam_server_error_new (call, answer->status, code,
                                eiam_json_members_get_string (members, "error_msg"));
}

static gboolean
is_html (EiamAnswer *answer)
{
  return g_strcmp0 (answer->content_type, "text/html") == 0 ||
         g_strcmp0 (answer->content_type, "application/xhtml+xml") == 0;
}

static GError *
new_redirect_error (EiamAnswer *answer)
{
  g_autofree char *host = answer->location == NULL ? NULL : eiam_text_limit (answer->location, 80);
  g_autofree char *sentence = NULL;

  if (host != NULL)
    /* Translators: %s is a host name */
    sentence = g_strdup_printf (_("The server wants to send you to %s, which is not followed."),
                                host);

  return eiam_error_new_for_field (EIAM_ERROR_REDIRECT, NULL, sentence);
}

/* Statuses that speak for themselves; gateways and proxies send them. */
typedef struct {
  unsigned int first;
  unsigned int last;
  EiamError    cause;
} StatusRow;

static const StatusRow status_rows[] = {
  { 401, 401, EIAM_ERROR_NOT_ALLOWED },
  { 403, 403, EIAM_ERROR_NOT_ALLOWED },
  { 404, 405, EIAM_ERROR_CONFIGURATION },
  { 407, 407, EIAM_ERROR_PROXY },
  { 408, 408, EIAM_ERROR_TIMEOUT },
  { 410, 410, EIAM_ERROR_CONFIGURATION },
  { 429, 429, EIAM_ERROR_RATE_LIMITED },
  { 511, 511, EIAM_ERROR_CAPTIVE_PORTAL },
  { 500, 599, EIAM_ERROR_BUSY },
};

static GError *
new_status_error (EiamAnswer *answer)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (status_rows); i++)
    {
      if (answer->status >= status_rows[i].first && answer->status <= status_rows[i].last)
        return eiam_error_new_for_field (status_rows[i].cause, NULL, NULL);
    }

  return new_protocol_error ();
}

/**
 * eiam_call_get_info:
 * @call: a call
 *
 * Returns: (transfer none): how it is made and read
 */
const EiamCallInfo *
eiam_call_get_info (EiamCall call)
{
  g_return_val_if_fail ((int) call >= 0 && call < EIAM_N_CALLS, NULL);

  return &calls[call];
}

/**
 * eiam_call_get_name:
 * @call: a call
 *
 * Returns: what the journal calls it: the end of its path
 */
const char *
eiam_call_get_name (EiamCall call)
{
  g_return_val_if_fail ((int) call >= 0 && call < EIAM_N_CALLS, NULL);

  return calls[call].path + strlen (PATH_PREFIX);
}

/**
 * eiam_call_tell:
 * @call: a call that has ended
 * @begun: when it was begun, by eiam_clock_now()
 * @error: (nullable): why it failed
 *
 * Tells the journal of it. A failure gets a code by which it is found there;
 * what was cancelled is passed over.
 */
void
eiam_call_tell (EiamCall  call,
                gint64    begun,
                GError   *error)
{
  EiamEventDetails details = {
    .call = eiam_call_get_name (call),
    .error = error,
    .duration_ms = (eiam_clock_now () - begun) / 1000,
  };

  if (error != NULL && error->domain != EIAM_ERROR)
    return;
  if (error != NULL)
    eiam_incident_give (error);
  eiam_journal_tell (error == NULL ? EIAM_EVENT_REQUEST_DONE : EIAM_EVENT_REQUEST_FAILED,
                     &details);
}

/**
 * eiam_call_find_error:
 * @call: a call
 * @answer: its answer
 *
 * Judges an answer by its status, media type and error envelope (spec/api.md 2.2).
 *
 * Returns: (transfer full) (nullable): an %EIAM_ERROR, %NULL when the answer is
 *   one of success
 */
GError *
eiam_call_find_error (EiamCall    call,
                      EiamAnswer *answer)
{
  GError *envelope;

  if (answer->status >= 300 && answer->status < 400)
    return new_redirect_error (answer);

  envelope = is_html (answer) ? NULL : read_envelope (call, answer);
  if (answer->status == 429 && envelope != NULL)
    envelope->code = EIAM_ERROR_RATE_LIMITED;
  if (envelope != NULL)
    return envelope;
  if (answer->status < 200 || answer->status >= 300)
    return new_status_error (answer);
  if (is_html (answer))
    return eiam_error_new_for_field (EIAM_ERROR_CAPTIVE_PORTAL, NULL, NULL);

  return NULL;
}

/* What is left when the service itself gave no verdict. A refusal by the HTTP
 * status alone, such as 403, is one: such a request was not carried out. */
static gboolean
is_no_verdict (const GError *error)
{
  static const EiamError causes[] = {
    EIAM_ERROR_BUSY, EIAM_ERROR_OFFLINE, EIAM_ERROR_CAPTIVE_PORTAL, EIAM_ERROR_TLS,
    EIAM_ERROR_TIMEOUT, EIAM_ERROR_REDIRECT, EIAM_ERROR_PROTOCOL,
  };
  unsigned int i;

  if (error->domain != EIAM_ERROR || eiam_error_get_server_code (error) != NULL)
    return FALSE;

  for (i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      if (error->code == (int) causes[i])
        return TRUE;
    }

  return FALSE;
}

/**
 * eiam_call_judge_lost_answer:
 * @call: a call
 * @was_sent: whether the request had left
 * @was_answered: whether a whole answer came back
 * @error: (transfer full): what is wrong with the answer, or why there is none
 *
 * A registration that was sent may have happened unless the service itself says
 * that it did not: gateways and portals answer in its place. A message may be on
 * its way unless any answer refuses it.
 *
 * Returns: (transfer full): @error, or %EIAM_ERROR_UNKNOWN_OUTCOME with its
 *   sentence and next step in its place
 */
GError *
eiam_call_judge_lost_answer (EiamCall  call,
                             gboolean  was_sent,
                             gboolean  was_answered,
                             GError   *error)
{
  gboolean matters = call == EIAM_CALL_REGISTER || (call == EIAM_CALL_SMS_SEND && !was_answered);
  g_autoptr (GError) cause = error;
  g_autofree char *sentence = NULL;
  GError *unknown = NULL;

  if (!matters || !was_sent || !is_no_verdict (cause))
    return g_steal_pointer (&cause);

  sentence = eiam_error_dup_sentence (cause);
  unknown = eiam_error_new_for_field (EIAM_ERROR_UNKNOWN_OUTCOME, NULL, sentence);
  eiam_error_set_next_step (unknown, eiam_error_get_next_step (cause));
  return unknown;
}
