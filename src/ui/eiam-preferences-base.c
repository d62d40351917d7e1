/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-preferences-base.h"

/* The one place that knows what kind of thing holds the preferences: a window of
 * its own, or since libadwaita 1.5 a dialog within the window that it belongs to. */

#ifndef PLATFORM_CURRENT
static void
present_window (GtkWindow *window,
                GtkWindow *parent)
{
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, parent != NULL);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      /* The list keeps what it has. */
      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }

  return NULL;
}
#endif

/**
 * eiam_preferences_base_set_size:
 * @width: in pixels
 * @height: in pixels
 *
 * Sets how large it is where there is room.
 */
void
eiam_preferences_base_set_size (EiamPreferencesBase *self,
                                int                  width,
                                int                  height)
{
#ifdef PLATFORM_CURRENT
  adw_dialog_set_content_width (ADW_DIALOG (self), width);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
#else
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
#endif
}

/**
 * eiam_preferences_base_add_toast:
 * @toast: (transfer full): a message
 *
 * Shows @toast over the preferences.
 */
void
eiam_preferences_base_add_toast (EiamPreferencesBase *self,
                                 AdwToast            *toast)
{
#ifdef PLATFORM_CURRENT
  adw_preferences_dialog_add_toast (self, toast);
#else
  adw_preferences_window_add_toast (self, toast);
#endif
}

/**
 * eiam_preferences_base_find:
 * @parent: (nullable): the window that they belong to
 * @type: a class of preferences
 *
 * Returns: (transfer none) (nullable): the preferences that are open
 */
GtkWidget *
eiam_preferences_base_find (GtkWindow *parent,
                            GType      type)
{
#ifdef PLATFORM_CURRENT
  AdwDialog *dialog = NULL;

  if (ADW_IS_APPLICATION_WINDOW (parent))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (parent));
  return dialog != NULL && g_type_is_a (G_OBJECT_TYPE (dialog), type) ? GTK_WIDGET (dialog) : NULL;
#else
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  return find_window (type);
#endif
}

/**
 * eiam_preferences_base_present:
 * @parent: (nullable): the window that they belong to
 *
 * Shows the preferences, or brings them to the front.
 */
void
eiam_preferences_base_present (EiamPreferencesBase *self,
                               GtkWindow           *parent)
{
#ifdef PLATFORM_CURRENT
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (parent));
#else
  present_window (GTK_WINDOW (self), parent);
#endif
}
