/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-shortcuts.h"

/* The help window of the keyboard shortcuts. Its type is named in the .ui only:
 * later releases of GTK deprecate the calls, not the window. */

#define PARENT_KEY "eiam-shortcuts-parent"

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_shortcuts_present (GTK_WINDOW (widget));
}

/* Returns the window if it is open. */
static GtkWindow *
find_window (GtkWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      /* The list keeps what it has. */
      if (g_object_get_data (G_OBJECT (toplevel), PARENT_KEY) == parent)
        return toplevel;
    }

  return NULL;
}

/**
 * eiam_shortcuts_install:
 * @window_class: the class of a window
 *
 * Gives windows of that class the action `win.show-help-overlay`.
 */
void
eiam_shortcuts_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.show-help-overlay", NULL, show_action);
}

/**
 * eiam_shortcuts_present:
 * @parent: the window that it belongs to
 *
 * Shows the keyboard shortcuts, once.
 */
void
eiam_shortcuts_present (GtkWindow *parent)
{
  GtkWindow *window = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = find_window (parent);
  if (window == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource (RESOURCE_PATH "/eiam-shortcuts.ui");

      window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
      g_object_set_data (G_OBJECT (window), PARENT_KEY, parent);
      gtk_window_set_transient_for (window, parent);
      gtk_window_set_modal (window, TRUE);
      gtk_window_set_destroy_with_parent (window, TRUE);
    }
  gtk_window_present (window);
}

/**
 * eiam_shortcuts_close:
 * @window: any window
 *
 * Closes @window if it shows the keyboard shortcuts.
 */
void
eiam_shortcuts_close (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (g_object_get_data (G_OBJECT (window), PARENT_KEY) != NULL)
    gtk_window_destroy (window);
}
