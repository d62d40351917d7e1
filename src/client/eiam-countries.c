/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-countries.h"

#include "eiam-error.h"
#include "eiam-json.h"

/* The answer to the call for countries, also when it comes from a file. */

#define MAX_COUNTRIES 400

static GPtrArray *
read_list (JsonArray *array)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  unsigned int length = json_array_get_length (array);

  for (unsigned int i = 0; i < length && list->len < MAX_COUNTRIES; i++)
    {
      JsonObject *element = eiam_json_get_element (array, i);
      EiamCountry *country = element == NULL ? NULL : eiam_country_new_from_json (element);

      if (country != NULL)
        g_ptr_array_add (list, country);
    }

  return list;
}

/**
 * eiam_countries_new:
 * @source: an answer to the call for countries
 * @error: return location for an %EIAM_ERROR_PROTOCOL error
 *
 * Reads @source (spec/api.md 4.5). Entries that cannot be used are left out.
 *
 * Returns: (transfer full) (nullable): the countries
 */
EiamCountries *
eiam_countries_new (GBytes  *source,
                    GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  JsonArray *array;
  EiamCountries *self;

  g_return_val_if_fail (source != NULL, NULL);

  object = eiam_json_parse_object (source, error);
  if (object == NULL)
    return NULL;

  array = eiam_json_get_array (object, "phoneAreaCodeDefinitions");
  if (array == NULL)
    {
      g_propagate_error (error, eiam_error_new_for_field (EIAM_ERROR_PROTOCOL, NULL, NULL));
      return NULL;
    }

  self = g_new0 (EiamCountries, 1);
  self->list = read_list (array);
  self->preferred = g_strdup (eiam_json_get_string (object, "preferredAreaCode"));
  self->source = g_bytes_ref (source);
  return self;
}

/**
 * eiam_countries_free:
 * @self: (transfer full): countries
 */
void
eiam_countries_free (EiamCountries *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->preferred, g_free);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_free (self);
}

/**
 * eiam_countries_destroy:
 * @data: (transfer full): an #EiamCountries
 *
 * eiam_countries_free() as a #GDestroyNotify.
 */
void
eiam_countries_destroy (gpointer data)
{
  eiam_countries_free (data);
}
