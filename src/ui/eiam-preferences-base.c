/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-preferences-base.h"

#ifndef PLATFORM_CURRENT
#include "eiam-text-touch.h"
#endif

/* The one place that knows what kind of thing holds the preferences: a window of
 * its own, or since libadwaita 1.5 a dialog within the window that it belongs to. */

#ifdef PLATFORM_CURRENT
/* A dialog without a parent has a window of its own around it. */
static GtkWidget *
find_below (GtkWidget *widget,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}
#else
static void
present_window (GtkWindow *window,
                GtkWindow *parent)
{
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_modal (window, parent != NULL);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

static EiamPreferencesBase *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      /* The list keeps what it has. */
      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return ADW_PREFERENCES_WINDOW (toplevel);
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
 * eiam_preferences_base_find:
 * @parent: (nullable): the window that they belong to
 * @type: a class of preferences
 *
 * Returns: (transfer none) (nullable): the preferences that are open
 */
EiamPreferencesBase *
eiam_preferences_base_find (GtkWindow *parent,
                            GType      type)
{
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

#ifdef PLATFORM_CURRENT
  return parent != NULL ? eiam_preferences_base_find_in (parent, type) : NULL;
#else
  return find_window (type);
#endif
}

/**
 * eiam_preferences_base_find_in:
 * @window: any window
 * @type: a class of preferences
 *
 * Returns: (transfer none) (nullable): the preferences that @window is or holds
 */
EiamPreferencesBase *
eiam_preferences_base_find_in (GtkWindow *window,
                               GType      type)
{
  GtkWidget *found = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

#ifdef PLATFORM_CURRENT
  /* One that is on its way out is not open. */
  if (ADW_IS_APPLICATION_WINDOW (window))
    found = (GtkWidget *)
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  else
    found = find_below (GTK_WIDGET (window), type);
#else
  found = GTK_WIDGET (window);
#endif
  return found != NULL && g_type_is_a (G_OBJECT_TYPE (found), type) ? (EiamPreferencesBase *) found
                                                                    : NULL;
}

/**
 * eiam_preferences_base_get_parent:
 *
 * Returns: (transfer none) (nullable): the window that they belong to
 */
GtkWindow *
eiam_preferences_base_get_parent (EiamPreferencesBase *self)
{
#ifdef PLATFORM_CURRENT
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return ADW_IS_APPLICATION_WINDOW (root) ? GTK_WINDOW (root) : NULL;
#else
  return gtk_window_get_transient_for (GTK_WINDOW (self));
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
  eiam_text_touch_guard (GTK_WINDOW (self));
  present_window (GTK_WINDOW (self), parent);
#endif
}

/**
 * eiam_preferences_base_close:
 *
 * Takes the preferences away.
 */
void
eiam_preferences_base_close (EiamPreferencesBase *self)
{
#ifdef PLATFORM_CURRENT
  adw_dialog_force_close (ADW_DIALOG (self));
#else
  gtk_window_destroy (GTK_WINDOW (self));
#endif
}
