/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-private.h"

#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ID_LENGTH 128
/* Besides letters and digits, what stays readable in a link. */
#define READABLE_IN_LINK ":/@+"

#define KEY_SERVER "server"
#define KEY_CLIENT_ID "client_id"
#define KEY_TENANT_ID "tenant_id"

/**
 * EiamInvitation:
 *
 * What an administrator gives a person on the way: the service, and what is
 * already known of the person. Nothing in it comes from a trusted place.
 */
struct _EiamInvitation
{
  GObject  parent_instance;

  GUri    *server;
  char    *client_id;
  char    *tenant_id;            /* (owned) (nullable) */
  char    *texts[EIAM_N_FIELDS]; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamInvitation, eiam_invitation, G_TYPE_OBJECT)

void
_eiam_invitation_set_fault (GError     **error,
                            const char  *key,
                            const char  *sentence)
{
  g_propagate_error (error,
                     eiam_error_new_for_field (EIAM_ERROR_CONFIGURATION, key, sentence));
}

/* Line breaks end a line of the file or a header, and marks of direction make a
 * text look like another one. */
static gboolean
has_hidden_characters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0x061c || c == 0x200e
          || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_server (EiamInvitation  *self,
             const char      *value,
             GError         **error)
{
  g_autoptr (GError) fault = NULL;
  g_autofree char *sentence = NULL;

  self->server = eiam_server_parse (value, &fault);
  if (self->server != NULL)
    return TRUE;

  sentence = eiam_error_dup_sentence (fault);
  _eiam_invitation_set_fault (error, KEY_SERVER, sentence);
  return FALSE;
}

/* Both are sent as a header. */
static gboolean
take_id (char       **id,
         const char  *key,
         const char  *value,
         GError     **error)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_isgraph (*p))
        continue;
      _eiam_invitation_set_fault (error, key,
                                  N_("It may hold Latin letters, digits and signs only."));
      return FALSE;
    }
  if (strlen (value) > MAX_ID_LENGTH)
    {
      _eiam_invitation_set_fault (error, key, N_("This text is too long."));
      return FALSE;
    }

  *id = *value == '\0' ? NULL : g_strdup (value);
  return TRUE;
}

static gboolean
take_text (EiamInvitation  *self,
           EiamField        field,
           const char      *value,
           GError         **error)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);
  g_autoptr (GError) fault = NULL;
  g_autofree char *sentence = NULL;

  if (field == EIAM_FIELD_PASSWORD || field == EIAM_FIELD_VERIFY_CODE)
    sentence = g_strdup (N_("An invitation never holds a password or a code."));
  else if (info->choices != NULL && eiam_field_choice_get_label (field, value) == NULL)
    sentence = g_strdup (N_("It is not one of the choices."));
  else if (!eiam_field_check (field, value, FALSE, &fault))
    sentence = eiam_error_dup_sentence (fault);

  if (sentence != NULL)
    {
      _eiam_invitation_set_fault (error, info->key, sentence);
      return FALSE;
    }

  /* Nothing may be left, of a number of hyphens for instance. */
  self->texts[field] = eiam_field_clean (field, value);
  if (*self->texts[field] == '\0')
    g_clear_pointer (&self->texts[field], g_free);
  return TRUE;
}

gboolean
_eiam_invitation_is_known (const char *key)
{
  static const char *const known[] = { KEY_SERVER, KEY_CLIENT_ID, KEY_TENANT_ID, NULL };

  return g_strv_contains (known, key) || eiam_field_lookup (key, NULL);
}

/* Takes one pair; @seen holds the keys that came before. */
gboolean
_eiam_invitation_take (EiamInvitation  *self,
                       GHashTable      *seen,
                       const char      *key,
                       const char      *value,
                       GError         **error)
{
  g_autofree char *clean = NULL;
  EiamField field;

  if (!g_hash_table_add (seen, g_strdup (key)))
    {
      _eiam_invitation_set_fault (error, key, N_("It is given twice."));
      return FALSE;
    }
  if (value == NULL || !g_utf8_validate (value, -1, NULL) || has_hidden_characters (value))
    {
      _eiam_invitation_set_fault (error, key, N_("It holds signs that cannot be read."));
      return FALSE;
    }

  clean = eiam_text_clean (value);
  if (strcmp (key, KEY_SERVER) == 0)
    return take_server (self, clean, error);
  if (strcmp (key, KEY_CLIENT_ID) == 0)
    return take_id (&self->client_id, key, clean, error);
  if (strcmp (key, KEY_TENANT_ID) == 0)
    return take_id (&self->tenant_id, key, clean, error);

  return !eiam_field_lookup (key, &field) || take_text (self, field, clean, error);
}

gboolean
_eiam_invitation_is_complete (EiamInvitation  *self,
                              GError         **error)
{
  if (self->server != NULL && self->client_id != NULL)
    return TRUE;

  _eiam_invitation_set_fault (error,
                              self->server == NULL ? KEY_SERVER : KEY_CLIENT_ID,
                              /* Translators: of a key of an invitation. */
                              N_("It is missing."));
  return FALSE;
}

static void
eiam_invitation_finalize (GObject *object)
{
  EiamInvitation *self = EIAM_INVITATION (object);

  g_clear_pointer (&self->server, g_uri_unref);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->tenant_id, g_free);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);

  G_OBJECT_CLASS (eiam_invitation_parent_class)->finalize (object);
}

static void
eiam_invitation_class_init (EiamInvitationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_invitation_finalize;
}

static void
eiam_invitation_init (EiamInvitation *self)
{
}

/**
 * eiam_invitation_new:
 * @server: the address of the service
 * @client_id: the client id
 * @tenant_id: (nullable): the tenant id
 * @error: return location for an error, see eiam_invitation_dup_fault()
 *
 * Returns: (transfer full): an invitation for everybody, or %NULL
 */
EiamInvitation *
eiam_invitation_new (const char  *server,
                     const char  *client_id,
                     const char  *tenant_id,
                     GError     **error)
{
  g_autoptr (EiamInvitation) self = g_object_new (EIAM_TYPE_INVITATION, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!_eiam_invitation_take (self, seen, KEY_SERVER, server, error)
      || !_eiam_invitation_take (self, seen, KEY_CLIENT_ID, client_id, error)
      || !_eiam_invitation_take (self, seen, KEY_TENANT_ID, tenant_id != NULL ? tenant_id : "",
                                 error)
      || !_eiam_invitation_is_complete (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * eiam_invitation_get_server:
 * @self: an invitation
 *
 * Returns: (transfer none): the address of the service
 */
GUri *
eiam_invitation_get_server (EiamInvitation *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);

  return self->server;
}

/**
 * eiam_invitation_get_client_id:
 * @self: an invitation
 *
 * Returns: (transfer none): the client id
 */
const char *
eiam_invitation_get_client_id (EiamInvitation *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);

  return self->client_id;
}

/**
 * eiam_invitation_get_tenant_id:
 * @self: an invitation
 *
 * Returns: (transfer none) (nullable): the tenant id
 */
const char *
eiam_invitation_get_tenant_id (EiamInvitation *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);

  return self->tenant_id;
}

/**
 * eiam_invitation_get_text:
 * @self: an invitation
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what is filled in for the person
 */
const char *
eiam_invitation_get_text (EiamInvitation *self,
                          EiamField       field)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);
  g_return_val_if_fail ((unsigned int) field < EIAM_N_FIELDS, NULL);

  return self->texts[field];
}

typedef void (*AppendPair) (GString *text, const char *key, const char *value);

static void
append_to_link (GString    *text,
                const char *key,
                const char *value)
{
  if (!g_str_has_suffix (text->str, "?"))
    g_string_append_c (text, '&');
  g_string_append_printf (text, "%s=", key);
  g_string_append_uri_escaped (text, value, READABLE_IN_LINK, FALSE);
}

static void
append_line (GString    *text,
             const char *key,
             const char *value)
{
  g_string_append_printf (text, "%s=%s\n", key, value);
}

static char *
write_pairs (EiamInvitation *self,
             const char     *start,
             AppendPair      append)
{
  GString *text = g_string_new (start);
  g_autofree char *server = eiam_server_to_attribute (self->server);

  append (text, KEY_SERVER, server);
  append (text, KEY_CLIENT_ID, self->client_id);
  if (self->tenant_id != NULL)
    append (text, KEY_TENANT_ID, self->tenant_id);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    if (self->texts[i] != NULL)
      append (text, eiam_field_get_info ((EiamField) i)->key, self->texts[i]);

  return g_string_free (text, FALSE);
}

/**
 * eiam_invitation_to_link:
 * @self: an invitation
 *
 * Returns: (transfer full): a link that eiam_invitation_parse_link() reads
 */
char *
eiam_invitation_to_link (EiamInvitation *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);

  return write_pairs (self, EIAM_INVITATION_SCHEME ":" EIAM_INVITATION_LINK_PATH, append_to_link);
}

/**
 * eiam_invitation_to_text:
 * @self: an invitation
 *
 * Returns: (transfer full): a file's content that eiam_invitation_parse_text() reads
 */
char *
eiam_invitation_to_text (EiamInvitation *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (self), NULL);

  return write_pairs (self, EIAM_INVITATION_GROUP "\n", append_line);
}

/**
 * eiam_invitation_dup_fault:
 * @error: an error of reading an invitation
 *
 * Returns: (transfer full): one line that names the key, if there is one, and the
 *   reason
 */
char *
eiam_invitation_dup_fault (const GError *error)
{
  g_autofree char *sentence = NULL;
  const char *key = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  key = eiam_error_get_field (error);
  sentence = eiam_error_dup_sentence (error);
  return key != NULL ? g_strdup_printf ("%s: %s", key, sentence) : g_steal_pointer (&sentence);
}
