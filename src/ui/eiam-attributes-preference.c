/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-attributes-preference.h"

#include "eiam-attribute.h"
#include "eiam-text-preference.h"

#include <glib/gi18n.h>

/* The company's own attributes in the preferences: the text that the tools for
 * settings have for them, so that it can be copied from one to the other. */

#define KEY "extension-attributes"

static gboolean
to_text (GValue   *value,
         GVariant *variant,
         gpointer  user_data)
{
  g_assert (user_data == NULL);

  g_value_take_string (value, g_variant_print (variant, FALSE));
  return TRUE;
}

/* Returns the value, or NULL with a sentence. Nothing is taken by halves. */
static GVariant *
parse (const char  *text,
       char       **reason)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GPtrArray) attributes = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), *clean == '\0' ? "[]" : clean, NULL, NULL,
                           NULL);
  if (value == NULL)
    {
      *reason = g_strdup (_("This is not a list of attributes such as [{'key': <'age'>}]."));
      return NULL;
    }

  attributes = eiam_attribute_list_parse (value, &problems);
  if (attributes->len == g_variant_n_children (value))
    return g_steal_pointer (&value);

  *reason = g_strdup (problems->pdata[0]);
  return NULL;
}

static void
on_row_entry_activated (EiamFieldRow *row,
                        GSettings    *settings)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char *reason = NULL;

  g_assert (G_IS_SETTINGS (settings));

  value = parse (eiam_field_row_get_text (row), &reason);
  eiam_field_row_set_error (row, reason);
  if (value != NULL)
    g_settings_set_value (settings, KEY, value);
}

/**
 * eiam_attributes_preference_set_up:
 * @row: a row of eiam_text_preference_new()
 * @settings: the settings
 *
 * Shows the setting `extension-attributes` in @row, and stores what is applied
 * when all of it can be used. Otherwise the row says what is wrong.
 */
void
eiam_attributes_preference_set_up (EiamFieldRow *row,
                                   GSettings    *settings)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (row));
  g_return_if_fail (G_IS_SETTINGS (settings));

  eiam_text_preference_bind (row, settings, KEY, to_text);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_row_entry_activated), settings,
                           G_CONNECT_DEFAULT);
}
