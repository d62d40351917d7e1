/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-registration.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-json.h"
#include "eiam-password.h"
#include "eiam-secret.h"
#include "eiam-text.h"

/**
 * EiamRegistration:
 *
 * The attributes of one person (spec: Request Parameters), one property each,
 * made from the table in eiam-field.c. Password and code are write-only
 * properties and live in memory that is wiped.
 */
struct _EiamRegistration
{
  GObject     parent_instance;

  char       *texts[EIAM_N_FIELDS];   /* (nullable) each; secrets by eiam_secret_dup() */
  GHashTable *extension;              /* key → value */
  GPtrArray  *extension_order;        /* the keys as they were first set */
  char       *company;                /* (nullable): the server's host */
};

G_DEFINE_FINAL_TYPE (EiamRegistration, eiam_registration, G_TYPE_OBJECT)

/* Property ids are a field's number plus one. */
static GParamSpec *properties[EIAM_N_FIELDS + 1];

static gboolean
is_secret (EiamField field)
{
  EiamFieldInput input = eiam_field_get_info (field)->input;

  return input == EIAM_FIELD_INPUT_PASSWORD || input == EIAM_FIELD_INPUT_CODE;
}

static void
clear_text (EiamRegistration *self,
            EiamField         field)
{
  char *text = g_steal_pointer (&self->texts[field]);

  if (is_secret (field))
    {
      eiam_secret_free (text);
      return;
    }
  eiam_secret_wipe (text);
  g_free (text);
}

static void
free_wiped (gpointer text)
{
  eiam_secret_wipe (text);
  g_free (text);
}

static void
eiam_registration_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EiamRegistration *self = EIAM_REGISTRATION (object);

  if (prop_id >= 1 && prop_id <= EIAM_N_FIELDS)
    g_value_set_string (value, self->texts[prop_id - 1]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
eiam_registration_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EiamRegistration *self = EIAM_REGISTRATION (object);

  if (prop_id >= 1 && prop_id <= EIAM_N_FIELDS)
    eiam_registration_set_text (self, (EiamField) (prop_id - 1), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
eiam_registration_finalize (GObject *object)
{
  EiamRegistration *self = EIAM_REGISTRATION (object);
  unsigned int i;

  for (i = 0; i < EIAM_N_FIELDS; i++)
    clear_text (self, (EiamField) i);
  g_clear_pointer (&self->extension, g_hash_table_unref);
  g_clear_pointer (&self->extension_order, g_ptr_array_unref);
  g_clear_pointer (&self->company, g_free);

  G_OBJECT_CLASS (eiam_registration_parent_class)->finalize (object);
}

static void
eiam_registration_class_init (EiamRegistrationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  unsigned int i;

  object_class->get_property = eiam_registration_get_property;
  object_class->set_property = eiam_registration_set_property;
  object_class->finalize = eiam_registration_finalize;

  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS | G_PARAM_WRITABLE;

      if (!is_secret ((EiamField) i))
        flags |= G_PARAM_READABLE;
      properties[i + 1] = g_param_spec_string (eiam_field_get_info ((EiamField) i)->property,
                                               NULL, NULL, NULL, flags);
    }
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
eiam_registration_init (EiamRegistration *self)
{
  self->extension = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_wiped);
  self->extension_order = g_ptr_array_new_with_free_func (g_free);
}

/**
 * eiam_registration_new:
 *
 * Returns: (transfer full): a registration without any attribute
 */
EiamRegistration *
eiam_registration_new (void)
{
  return g_object_new (EIAM_TYPE_REGISTRATION, NULL);
}

/**
 * eiam_registration_get_text:
 * @self: a registration
 * @field: a field
 *
 * Returns: (transfer none): what was entered, as it was entered; "" for nothing
 */
const char *
eiam_registration_get_text (EiamRegistration *self,
                            EiamField         field)
{
  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), NULL);
  g_return_val_if_fail ((int) field >= 0 && field < EIAM_N_FIELDS, NULL);

  return self->texts[field] == NULL ? "" : self->texts[field];
}

/**
 * eiam_registration_set_text:
 * @self: a registration
 * @field: a field
 * @text: (nullable): what was entered
 *
 * Keeps @text as it is; it is brought into its wire form when it is checked or sent.
 */
void
eiam_registration_set_text (EiamRegistration *self,
                            EiamField         field,
                            const char       *text)
{
  char *copy;

  g_return_if_fail (EIAM_IS_REGISTRATION (self));
  g_return_if_fail ((int) field >= 0 && field < EIAM_N_FIELDS);

  if (g_strcmp0 (eiam_registration_get_text (self, field), text == NULL ? "" : text) == 0)
    return;

  /* The new text may be a part of the old one. */
  copy = is_secret (field) ? eiam_secret_dup (text) : g_strdup (text);
  clear_text (self, field);
  self->texts[field] = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[field + 1]);
}

/**
 * eiam_registration_get_extension:
 * @self: a registration
 * @key: the name of an extension attribute
 *
 * Returns: (nullable): its value
 */
const char *
eiam_registration_get_extension (EiamRegistration *self,
                                 const char       *key)
{
  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->extension, key);
}

/**
 * eiam_registration_set_extension:
 * @self: a registration
 * @key: the name of an extension attribute
 * @value: (nullable): its value, %NULL to take it away
 */
void
eiam_registration_set_extension (EiamRegistration *self,
                                 const char       *key,
                                 const char       *value)
{
  unsigned int index;
  gboolean known;

  g_return_if_fail (EIAM_IS_REGISTRATION (self));
  g_return_if_fail (key != NULL);

  known = g_ptr_array_find_with_equal_func (self->extension_order, key, g_str_equal, &index);
  if (value == NULL)
    {
      g_hash_table_remove (self->extension, key);
      if (known)
        g_ptr_array_remove_index (self->extension_order, index);
      return;
    }

  if (!known)
    g_ptr_array_add (self->extension_order, g_strdup (key));
  g_hash_table_replace (self->extension, g_strdup (key), g_strdup (value));
}

/**
 * eiam_registration_get_extension_keys:
 * @self: a registration
 *
 * Returns: (transfer full): the names of all extension attributes, in the order
 *   in which they were first set
 */
GStrv
eiam_registration_get_extension_keys (EiamRegistration *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), NULL);

  for (i = 0; i < self->extension_order->len; i++)
    g_strv_builder_add (builder, self->extension_order->pdata[i]);

  return g_strv_builder_end (builder);
}

/**
 * eiam_registration_set_company:
 * @self: a registration
 * @host: (nullable): the host name of the company's server
 *
 * Tells for which company the person registers; a password is not made of its name.
 */
void
eiam_registration_set_company (EiamRegistration *self,
                               const char       *host)
{
  g_return_if_fail (EIAM_IS_REGISTRATION (self));

  g_free (self->company);
  self->company = g_strdup (host);
}

/**
 * eiam_registration_list_words:
 * @self: a registration
 *
 * Returns: (transfer full): what others know of the person, by what is entered so far
 */
EiamPasswordWords *
eiam_registration_list_words (EiamRegistration *self)
{
  static const struct {
    EiamField          field;
    EiamPasswordSource source;
  } sources[] = {
    { EIAM_FIELD_USER_NAME, EIAM_PASSWORD_SOURCE_USER_NAME },
    { EIAM_FIELD_MOBILE, EIAM_PASSWORD_SOURCE_MOBILE },
    { EIAM_FIELD_EMAIL, EIAM_PASSWORD_SOURCE_EMAIL },
    { EIAM_FIELD_NAME, EIAM_PASSWORD_SOURCE_NAME },
    { EIAM_FIELD_FIRST_NAME, EIAM_PASSWORD_SOURCE_NAME },
    { EIAM_FIELD_MIDDLE_NAME, EIAM_PASSWORD_SOURCE_NAME },
    { EIAM_FIELD_LAST_NAME, EIAM_PASSWORD_SOURCE_NAME },
    { EIAM_FIELD_NICK_NAME, EIAM_PASSWORD_SOURCE_NAME },
    { EIAM_FIELD_BIRTHDAY, EIAM_PASSWORD_SOURCE_BIRTHDAY },
  };
  EiamPasswordWords *words = eiam_password_words_new ();
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), words);

  for (i = 0; i < G_N_ELEMENTS (sources); i++)
    eiam_password_words_add (words, sources[i].source, self->texts[sources[i].field]);
  eiam_password_words_add (words, EIAM_PASSWORD_SOURCE_COMPANY, self->company);

  return words;
}

/**
 * eiam_registration_is_empty:
 * @self: a registration
 *
 * Returns: whether nothing has been entered
 */
gboolean
eiam_registration_is_empty (EiamRegistration *self)
{
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), TRUE);

  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      if (*eiam_registration_get_text (self, (EiamField) i) != '\0')
        return FALSE;
    }

  return self->extension_order->len == 0;
}

/**
 * eiam_registration_clear:
 * @self: a registration
 *
 * Wipes everything.
 */
void
eiam_registration_clear (EiamRegistration *self)
{
  unsigned int i;

  g_return_if_fail (EIAM_IS_REGISTRATION (self));

  for (i = 0; i < EIAM_N_FIELDS; i++)
    eiam_registration_set_text (self, (EiamField) i, NULL);
  g_hash_table_remove_all (self->extension);
  g_ptr_array_set_size (self->extension_order, 0);
  g_object_set_data (G_OBJECT (self), EIAM_REGISTRATION_DRAFTS, NULL);
}

static gboolean
is_required (EiamField           field,
             const char * const *required)
{
  if (field == EIAM_FIELD_MOBILE)
    return TRUE;

  return required != NULL && g_strv_contains (required, eiam_field_get_info (field)->key);
}

/* What a password must not be depends on the other fields. */
static gboolean
check_field (EiamRegistration    *self,
             EiamField            field,
             gboolean             required,
             GError             **error)
{
  g_autoptr (EiamPasswordWords) words = NULL;
  const char *sentence;

  if (!eiam_field_check (field, self->texts[field], required, error))
    return FALSE;
  if (field != EIAM_FIELD_PASSWORD)
    return TRUE;

  words = eiam_registration_list_words (self);
  sentence = eiam_password_check (self->texts[field], words);
  if (sentence == NULL)
    return TRUE;

  g_propagate_error (error,
                     eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT,
                                               eiam_field_get_info (field)->key,
                                               sentence));
  return FALSE;
}

/**
 * eiam_registration_check:
 * @self: a registration
 * @required: (nullable): the wire keys of fields that must not be empty, besides the mobile number
 * @attributes: (nullable) (element-type EiamAttribute): the administrator's extension attributes
 *
 * Checks everything but the verification code, which comes later.
 *
 * Returns: (transfer full) (element-type GLib.Error): one %EIAM_ERROR for each
 *   field that is wrong, in the order of the page
 */
GPtrArray *
eiam_registration_check (EiamRegistration   *self,
                         const char * const *required,
                         GPtrArray          *attributes)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  const EiamField *order = eiam_field_get_page_order ();
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), problems);

  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      EiamField field = order[i];
      GError *error = NULL;

      if (field != EIAM_FIELD_VERIFY_CODE &&
          !check_field (self, field, is_required (field, required), &error))
        g_ptr_array_add (problems, error);
    }

  for (i = 0; attributes != NULL && i < attributes->len; i++)
    {
      EiamAttribute *attribute = attributes->pdata[i];
      const char *value = g_hash_table_lookup (self->extension, eiam_attribute_get_key (attribute));
      g_autofree char *clean = eiam_text_clean (value);
      GError *error = NULL;

      if (!eiam_attribute_check (attribute, clean, &error))
        g_ptr_array_add (problems, error);
    }

  return problems;
}

/* The most bytes the body can take: six for each byte of a text, its key, and
 * the punctuation. */
static gsize
get_json_capacity (EiamRegistration *self)
{
  GHashTableIter iter;
  gpointer key, value;
  gsize capacity = 64;
  unsigned int i;

  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      /* Normal form C can be up to three times as long. */
      capacity += strlen (eiam_field_get_info ((EiamField) i)->key) + 8 +
                  18 * strlen (eiam_registration_get_text (self, (EiamField) i));
    }
  g_hash_table_iter_init (&iter, self->extension);
  while (g_hash_table_iter_next (&iter, &key, &value))
    capacity += 18 * strlen (key) + 18 * strlen (value) + 8;

  return capacity;
}

static void
append_text_member (GString    *json,
                    const char *key,
                    char       *clean)
{
  if (*clean != '\0')
    eiam_json_append_member (json, key, clean);
  eiam_secret_wipe (clean);
}

static void
append_extension (EiamRegistration *self,
                  GString          *json)
{
  gsize start = json->len;
  gsize empty;
  unsigned int i;

  g_string_append (json, json->str[json->len - 1] == '{' ? "\"extension\":{" : ",\"extension\":{");
  empty = json->len;
  for (i = 0; i < self->extension_order->len; i++)
    {
      const char *key = self->extension_order->pdata[i];
      g_autofree char *clean = eiam_text_clean (g_hash_table_lookup (self->extension, key));
      g_autofree char *clean_key = eiam_text_clean (key);

      if (*clean_key != '\0')
        append_text_member (json, clean_key, clean);
    }

  if (json->len == empty)
    g_string_truncate (json, start);
  else
    g_string_append_c (json, '}');
}

/**
 * eiam_registration_to_json:
 * @self: a registration
 *
 * Writes the request body in the order of the interface page (spec: Request
 * Body Example). Empty attributes are left out.
 *
 * Returns: (transfer full): UTF-8 JSON, overwritten when it is freed
 */
GBytes *
eiam_registration_to_json (EiamRegistration *self)
{
  GString *json;
  unsigned int i;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (self), NULL);

  json = eiam_secret_string_new (get_json_capacity (self));
  g_string_append_c (json, '{');
  for (i = 0; i < EIAM_N_FIELDS; i++)
    {
      g_autofree char *clean = eiam_field_clean ((EiamField) i, self->texts[i]);

      append_text_member (json, eiam_field_get_info ((EiamField) i)->key, clean);
    }
  append_extension (self, json);
  g_string_append_c (json, '}');

  return eiam_secret_string_to_bytes (json);
}
