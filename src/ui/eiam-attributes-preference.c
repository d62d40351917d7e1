/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-attributes-preference.h"

#include "eiam-attribute.h"
#include "eiam-preferences-base.h"

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
show_reason (AdwEntryRow *row,
             const char  *reason)
{
  GtkWidget *preferences = gtk_widget_get_ancestor (GTK_WIDGET (row), EIAM_TYPE_PREFERENCES_BASE);
  g_autofree char *markup = g_markup_escape_text (reason, -1);

  if (preferences != NULL)
    eiam_preferences_base_add_toast ((EiamPreferencesBase *) preferences, adw_toast_new (markup));
}

static void
on_apply (AdwEntryRow *row,
          GSettings   *settings)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  g_autoptr (GVariant) value = NULL;
  g_autofree char *reason = NULL;

  g_assert (G_IS_SETTINGS (settings));

  value = parse (gtk_editable_get_text (GTK_EDITABLE (row)), &reason);
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                               value == NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (value == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      show_reason (row, reason);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  g_settings_set_value (settings, KEY, value);
}

/**
 * eiam_attributes_preference_set_up:
 * @row: a row with an apply button
 * @settings: the settings
 *
 * Shows the setting `extension-attributes` in @row, and stores what is applied
 * when all of it can be used. Otherwise the row says what is wrong.
 */
void
eiam_attributes_preference_set_up (AdwEntryRow *row,
                                   GSettings   *settings)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind_with_mapping (settings, KEY, row, "text",
                                G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY,
                                to_text, NULL, NULL, NULL);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_apply), settings, G_CONNECT_DEFAULT);
}
