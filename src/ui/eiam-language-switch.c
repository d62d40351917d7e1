/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language-switch.h"

#include "eiam-language.h"
#include "eiam-language-setting.h"
#include "eiam-page-state.h"
#include "eiam-preferences.h"
#include "eiam-window.h"

#include <adwaita.h>

/* Everything that is on the screen, in another language. */

static void
rebuild_preferences (GtkWindow    *window,
                     EiamSettings *settings)
{
  g_autoptr (EiamPageState) state = eiam_page_state_new (GTK_WIDGET (window));
  GtkWindow *parent = gtk_window_get_transient_for (window);
  GtkWindow *rebuilt = NULL;

  gtk_window_destroy (window);
  rebuilt = eiam_preferences_present (parent, settings);
  eiam_page_state_restore (state, GTK_WIDGET (rebuilt));
}

static void
translate (GtkWindow    *window,
           EiamSettings *settings)
{
  if (EIAM_IS_WINDOW (window))
    eiam_window_translate (EIAM_WINDOW (window));
  else if (EIAM_IS_PREFERENCES (window))
    rebuild_preferences (window, settings);
  else if (ADW_IS_ABOUT_WINDOW (window) || GTK_IS_SHORTCUTS_WINDOW (window))
    gtk_window_destroy (window);
}

/**
 * eiam_language_switch:
 * @settings: the settings
 *
 * Has everything that is on the screen in the language that is set. Windows with
 * nothing but text to read are closed; a question that waits for its answer
 * stays as it was asked.
 */
void
eiam_language_switch (EiamSettings *settings)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  eiam_language_setting_apply (settings);
  eiam_language_apply_direction ();
  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    g_ptr_array_add (windows, g_list_model_get_item (toplevels, i));
  for (unsigned int i = 0; i < windows->len; i++)
    translate (windows->pdata[i], settings);
}
