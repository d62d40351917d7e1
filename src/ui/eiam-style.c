/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-style.h"

#include <gtk/gtk.h>

/* The program's style sheet and icons. GTK would take both from the resources of an
 * application by itself, the icons just before libadwaita adds its own: GTK begins to read
 * the icon theme in a thread as soon as somebody asks for it, each further place throws away
 * what was read, and what comes too early waits for that. So libadwaita comes first, and our
 * icons when the first of them is shown. */

/**
 * eiam_style_init:
 *
 * Loads the style sheet. GTK has a display by now.
 */
void
eiam_style_init (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * eiam_style_add_icons:
 *
 * Has the icons of the program found. May be called any number of times.
 */
void
eiam_style_add_icons (void)
{
  static gboolean added;

  if (!added)
    gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                      RESOURCE_PATH "/icons");
  added = TRUE;
}
