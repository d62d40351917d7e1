/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-session.h"

#include "eiam-error.h"
#include "eiam-json-members.h"
#include "eiam-secret.h"
#include "eiam-text.h"

/**
 * EiamSession:
 *
 * What the service returned for a registration (spec: Response Parameters).
 * The tokens are no GObject properties and live in memory that is wiped.
 */
struct _EiamSession
{
  GObject    parent_instance;

  char      *session_token;   /* (nullable) */
  char      *id_token;        /* (nullable) */
  GDateTime *expires_at;      /* (nullable), UTC */
};

G_DEFINE_FINAL_TYPE (EiamSession, eiam_session, G_TYPE_OBJECT)

/* A validity of more than ten years is a mistake, not a session. */
#define MAX_EXPIRE_SECONDS (10 * 366 * G_GINT64_CONSTANT (86400))

static void
eiam_session_finalize (GObject *object)
{
  EiamSession *self = EIAM_SESSION (object);

  g_clear_pointer (&self->session_token, eiam_secret_free);
  g_clear_pointer (&self->id_token, eiam_secret_free);
  g_clear_pointer (&self->expires_at, g_date_time_unref);

  G_OBJECT_CLASS (eiam_session_parent_class)->finalize (object);
}

static void
eiam_session_class_init (EiamSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_session_finalize;
}

static void
eiam_session_init (EiamSession *self)
{
}

/**
 * eiam_session_new:
 * @session_token: (nullable): the session token
 * @id_token: (nullable): the id token
 * @expires_at: (nullable): until when @session_token can be used
 *
 * Returns: (transfer full): a session
 */
EiamSession *
eiam_session_new (const char *session_token,
                  const char *id_token,
                  GDateTime  *expires_at)
{
  EiamSession *self = g_object_new (EIAM_TYPE_SESSION, NULL);

  self->session_token = eiam_secret_dup (session_token);
  self->id_token = eiam_secret_dup (id_token);
  self->expires_at = expires_at == NULL ? NULL : g_date_time_to_utc (expires_at);
  return self;
}

static GDateTime *
read_expiry (EiamJsonMembers *answer)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gint64 seconds;

  if (!eiam_json_members_get_int (answer, "expire", &seconds) ||
      seconds <= 0 || seconds > MAX_EXPIRE_SECONDS)
    return NULL;

  return g_date_time_add_seconds (now, (double) seconds);
}

static const char *
get_token (EiamJsonMembers *answer,
           const char      *member)
{
  const char *token = eiam_json_members_get_string (answer, member);

  return token == NULL || *token == '\0' ? NULL : token;
}

/**
 * eiam_session_new_from_answer:
 * @answer: the body of a 200 answer to the registration
 * @error: return location for an error
 *
 * Only `status` is relied on (spec/api.md 4.4): an answer without tokens or
 * with a senseless `expire` is still a registration. `ACCESS_DENIED` is
 * %EIAM_ERROR_NOT_ALLOWED; an answer that does not tell is
 * %EIAM_ERROR_UNKNOWN_OUTCOME.
 *
 * Returns: (transfer full) (nullable): the session
 */
EiamSession *
eiam_session_new_from_answer (GBytes  *answer,
                              GError **error)
{
  static const char * const names[] = {
    "status", "expire", "session_token", "id_token", NULL
  };
  g_autoptr (EiamJsonMembers) members = NULL;
  g_autoptr (GDateTime) expires_at = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;
  const char *status;

  g_return_val_if_fail (answer != NULL, NULL);

  members = eiam_json_members_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer),
                                     names, NULL);
  status = members == NULL ? NULL : eiam_json_members_get_string (members, "status");
  if (g_strcmp0 (status, "SUCCESS") == 0)
    {
      expires_at = read_expiry (members);
      return eiam_session_new (get_token (members, "session_token"),
                               get_token (members, "id_token"),
                               expires_at);
    }

  local_error = eiam_error_new_for_field (g_strcmp0 (status, "ACCESS_DENIED") == 0
                                          ? EIAM_ERROR_NOT_ALLOWED
                                          : EIAM_ERROR_UNKNOWN_OUTCOME,
                                          NULL, NULL);
  shown = status == NULL ? NULL : eiam_text_limit (status, 64);
  eiam_error_set_server_answer (local_error, shown, NULL);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * eiam_session_get_session_token:
 * @self: a session
 *
 * Returns: (nullable): the session token; a secret
 */
const char *
eiam_session_get_session_token (EiamSession *self)
{
  g_return_val_if_fail (EIAM_IS_SESSION (self), NULL);

  return self->session_token;
}

/**
 * eiam_session_get_id_token:
 * @self: a session
 *
 * Returns: (nullable): the id token; a secret
 */
const char *
eiam_session_get_id_token (EiamSession *self)
{
  g_return_val_if_fail (EIAM_IS_SESSION (self), NULL);

  return self->id_token;
}

/**
 * eiam_session_get_expires_at:
 * @self: a session
 *
 * Returns: (nullable) (transfer none): until when the session token can be
 *   used, in UTC; %NULL when the service did not say
 */
GDateTime *
eiam_session_get_expires_at (EiamSession *self)
{
  g_return_val_if_fail (EIAM_IS_SESSION (self), NULL);

  return self->expires_at;
}
