/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-text-preference.h"

#include "eiam-left-to-right.h"

#include <glib/gi18n.h>

/* A row with a text of the settings, which is applied as a whole: by Enter, or by the
 * button that comes up as soon as the person has changed something. Unlike the row that
 * libadwaita has for this, it shows all of its name, and what is wrong beside the text. */

#define BUTTON_KEY "eiam-apply-button"

static GtkWidget *
get_button (EiamFieldRow *row)
{
  return g_object_get_data (G_OBJECT (row), BUTTON_KEY);
}

/* What the settings say is no change of the person's. */
static void
on_row_changed (EiamFieldRow *row,
                gpointer      user_data)
{
  GtkWidget *control = eiam_field_row_get_control (row);

  g_assert (user_data == NULL);

  if ((gtk_widget_get_state_flags (control) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_set_visible (get_button (row), TRUE);
}

/* After what was to be done with the text, which may have spelled it anew. */
static void
on_row_entry_activated (EiamFieldRow *row,
                        gpointer      user_data)
{
  g_assert (user_data == NULL);

  if (gtk_widget_has_focus (get_button (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_set_visible (get_button (row), FALSE);
}

static void
on_button_clicked (EiamFieldRow *row)
{
  g_assert (EIAM_IS_FIELD_ROW (row));

  g_signal_emit_by_name (row, "entry-activated");
}

static GtkWidget *
create_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  /* As libadwaita calls its own. */
  const char *name = g_dgettext ("libadwaita", "Apply");

  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return button;
}

/**
 * eiam_text_preference_new:
 * @label: the visible label and accessible name, translated
 * @purpose: what kind of text it is
 * @prose: whether it is read in the direction of the language, as opposed to
 *   addresses and names that run from left to right
 *
 * Returns: (transfer floating): a row that emits #EiamFieldRow::entry-activated
 *   when its text is to be applied
 */
GtkWidget *
eiam_text_preference_new (const char      *label,
                          GtkInputPurpose  purpose,
                          gboolean         prose)
{
  GtkWidget *row = NULL;
  GtkWidget *control = NULL;
  GtkWidget *button = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  row = eiam_field_row_new_for_text (label);
  control = eiam_field_row_get_control (EIAM_FIELD_ROW (row));
  button = create_button ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_entry_set_input_purpose (GTK_ENTRY (control), purpose);
  if (!prose)
    eiam_left_to_right_set (GTK_EDITABLE (control));
  eiam_field_row_add_suffix (EIAM_FIELD_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), BUTTON_KEY, g_object_ref (button), g_object_unref);

  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed), NULL);
  g_signal_connect_after (row, "entry-activated", G_CALLBACK (on_row_entry_activated), NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked), row,
                           G_CONNECT_SWAPPED);
  return row;
}

/**
 * eiam_text_preference_bind:
 * @row: a row of eiam_text_preference_new()
 * @settings: the settings
 * @key: the key of a text
 * @mapping: (nullable): how the value is written as a text, if it is none
 *
 * Has @row show what is stored in @settings, and say so when an administrator has
 * locked it.
 */
void
eiam_text_preference_bind (EiamFieldRow            *row,
                           GSettings               *settings,
                           const char              *key,
                           GSettingsBindGetMapping  mapping)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (row));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (key != NULL);

  g_settings_bind_with_mapping (settings, key, eiam_field_row_get_control (row), "text",
                                G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY,
                                mapping, NULL, NULL, NULL);
  if (g_settings_is_writable (settings, key))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  eiam_field_row_set_hint (row, _("Set by your administrator"));
}
