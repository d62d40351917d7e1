/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field-preference.h"

#include "eiam-choice.h"

#include <glib/gi18n.h>

/* A row that says whether the form shows a field: one choice over the two lists
 * of the settings. */

typedef enum {
  PRESENCE_SHOWN,
  PRESENCE_REQUIRED,
  PRESENCE_HIDDEN,
} Presence;

static const char *const lists[] = {
  [PRESENCE_SHOWN] = NULL,
  [PRESENCE_REQUIRED] = "required-fields",
  [PRESENCE_HIDDEN] = "hidden-fields",
};

static const char *
get_key (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "eiam-key");
}

static gboolean
is_listed (GSettings  *gsettings,
           const char *list,
           const char *key)
{
  g_auto (GStrv) names = g_settings_get_strv (gsettings, list);

  return g_strv_contains ((const char *const *) names, key);
}

static void
set_listed (GSettings  *gsettings,
            const char *list,
            const char *key,
            gboolean    listed)
{
  g_auto (GStrv) names = g_settings_get_strv (gsettings, list);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) result = NULL;

  if (g_strv_contains ((const char *const *) names, key) == listed)
    return;

  for (unsigned int i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], key))
      g_strv_builder_add (builder, names[i]);
  if (listed)
    g_strv_builder_add (builder, key);
  result = g_strv_builder_end (builder);
  g_settings_set_strv (gsettings, list, (const char *const *) result);
}

static void
on_row_selected_changed (AdwComboRow *row,
                         GParamSpec  *pspec,
                         GSettings   *gsettings)
{
  const char *key = get_key (GTK_WIDGET (row));
  Presence presence = adw_combo_row_get_selected (row);

  g_assert (pspec != NULL);
  g_assert (G_IS_SETTINGS (gsettings));

  for (unsigned int i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] != NULL)
      set_listed (gsettings, lists[i], key, i == presence);
}

/* Required wins, as in the form. */
static void
on_gsettings_changed (GSettings  *gsettings,
                      const char *name,
                      GtkWidget  *row)
{
  const char *key = get_key (row);
  Presence presence = PRESENCE_SHOWN;

  g_assert (name != NULL);
  g_assert (ADW_IS_COMBO_ROW (row));

  if (is_listed (gsettings, lists[PRESENCE_REQUIRED], key))
    presence = PRESENCE_REQUIRED;
  else if (is_listed (gsettings, lists[PRESENCE_HIDDEN], key))
    presence = PRESENCE_HIDDEN;

  g_signal_handlers_block_by_func (row, on_row_selected_changed, gsettings);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), presence);
  g_signal_handlers_unblock_by_func (row, on_row_selected_changed, gsettings);
}

/**
 * eiam_field_preference_new:
 * @gsettings: the stored settings
 * @field: a field
 *
 * Returns: (transfer floating): a row that chooses whether @field is shown,
 *   required or hidden
 */
GtkWidget *
eiam_field_preference_new (GSettings *gsettings,
                           EiamField  field)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);
  /* Translators: a field of the form may be left empty. */
  const char *const choices[] = { C_("field of the form", "Shown"),
                                  /* Translators: a field of the form must be filled in. */
                                  C_("field of the form", "Required"),
                                  /* Translators: a field is left out of the form. */
                                  C_("field of the form", "Hidden"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(info->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  eiam_choice_wrap_row (ADW_COMBO_ROW (row));
  g_object_set_data (G_OBJECT (row), "eiam-key", (gpointer) info->key);

  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_row_selected_changed), gsettings,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (gsettings, "changed", G_CALLBACK (on_gsettings_changed), row,
                           G_CONNECT_DEFAULT);
  on_gsettings_changed (gsettings, "", row);
  return row;
}
