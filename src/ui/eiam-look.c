/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-look.h"

#include <gtk/gtk.h>

/* Contrast and size of the text for the person who is at the machine, whatever
 * the desktop says. They are the process's own and nothing of them is stored. */

/* Of libadwaita, which itself decides by the desktop's setting alone. */
#define CONTRAST_STYLE "/org/gnome/Adwaita/styles/base-hc.css"

#define LARGE_FACTOR 1.5
#define DEFAULT_DPI (96 * 1024)

static GtkCssProvider *contrast_style;
static int normal_dpi;

/**
 * eiam_look_get_high_contrast:
 *
 * Returns: whether the person asked for more contrast
 */
gboolean
eiam_look_get_high_contrast (void)
{
  return contrast_style != NULL;
}

/**
 * eiam_look_set_high_contrast:
 * @high_contrast: whether lines and texts are to stand out more
 *
 * Changes all windows.
 */
void
eiam_look_set_high_contrast (gboolean high_contrast)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (high_contrast == eiam_look_get_high_contrast ())
    return;
  if (!high_contrast)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (contrast_style));
      g_clear_object (&contrast_style);
      return;
    }

  contrast_style = gtk_css_provider_new ();
  if (g_resources_get_info (CONTRAST_STYLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    gtk_css_provider_load_from_resource (contrast_style, CONTRAST_STYLE);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (contrast_style),
                                              GTK_STYLE_PROVIDER_PRIORITY_THEME + 1);
}

/**
 * eiam_look_get_large_text:
 *
 * Returns: whether the person asked for larger texts
 */
gboolean
eiam_look_get_large_text (void)
{
  return normal_dpi != 0;
}

/**
 * eiam_look_set_large_text:
 * @large_text: whether texts are to be half as large again
 *
 * Changes all windows.
 */
void
eiam_look_set_large_text (gboolean large_text)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (large_text == eiam_look_get_large_text ())
    return;
  if (!large_text)
    {
      g_object_set (settings, "gtk-xft-dpi", normal_dpi, NULL);
      normal_dpi = 0;
      return;
    }

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  normal_dpi = dpi > 0 ? dpi : DEFAULT_DPI;
  g_object_set (settings, "gtk-xft-dpi", (int) (normal_dpi * LARGE_FACTOR), NULL);
}
