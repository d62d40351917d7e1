/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-attribute.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-date.h"
#include "eiam-error.h"
#include "eiam-field.h"
#include "eiam-field-check.h"
#include "eiam-text.h"

/**
 * EiamAttribute:
 *
 * An extension attribute that the administrator defined: an entry of the
 * `extension-attributes` setting. The name stays as the company's Enterprise
 * Center knows it (spec: Request Parameters, extension).
 */
struct _EiamAttribute
{
  GObject            parent_instance;

  char              *key;
  char              *label;          /* (nullable): when labels are per language */
  GHashTable        *labels;         /* (nullable): language → label */
  char             **choices;
  GRegex            *pattern;        /* (nullable) */
  EiamAttributeType  type;
  gboolean           required;
};

G_DEFINE_FINAL_TYPE (EiamAttribute, eiam_attribute, G_TYPE_OBJECT)

#define MAX_KEY_LENGTH 64
#define MAX_VALUE_LENGTH 512

static const char * const type_names[] = {
  [EIAM_ATTRIBUTE_TEXT] = "text",
  [EIAM_ATTRIBUTE_NUMBER] = "number",
  [EIAM_ATTRIBUTE_DATE] = "date",
  [EIAM_ATTRIBUTE_CHOICE] = "choice",
  [EIAM_ATTRIBUTE_BOOLEAN] = "boolean",
};

/* Each member of an entry and how it is read. */
typedef const char *(*ReadMember) (EiamAttribute *self,
                                   GVariant      *value);

typedef struct {
  const char *name;
  ReadMember  read;
} Member;

static const char *
read_key (EiamAttribute *self,
          GVariant      *value)
{
  const char *key;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return _("“key” is not a string");

  key = g_variant_get_string (value, NULL);
  if (*key == '\0' || strlen (key) > MAX_KEY_LENGTH)
    return _("“key” has no usable length");
  if (eiam_field_lookup (key, NULL))
    return _("“key” is the name of a field that exists already");

  g_free (self->key);
  self->key = g_strdup (key);
  return NULL;
}

static const char *
read_label (EiamAttribute *self,
            GVariant      *value)
{
  GVariantIter iter;
  char *language, *label;
  gboolean empty = FALSE;

  /* A dictionary can have the same key twice. */
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      self->label = g_variant_dup_string (value, NULL);
      return *self->label == '\0' ? _("“label” is empty") : NULL;
    }
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("a{ss}")) || g_variant_n_children (value) == 0)
    return _("“label” is neither a string nor strings by language");

  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{ss}", &language, &label))
    {
      empty = empty || *label == '\0';
      if (self->label == NULL)
        self->label = g_strdup (label);
      g_hash_table_replace (self->labels, language, label);
    }

  return empty ? _("“label” is empty") : NULL;
}

static const char *
read_type (EiamAttribute *self,
           GVariant      *value)
{
  const char *name = NULL;
  unsigned int i;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    name = g_variant_get_string (value, NULL);

  for (i = 0; name != NULL && i < G_N_ELEMENTS (type_names); i++)
    {
      if (strcmp (type_names[i], name) != 0)
        continue;
      self->type = (EiamAttributeType) i;
      return NULL;
    }

  return _("“type” is none of text, number, date, choice, boolean");
}

static const char *
read_required (EiamAttribute *self,
               GVariant      *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return _("“required” is neither true nor false");

  self->required = g_variant_get_boolean (value);
  return NULL;
}

static const char *
read_choices (EiamAttribute *self,
              GVariant      *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return _("“choices” is not a list of strings");

  g_clear_pointer (&self->choices, g_strfreev);
  self->choices = g_variant_dup_strv (value, NULL);
  return NULL;
}

static const char *
read_pattern (EiamAttribute *self,
              GVariant      *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return _("“pattern” is not a string");

  g_clear_pointer (&self->pattern, g_regex_unref);
  self->pattern = eiam_text_compile_pattern (g_variant_get_string (value, NULL));
  return self->pattern == NULL ? _("“pattern” is not a regular expression") : NULL;
}

static const Member members[] = {
  { "key", read_key },
  { "label", read_label },
  { "type", read_type },
  { "required", read_required },
  { "choices", read_choices },
  { "pattern", read_pattern },
};

static const char *
read_member (EiamAttribute *self,
             const char    *name,
             GVariant      *value)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (strcmp (members[i].name, name) == 0)
        return members[i].read (self, value);
    }

  return _("it has a member that is not known");
}

static const char *
find_fault (EiamAttribute *self)
{
  gboolean has_choices = self->choices != NULL && self->choices[0] != NULL;

  if (self->key == NULL)
    return _("“key” is missing");
  if (self->type == EIAM_ATTRIBUTE_CHOICE && !has_choices)
    return _("“choices” is missing");
  if (self->type != EIAM_ATTRIBUTE_CHOICE && has_choices)
    return _("“choices” belongs to the type choice only");

  return NULL;
}

static void
eiam_attribute_finalize (GObject *object)
{
  EiamAttribute *self = EIAM_ATTRIBUTE (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_strfreev);
  g_clear_pointer (&self->pattern, g_regex_unref);

  G_OBJECT_CLASS (eiam_attribute_parent_class)->finalize (object);
}

static void
eiam_attribute_class_init (EiamAttributeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_attribute_finalize;
}

static void
eiam_attribute_init (EiamAttribute *self)
{
}

/**
 * eiam_attribute_new_from_variant:
 * @entry: an `a{sv}` entry of the `extension-attributes` setting
 * @error: return location for an %EIAM_ERROR_CONFIGURATION error
 *
 * Returns: (transfer full) (nullable): the attribute, %NULL when anything in
 *   @entry is wrong
 */
EiamAttribute *
eiam_attribute_new_from_variant (GVariant  *entry,
                                 GError   **error)
{
  g_autoptr (EiamAttribute) self = g_object_new (EIAM_TYPE_ATTRIBUTE, NULL);
  const char *fault = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_return_val_if_fail (g_variant_is_of_type (entry, G_VARIANT_TYPE_VARDICT), NULL);

  g_variant_iter_init (&iter, entry);
  while (fault == NULL && g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      fault = read_member (self, name, value);
      g_variant_unref (value);
    }
  if (fault == NULL)
    fault = find_fault (self);
  if (fault == NULL)
    return g_steal_pointer (&self);

  g_propagate_error (error, eiam_error_new_for_field (EIAM_ERROR_CONFIGURATION, NULL, fault));
  return NULL;
}

static gboolean
list_has_key (GPtrArray  *list,
              const char *key)
{
  unsigned int i;

  for (i = 0; i < list->len; i++)
    {
      if (strcmp (eiam_attribute_get_key (list->pdata[i]), key) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * eiam_attribute_list_parse:
 * @entries: the `aa{sv}` value of the `extension-attributes` setting
 * @problems: (out) (optional) (transfer full) (element-type utf8): what is wrong,
 *   a translated line each that names the entry and the reason
 *
 * A wrong entry is left out as a whole; the others stay.
 *
 * Returns: (transfer full) (element-type EiamAttribute): the attributes
 */
GPtrArray *
eiam_attribute_list_parse (GVariant   *entries,
                           GPtrArray **problems)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gsize i;

  g_return_val_if_fail (g_variant_is_of_type (entries, G_VARIANT_TYPE ("aa{sv}")), NULL);

  for (i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamAttribute) attribute = eiam_attribute_new_from_variant (entry, &error);
      g_autofree char *reason = NULL;

      if (attribute != NULL && !list_has_key (list, attribute->key))
        {
          g_ptr_array_add (list, g_steal_pointer (&attribute));
          continue;
        }

      reason = error == NULL
               ? g_strdup (_("“key” occurs twice"))
               : eiam_error_dup_sentence (error);
      /* Translators: %u is the number of an entry, from 1; %s says what is wrong with it */
      g_ptr_array_add (lines, g_strdup_printf (_("extension-attributes, entry %u: %s."),
                                               (unsigned int) i + 1, reason));
    }

  if (problems != NULL)
    *problems = g_steal_pointer (&lines);

  return g_steal_pointer (&list);
}

/**
 * eiam_attribute_get_key:
 * @self: an attribute
 *
 * Returns: the member name in `extension`
 */
const char *
eiam_attribute_get_key (EiamAttribute *self)
{
  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), NULL);

  return self->key;
}

/**
 * eiam_attribute_get_label:
 * @self: an attribute
 *
 * Returns: what people read, in the interface language where the
 *   administrator gave it
 */
const char *
eiam_attribute_get_label (EiamAttribute *self)
{
  const char * const *languages;

  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), NULL);

  for (languages = g_get_language_names (); self->labels != NULL && *languages != NULL; languages++)
    {
      const char *label = g_hash_table_lookup (self->labels, *languages);

      if (label != NULL)
        return label;
    }

  return self->label == NULL ? self->key : self->label;
}

/**
 * eiam_attribute_get_value_type:
 * @self: an attribute
 *
 * Returns: the kind of value
 */
EiamAttributeType
eiam_attribute_get_value_type (EiamAttribute *self)
{
  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), EIAM_ATTRIBUTE_TEXT);

  return self->type;
}

/**
 * eiam_attribute_get_required:
 * @self: an attribute
 *
 * Returns: whether it must be filled in
 */
gboolean
eiam_attribute_get_required (EiamAttribute *self)
{
  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), FALSE);

  return self->required;
}

/**
 * eiam_attribute_get_choices:
 * @self: an attribute
 *
 * Returns: (nullable): the choices of an attribute of type choice
 */
const char * const *
eiam_attribute_get_choices (EiamAttribute *self)
{
  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), NULL);

  return (const char * const *) self->choices;
}

static const char *
check_value (EiamAttribute *self,
             const char    *text)
{
  char *end = NULL;

  if (g_utf8_strlen (text, -1) > MAX_VALUE_LENGTH)
    return N_("This text is too long.");
  if (self->type == EIAM_ATTRIBUTE_NUMBER)
    {
      /* Not what C takes for numbers besides: 0x10, nan, 1e999. */
      g_ascii_strtod (text, &end);
      if (end == text || *end != '\0' || text[strspn (text, "+-.0123456789")] != '\0')
        return N_("This must be a number.");
    }
  if (self->type == EIAM_ATTRIBUTE_DATE && eiam_field_check_date (text) != NULL)
    return eiam_field_check_date (text);
  if (self->type == EIAM_ATTRIBUTE_CHOICE &&
      !g_strv_contains ((const char * const *) self->choices, text))
    return N_("Choose one of the list.");
  if (self->pattern != NULL && !g_regex_match (self->pattern, text, 0, NULL))
    return N_("This does not have the form that your company asks for.");

  return NULL;
}

/**
 * eiam_attribute_clean:
 * @self: an attribute
 * @text: (nullable): what was entered
 *
 * Brings @text into the form in which it is sent: a date as `yyyy-MM-dd`, a
 * number in ASCII digits, a text without space around it, a choice as it is.
 *
 * Returns: (transfer full): the value, "" for none
 */
char *
eiam_attribute_clean (EiamAttribute *self,
                      const char    *text)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), NULL);

  switch (self->type)
    {
    case EIAM_ATTRIBUTE_DATE:
      return eiam_date_clean (text);

    case EIAM_ATTRIBUTE_NUMBER:
      digits = eiam_text_ascii_digits (text);
      return eiam_text_clean (digits);

    case EIAM_ATTRIBUTE_TEXT:
      return eiam_text_clean (text);

    case EIAM_ATTRIBUTE_CHOICE:
    case EIAM_ATTRIBUTE_BOOLEAN:
    default:
      return g_strdup (text == NULL ? "" : text);
    }
}

/**
 * eiam_attribute_list_clean:
 * @list: (element-type EiamAttribute): the attributes
 * @key: a member name in `extension`
 * @text: (nullable): what was entered
 *
 * Returns: (transfer full) (nullable): @text as the attribute named @key has it
 *   cleaned, %NULL for none
 */
char *
eiam_attribute_list_clean (GPtrArray  *list,
                           const char *key,
                           const char *text)
{
  g_autofree char *clean = g_strdup (text);

  g_return_val_if_fail (list != NULL, NULL);

  for (unsigned int i = 0; i < list->len; i++)
    {
      if (strcmp (eiam_attribute_get_key (list->pdata[i]), key) != 0)
        continue;
      g_free (clean);
      clean = eiam_attribute_clean (list->pdata[i], text);
    }

  return clean == NULL || *clean == '\0' ? NULL : g_steal_pointer (&clean);
}

/**
 * eiam_attribute_check:
 * @self: an attribute
 * @text: (nullable): the value
 * @error: return location for an %EIAM_ERROR_INVALID_INPUT error whose field is
 *   `extension.` and the key
 *
 * Returns: whether @text is acceptable
 */
gboolean
eiam_attribute_check (EiamAttribute  *self,
                      const char     *text,
                      GError        **error)
{
  g_autofree char *field = NULL;
  g_autofree char *clean = NULL;
  const char *sentence = NULL;

  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (self), FALSE);

  clean = eiam_attribute_clean (self, text);
  if (*clean == '\0')
    sentence = self->required ? N_("This field is needed.") : NULL;
  else
    sentence = check_value (self, clean);
  if (sentence == NULL)
    return TRUE;

  field = g_strconcat ("extension.", self->key, NULL);
  g_propagate_error (error, eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, field, sentence));
  return FALSE;
}
