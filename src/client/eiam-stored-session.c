/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-stored-session.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-json.h"
#include "eiam-json-members.h"
#include "eiam-secret.h"

/**
 * EiamStoredSession:
 *
 * A session together with what it belongs to: one item of a token store. The
 * secret is a JSON object, so that other programs can read it.
 */
struct _EiamStoredSession
{
  GObject      parent_instance;

  char        *server;
  char        *client_id;
  char        *account;
  char        *user_name;
  EiamSession *session;
};

G_DEFINE_FINAL_TYPE (EiamStoredSession, eiam_stored_session, G_TYPE_OBJECT)

static void
eiam_stored_session_finalize (GObject *object)
{
  EiamStoredSession *self = EIAM_STORED_SESSION (object);

  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (eiam_stored_session_parent_class)->finalize (object);
}

static void
eiam_stored_session_class_init (EiamStoredSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_stored_session_finalize;
}

static void
eiam_stored_session_init (EiamStoredSession *self)
{
}

/**
 * eiam_stored_session_new:
 * @server: the server as the keyring attribute has it
 * @client_id: the client id
 * @account: a keyed hash of the account, see eiam_device_hash()
 * @user_name: (nullable): the user name, if one was given
 * @session: the session
 *
 * Returns: (transfer full): an item for a token store
 */
EiamStoredSession *
eiam_stored_session_new (const char  *server,
                         const char  *client_id,
                         const char  *account,
                         const char  *user_name,
                         EiamSession *session)
{
  EiamStoredSession *self;

  g_return_val_if_fail (server != NULL && client_id != NULL && account != NULL, NULL);
  g_return_val_if_fail (EIAM_IS_SESSION (session), NULL);

  self = g_object_new (EIAM_TYPE_STORED_SESSION, NULL);
  self->server = g_strdup (server);
  self->client_id = g_strdup (client_id);
  self->account = g_strdup (account);
  self->user_name = g_strdup (user_name == NULL ? "" : user_name);
  self->session = g_object_ref (session);
  return self;
}

static GDateTime *
parse_expiry (EiamJsonMembers *members)
{
  const char *text = eiam_json_members_get_string (members, "expires_at");

  return text == NULL ? NULL : g_date_time_new_from_iso8601 (text, NULL);
}

static const char *
get_attribute (GHashTable *attributes,
               const char *name)
{
  const char *value = g_hash_table_lookup (attributes, name);

  return value == NULL ? "" : value;
}

/**
 * eiam_stored_session_new_from_secret:
 * @attributes: (element-type utf8 utf8): the item's attributes
 * @secret: the item's secret
 * @error: return location for an %EIAM_ERROR_STORE error
 *
 * Returns: (transfer full) (nullable): the item, %NULL when the secret is not
 *   one of this program
 */
EiamStoredSession *
eiam_stored_session_new_from_secret (GHashTable  *attributes,
                                     const char  *secret,
                                     GError     **error)
{
  static const char * const names[] = {
    "session_token", "id_token", "expires_at", "user_name", NULL
  };
  g_autoptr (EiamJsonMembers) members = NULL;
  g_autoptr (GDateTime) expires_at = NULL;
  g_autoptr (EiamSession) session = NULL;

  g_return_val_if_fail (attributes != NULL && secret != NULL, NULL);

  members = eiam_json_members_parse (secret, strlen (secret), names, NULL);
  if (members == NULL)
    {
      g_set_error_literal (error, EIAM_ERROR, EIAM_ERROR_STORE,
                           "The stored session cannot be read");
      return NULL;
    }

  expires_at = parse_expiry (members);
  session = eiam_session_new (eiam_json_members_get_string (members, "session_token"),
                              eiam_json_members_get_string (members, "id_token"),
                              expires_at);
  return eiam_stored_session_new (get_attribute (attributes, "server"),
                                  get_attribute (attributes, "client-id"),
                                  get_attribute (attributes, "account"),
                                  eiam_json_members_get_string (members, "user_name"),
                                  session);
}

static gsize
get_length (const char *text)
{
  return text == NULL ? 0 : strlen (text);
}

/**
 * eiam_stored_session_to_secret:
 * @self: an item
 *
 * Returns: (transfer full): the JSON object that is stored; a secret, to be
 *   freed by eiam_secret_free()
 */
char *
eiam_stored_session_to_secret (EiamStoredSession *self)
{
  const char *session_token, *id_token;
  g_autofree char *expires_at = NULL;
  GDateTime *expiry;
  GString *json;
  char *secret;

  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  session_token = eiam_session_get_session_token (self->session);
  id_token = eiam_session_get_id_token (self->session);
  expiry = eiam_session_get_expires_at (self->session);
  expires_at = expiry == NULL ? NULL : g_date_time_format (expiry, "%Y-%m-%dT%H:%M:%SZ");

  json = eiam_secret_string_new (256 + 6 * (get_length (session_token) + get_length (id_token) +
                                            get_length (self->user_name)));
  g_string_append_c (json, '{');
  eiam_json_append_member (json, "session_token", session_token == NULL ? "" : session_token);
  eiam_json_append_member (json, "id_token", id_token == NULL ? "" : id_token);
  eiam_json_append_member (json, "expires_at", expires_at == NULL ? "" : expires_at);
  eiam_json_append_member (json, "user_name", self->user_name);
  g_string_append_c (json, '}');

  secret = eiam_secret_dup (json->str);
  eiam_secret_string_free (json);
  return secret;
}

/**
 * eiam_stored_session_get_server:
 * @self: an item
 *
 * Returns: the server as the keyring attribute has it
 */
const char *
eiam_stored_session_get_server (EiamStoredSession *self)
{
  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  return self->server;
}

/**
 * eiam_stored_session_get_client_id:
 * @self: an item
 *
 * Returns: the client id
 */
const char *
eiam_stored_session_get_client_id (EiamStoredSession *self)
{
  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  return self->client_id;
}

/**
 * eiam_stored_session_get_account:
 * @self: an item
 *
 * Returns: the keyed hash of the account
 */
const char *
eiam_stored_session_get_account (EiamStoredSession *self)
{
  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  return self->account;
}

/**
 * eiam_stored_session_get_user_name:
 * @self: an item
 *
 * Returns: the user name, "" when none was given
 */
const char *
eiam_stored_session_get_user_name (EiamStoredSession *self)
{
  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  return self->user_name;
}

/**
 * eiam_stored_session_get_session:
 * @self: an item
 *
 * Returns: (transfer none): the session
 */
EiamSession *
eiam_stored_session_get_session (EiamStoredSession *self)
{
  g_return_val_if_fail (EIAM_IS_STORED_SESSION (self), NULL);

  return self->session;
}
