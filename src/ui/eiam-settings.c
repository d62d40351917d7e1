/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-settings.h"

#include "eiam-attribute.h"
#include "eiam-error.h"
#include "eiam-keyring-store.h"
#include "eiam-language.h"
#include "eiam-memory-store.h"
#include "eiam-server.h"
#include "eiam-text.h"
#include "eiam-settings-check.h"

#include <glib/gi18n.h>

#define SCHEMA_ID BASE_ID

/**
 * EiamSettings:
 *
 * The one typed view of all settings: GSettings, with the command line's
 * overrides for this run on top. What a getter returns stays valid until the
 * setting changes.
 */
struct _EiamSettings
{
  GObject     parent_instance;

  GSettings  *gsettings;
  GHashTable *overrides;  /* key → value for this run (owned) */
  GHashTable *values;     /* key → GVariant as read (owned) */
  GHashTable *lists;      /* key → array of strings of the GVariant (owned) */
  GPtrArray  *attributes; /* (owned) (nullable) */
  GPtrArray  *problems;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamSettings, eiam_settings, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS,
};

static unsigned int signals[N_SIGNALS];

static const char *const overridable[] = {
  "server-url", "client-id", "tenant-id", "ca-file", "language", NULL,
};

static GVariant *
get_value (EiamSettings *self,
           const char   *key)
{
  GVariant *value = g_hash_table_lookup (self->values, key);

  if (value != NULL)
    return value;

  value = g_settings_get_value (self->gsettings, key);
  g_hash_table_insert (self->values, g_strdup (key), value);
  return value;
}

static const char *
get_string (EiamSettings *self,
            const char   *key)
{
  const char *override = g_hash_table_lookup (self->overrides, key);

  return override != NULL ? override : g_variant_get_string (get_value (self, key), NULL);
}

static const char * const *
get_list (EiamSettings *self,
          const char   *key)
{
  const char **list = g_hash_table_lookup (self->lists, key);

  if (list == NULL)
    {
      list = g_variant_get_strv (get_value (self, key), NULL);
      g_hash_table_insert (self->lists, g_strdup (key), list);
    }
  return (const char * const *) list;
}

static void
forget (EiamSettings *self,
        const char   *key)
{
  g_hash_table_remove (self->lists, key);
  g_hash_table_remove (self->values, key);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

static void
on_gsettings_changed (GSettings    *gsettings,
                      const char   *key,
                      EiamSettings *self)
{
  g_assert (G_IS_SETTINGS (gsettings));
  g_assert (EIAM_IS_SETTINGS (self));

  forget (self, key);
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

static void
load_attributes (EiamSettings *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  self->attributes = eiam_attribute_list_parse (get_value (self, "extension-attributes"),
                                                &problems);
  self->problems = eiam_settings_check (self, problems);
}

static void
eiam_settings_dispose (GObject *object)
{
  EiamSettings *self = EIAM_SETTINGS (object);

  if (self->gsettings != NULL)
    g_signal_handlers_disconnect_by_data (self->gsettings, self);
  g_clear_object (&self->gsettings);

  G_OBJECT_CLASS (eiam_settings_parent_class)->dispose (object);
}

static void
eiam_settings_finalize (GObject *object)
{
  EiamSettings *self = EIAM_SETTINGS (object);

  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_settings_parent_class)->finalize (object);
}

static void
eiam_settings_class_init (EiamSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_settings_dispose;
  object_class->finalize = eiam_settings_finalize;

  /**
   * EiamSettings::changed:
   * @key: the setting
   *
   * A setting has another value; the detail is @key too.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                                   0,
                                   NULL, NULL, NULL,
                                   G_TYPE_NONE,
                                   1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
eiam_settings_init (EiamSettings *self)
{
  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_variant_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gsettings = g_settings_new (SCHEMA_ID);
  g_signal_connect (self->gsettings, "changed", G_CALLBACK (on_gsettings_changed), self);
}

/**
 * eiam_settings_is_installed:
 *
 * Whether the schema is installed. Without it eiam_settings_new() must not be
 * called: GSettings would end the program.
 *
 * Returns: %TRUE when settings can be read
 */
gboolean
eiam_settings_is_installed (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  return schema != NULL;
}

/**
 * eiam_settings_new:
 *
 * Returns: (transfer full): the settings of this person on this machine
 */
EiamSettings *
eiam_settings_new (void)
{
  return g_object_new (EIAM_TYPE_SETTINGS, NULL);
}

/**
 * eiam_settings_get_gsettings:
 * @self: the settings
 *
 * Returns: (transfer none): what is stored, without the overrides; for
 *   preferences only
 */
GSettings *
eiam_settings_get_gsettings (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return self->gsettings;
}

/**
 * eiam_settings_override:
 * @self: the settings
 * @key: one of `server-url`, `client-id`, `tenant-id`, `ca-file`, `language`
 * @value: (nullable): the value for this run, or %NULL for the stored one again
 *
 * Puts a value over the stored one, which is not touched.
 */
void
eiam_settings_override (EiamSettings *self,
                        const char   *key,
                        const char   *value)
{
  g_return_if_fail (EIAM_IS_SETTINGS (self));
  g_return_if_fail (g_strv_contains (overridable, key));

  if (g_strcmp0 (g_hash_table_lookup (self->overrides, key), value) == 0)
    return;

  if (value == NULL)
    g_hash_table_remove (self->overrides, key);
  else
    g_hash_table_insert (self->overrides, g_strdup (key), g_strdup (value));
  forget (self, key);
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

/* Each getter below is one setting of the schema, with the same meaning. */

const char *
eiam_settings_get_server_url (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "server-url");
}

const char *
eiam_settings_get_client_id (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "client-id");
}

const char *
eiam_settings_get_tenant_id (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "tenant-id");
}

const char *
eiam_settings_get_ca_file (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "ca-file");
}

const char *
eiam_settings_get_language (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "language");
}

const char * const *
eiam_settings_get_server_languages (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_list (self, "server-languages");
}

gboolean
eiam_settings_get_send_device_ip (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), TRUE);

  return g_variant_get_boolean (get_value (self, "send-device-ip"));
}

EiamCaptchaEncryption
eiam_settings_get_captcha_encryption (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), EIAM_CAPTCHA_ENCRYPTION_PLAIN);

  return g_str_equal (get_string (self, "captcha-encryption"), "aes")
           ? EIAM_CAPTCHA_ENCRYPTION_AES
           : EIAM_CAPTCHA_ENCRYPTION_PLAIN;
}

unsigned int
eiam_settings_get_code_length (EiamSettings *self)
{
  unsigned int length;

  g_return_val_if_fail (EIAM_IS_SETTINGS (self), 0);

  length = g_variant_get_uint32 (get_value (self, "code-length"));

  return eiam_settings_is_code_length (length) ? length : 0;
}

unsigned int
eiam_settings_get_resend_delay (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), 0);

  return g_variant_get_uint32 (get_value (self, "resend-delay"));
}

/**
 * eiam_settings_is_hidden:
 * @self: the settings
 * @key: the attribute's name in the request body
 *
 * Returns: %TRUE when the form leaves @key out; never for the mobile number and
 *   the code, nor for an attribute that is required
 */
gboolean
eiam_settings_is_hidden (EiamSettings *self,
                         const char   *key)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return g_strv_contains (get_list (self, "hidden-fields"), key)
         && !eiam_settings_is_required (self, key);
}

/**
 * eiam_settings_is_required:
 * @self: the settings
 * @key: the attribute's name in the request body
 *
 * Returns: %TRUE when @key must be filled in
 */
gboolean
eiam_settings_is_required (EiamSettings *self,
                           const char   *key)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return eiam_settings_is_always_asked (key)
         || g_strv_contains (get_list (self, "required-fields"), key);
}

const char * const *
eiam_settings_get_required_fields (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_list (self, "required-fields");
}

/**
 * eiam_settings_get_attributes:
 * @self: the settings
 *
 * Returns: (transfer none) (element-type EiamAttribute): the usable entries of
 *   `extension-attributes`; the others are among eiam_settings_get_problems()
 */
GPtrArray *
eiam_settings_get_attributes (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  if (self->attributes == NULL)
    load_attributes (self);
  return self->attributes;
}

gboolean
eiam_settings_get_custom_attributes (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), FALSE);

  return g_variant_get_boolean (get_value (self, "custom-attributes"));
}

EiamTokenStoreKind
eiam_settings_get_token_storage (EiamSettings *self)
{
  static const struct
  {
    const char        *name;
    EiamTokenStoreKind kind;
  } kinds[] = {
    { "keyring", EIAM_TOKEN_STORE_KEYRING },
    { "session", EIAM_TOKEN_STORE_LOGIN_SESSION },
    { "none", EIAM_TOKEN_STORE_NONE },
  };
  const char *name = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (self), EIAM_TOKEN_STORE_NONE);

  name = get_string (self, "token-storage");
  for (unsigned int i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].kind;
  return EIAM_TOKEN_STORE_KEYRING;
}

const char *
eiam_settings_get_help_text (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "help-text");
}

const char *
eiam_settings_get_help_phone (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  return get_string (self, "help-phone");
}

/**
 * eiam_settings_get_problems:
 * @self: the settings
 *
 * Returns: (transfer none) (element-type utf8): one translated sentence for each
 *   value that cannot be used, naming setting, value and reason
 */
GPtrArray *
eiam_settings_get_problems (EiamSettings *self)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  if (self->problems == NULL)
    {
      g_clear_pointer (&self->attributes, g_ptr_array_unref);
      load_attributes (self);
    }
  return self->problems;
}

/**
 * eiam_settings_can_set_up:
 * @self: the settings
 *
 * Returns: %TRUE when no usable server is configured and the person may
 *   configure one
 */
gboolean
eiam_settings_can_set_up (EiamSettings *self)
{
  g_autoptr (GUri) server = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (self), FALSE);

  server = eiam_server_parse (eiam_settings_get_server_url (self), NULL);
  return (server == NULL || *eiam_settings_get_client_id (self) == '\0')
         && g_settings_is_writable (self->gsettings, "server-url")
         && g_settings_is_writable (self->gsettings, "client-id");
}

/**
 * eiam_settings_set_up:
 * @self: the settings
 * @server_url: an address that eiam_server_parse() accepts
 * @client_id: the client id
 *
 * Stores both, and lets them replace what the command line said.
 */
void
eiam_settings_set_up (EiamSettings *self,
                      const char   *server_url,
                      const char   *client_id)
{
  g_return_if_fail (EIAM_IS_SETTINGS (self));
  g_return_if_fail (server_url != NULL);
  g_return_if_fail (client_id != NULL);

  g_settings_set_string (self->gsettings, "client-id", client_id);
  g_settings_set_string (self->gsettings, "server-url", server_url);
  eiam_settings_override (self, "client-id", NULL);
  eiam_settings_override (self, "server-url", NULL);
}

/**
 * eiam_settings_create_client:
 * @self: the settings
 * @error: return location for an error
 *
 * Makes a client for the configured service. Nothing is sent.
 *
 * Returns: (transfer full): a client, or %NULL with %EIAM_ERROR when no usable
 *   service is configured
 */
EiamClient *
eiam_settings_create_client (EiamSettings  *self,
                             GError       **error)
{
  g_autoptr (GUri) server = NULL;
  g_autoptr (EiamDevice) device = NULL;
  g_autoptr (EiamClient) client = NULL;
  g_autofree char *language = NULL;
  const char *client_id = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  server = eiam_server_parse (eiam_settings_get_server_url (self), error);
  if (server == NULL)
    return NULL;

  client_id = eiam_settings_get_client_id (self);
  if (*client_id == '\0' || !eiam_text_is_header_value (client_id)
      || !eiam_text_is_header_value (eiam_settings_get_tenant_id (self)))
    {
      g_set_error_literal (error, EIAM_ERROR, EIAM_ERROR_CONFIGURATION,
                           _("No usable client ID is configured."));
      return NULL;
    }

  device = eiam_device_new ();
  eiam_device_set_send_ip (device, eiam_settings_get_send_device_ip (self));
  client = eiam_client_new (server, client_id, device);
  language = eiam_language_dup_server_language (eiam_settings_get_server_languages (self));
  eiam_client_set_language (client, language);
  eiam_client_set_captcha_encryption (client, eiam_settings_get_captcha_encryption (self));
  if (*eiam_settings_get_tenant_id (self) != '\0')
    eiam_client_set_tenant_id (client, eiam_settings_get_tenant_id (self));
  if (*eiam_settings_get_ca_file (self) != '\0')
    eiam_client_set_ca_file (client, eiam_settings_get_ca_file (self));
  return g_steal_pointer (&client);
}

/**
 * eiam_settings_create_store:
 * @self: the settings
 *
 * Returns: (transfer full): the store that `token-storage` names
 */
EiamTokenStore *
eiam_settings_create_store (EiamSettings *self)
{
  EiamTokenStoreKind kind;

  g_return_val_if_fail (EIAM_IS_SETTINGS (self), NULL);

  kind = eiam_settings_get_token_storage (self);
  if (kind == EIAM_TOKEN_STORE_KEYRING)
    return eiam_keyring_store_new (NULL);
  if (kind == EIAM_TOKEN_STORE_LOGIN_SESSION)
    return eiam_keyring_store_new (SECRET_COLLECTION_SESSION);
  return eiam_memory_store_new (kind);
}
