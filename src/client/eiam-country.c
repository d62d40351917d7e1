/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-field-check.h"
#include "eiam-json.h"
#include "eiam-text.h"

/**
 * EiamCountry:
 *
 * One entry of the service's country codes (spec/api.md 4.5): area code, names
 * and the expression that a mobile number there must match.
 */
struct _EiamCountry
{
  GObject     parent_instance;

  char       *iso_code;
  char       *area_code;
  GHashTable *names;     /* language → name */
  char       *pattern;   /* (nullable), until it is needed */
  GRegex     *regex;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamCountry, eiam_country, G_TYPE_OBJECT)

#define MAX_REGEX_LENGTH 512
#define MAX_NAME_CHARS 80

static gboolean
is_all (const char *text,
        const char *accepted,
        gsize       max_length)
{
  gsize length = text == NULL ? 0 : strspn (text, accepted);

  return length > 0 && length <= max_length && text[length] == '\0';
}

static void
read_names (EiamCountry *self,
            JsonObject  *names)
{
  g_autoptr (GList) languages = names == NULL ? NULL : json_object_get_members (names);
  GList *l;

  for (l = languages; l != NULL; l = l->next)
    {
      const char *name = eiam_json_get_string (names, l->data);

      if (name != NULL && *name != '\0')
        g_hash_table_replace (self->names, g_strdup (l->data),
                              eiam_text_limit (name, MAX_NAME_CHARS));
    }
}

static void
eiam_country_finalize (GObject *object)
{
  EiamCountry *self = EIAM_COUNTRY (object);

  g_clear_pointer (&self->iso_code, g_free);
  g_clear_pointer (&self->area_code, g_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->pattern, g_free);
  g_clear_pointer (&self->regex, g_regex_unref);

  G_OBJECT_CLASS (eiam_country_parent_class)->finalize (object);
}

static void
eiam_country_class_init (EiamCountryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_country_finalize;
}

static void
eiam_country_init (EiamCountry *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * eiam_country_new_from_json:
 * @object: an element of `phoneAreaCodeDefinitions` (spec/api.md 4.5)
 *
 * Returns: (transfer full) (nullable): the country, %NULL when its codes cannot
 *   be used
 */
EiamCountry *
eiam_country_new_from_json (JsonObject *object)
{
  g_autoptr (EiamCountry) self = NULL;
  const char *iso_code, *area_code, *regex;

  g_return_val_if_fail (object != NULL, NULL);

  iso_code = eiam_json_get_string (object, "countryCode");
  area_code = eiam_json_get_string (object, "areaCode");
  if (!is_all (iso_code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2) || !is_all (area_code, "0123456789", 6))
    return NULL;

  self = g_object_new (EIAM_TYPE_COUNTRY, NULL);
  self->iso_code = g_strdup (iso_code);
  self->area_code = g_strdup (area_code);
  read_names (self, eiam_json_get_object (object, "displayMapping"));

  regex = eiam_json_get_string (object, "mobileRegex");
  if (regex != NULL && *regex != '\0' && strlen (regex) <= MAX_REGEX_LENGTH)
    self->pattern = g_strdup (regex);

  return g_steal_pointer (&self);
}

/**
 * eiam_country_get_iso_code:
 * @self: a country
 *
 * Returns: the ISO 3166 code of two letters
 */
const char *
eiam_country_get_iso_code (EiamCountry *self)
{
  g_return_val_if_fail (EIAM_IS_COUNTRY (self), NULL);

  return self->iso_code;
}

/**
 * eiam_country_get_area_code:
 * @self: a country
 *
 * Returns: the international area code, digits only
 */
const char *
eiam_country_get_area_code (EiamCountry *self)
{
  g_return_val_if_fail (EIAM_IS_COUNTRY (self), NULL);

  return self->area_code;
}

/**
 * eiam_country_get_name:
 * @self: a country
 * @language: (nullable): a language tag such as `zh_CN` or `en`
 *
 * Returns: the service's name of the country in @language, else in English,
 *   else its ISO code
 */
const char *
eiam_country_get_name (EiamCountry *self,
                       const char  *language)
{
  g_autofree char *tag = NULL;
  const char *name;

  g_return_val_if_fail (EIAM_IS_COUNTRY (self), NULL);

  tag = g_strdelimit (g_strdup (language == NULL ? "en" : language), "_", '-');
  tag[strcspn (tag, ".@")] = '\0';

  name = g_hash_table_lookup (self->names, tag);
  if (name == NULL && g_str_has_prefix (tag, "zh"))
    name = g_hash_table_lookup (self->names, "zh-CN");
  if (name == NULL)
    {
      tag[strcspn (tag, "-")] = '\0';
      name = g_hash_table_lookup (self->names, tag);
    }
  if (name == NULL)
    name = g_hash_table_lookup (self->names, "en");

  return name == NULL ? self->iso_code : name;
}

/* One country of hundreds is used, and expressions can be costly to compile. */
static void
compile_pattern (EiamCountry *self)
{
  if (self->pattern == NULL)
    return;

  self->regex = eiam_text_compile_pattern (self->pattern);
  g_clear_pointer (&self->pattern, g_free);
}

/* An expression that cannot tell is none from then on. */
static gboolean
matches (EiamCountry *self,
         const char  *number)
{
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (self->regex != NULL)
    found = g_regex_match_full (self->regex, number, -1, 0, G_REGEX_MATCH_DEFAULT, NULL, &error);
  if (error != NULL)
    g_clear_pointer (&self->regex, g_regex_unref);

  return self->regex != NULL ? found : eiam_field_check_mobile (number) == NULL;
}

/* The number without the area code, however it was written. */
static const char *
skip_area_code (EiamCountry *self,
                const char  *number)
{
  if (*number != '+' || !g_str_has_prefix (number + 1, self->area_code))
    return number;

  number += 1 + strlen (self->area_code);
  return *number == '-' ? number + 1 : number;
}

/**
 * eiam_country_format_mobile:
 * @self: a country
 * @text: a mobile number in any spelling
 * @error: return location for an %EIAM_ERROR_INVALID_INPUT error
 *
 * Finds the form of the number that the service's expression accepts: bare as
 * in all samples (spec/api.md 4.6), else behind the area code.
 *
 * Returns: (transfer full) (nullable): the number as it is sent
 */
char *
eiam_country_format_mobile (EiamCountry  *self,
                            const char   *text,
                            GError      **error)
{
  g_autofree char *clean = eiam_text_clean_mobile (text);
  g_autofree char *hyphen = NULL;
  g_autofree char *joined = NULL;
  const char *sentence;
  const char *bare;

  g_return_val_if_fail (EIAM_IS_COUNTRY (self), NULL);

  compile_pattern (self);
  bare = skip_area_code (self, clean);
  hyphen = g_strdup_printf ("+%s-%s", self->area_code, bare);
  joined = g_strdup_printf ("+%s%s", self->area_code, bare);

  if (*bare != '+')
    {
      const char *forms[] = { bare, hyphen, joined };
      unsigned int i;

      for (i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          if (matches (self, forms[i]))
            return g_strdup (forms[i]);
          /* Without an expression any form would do: the area code adds digits. */
          if (self->regex == NULL)
            break;
        }
    }

  sentence = *bare == '+' ? N_("This number belongs to another country.")
                          : N_("This is not a mobile number of this country.");
  g_propagate_error (error,
                     eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, "mobile", sentence));
  return NULL;
}
