/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language-dialog.h"

#include "eiam-language.h"
#include "eiam-language-list.h"
#include "eiam-language-setting.h"
#include "eiam-languages.h"

#include <glib/gi18n.h>

/* The window in which a person chooses the language of the program. It closes
 * with the choice, and what is below it speaks the language at once. */

#define SETTINGS_KEY "eiam-settings"

/* The window goes first: the program replaces what it shows while it changes. */
static void
on_language_chosen (GtkWindow  *window,
                    const char *tag)
{
  g_autoptr (EiamSettings) settings = g_object_ref (g_object_get_data (G_OBJECT (window),
                                                                       SETTINGS_KEY));
  g_autofree char *own_tag = g_strdup (tag);

  g_assert (GTK_IS_WINDOW (window));

  gtk_window_destroy (window);
  eiam_language_setting_choose (settings, own_tag, TRUE);
}

static GtkWidget *
create_list (EiamSettings *settings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) installed = eiam_languages_dup_installed (eiam_language_get_directory ());
  g_auto (GStrv) tags = NULL;

  g_strv_builder_add (builder, "");
  g_strv_builder_addv (builder, (const char **) installed);
  tags = g_strv_builder_end (builder);

  return eiam_language_list_new ((const char * const *) tags,
                                 eiam_settings_get_language (settings));
}

static GtkWidget *
create_content (GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                            gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (window, controller);
}

/**
 * eiam_language_dialog_new:
 * @settings: the settings
 *
 * Returns: (transfer none): a window with the list of languages
 */
GtkWindow *
eiam_language_dialog_new (EiamSettings *settings)
{
  GtkWidget *window = NULL;
  GtkWidget *list = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  list = create_list (settings);
  window = g_object_new (ADW_TYPE_WINDOW,
                         /* Translators: the menu item and the window in which the language of the
                          * program is chosen */
                         "title", _("Language"),
                         "default-width", 400,
                         "default-height", 560,
                         "width-request", 300,
                         "content", create_content (list),
                         NULL);
  g_object_set_data_full (G_OBJECT (window), SETTINGS_KEY, g_object_ref (settings),
                          g_object_unref);
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_language_chosen), window,
                           G_CONNECT_SWAPPED);
  add_escape (window);
  gtk_widget_grab_focus (list);
  return GTK_WINDOW (window);
}

/**
 * eiam_language_dialog_present:
 * @parent: (nullable): the window that it belongs to
 * @settings: the settings
 *
 * Lets the person choose a language.
 */
void
eiam_language_dialog_present (GtkWindow    *parent,
                              EiamSettings *settings)
{
  GtkWindow *window = NULL;

  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  window = eiam_language_dialog_new (settings);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, TRUE);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}
