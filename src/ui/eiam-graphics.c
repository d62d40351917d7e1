/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-graphics.h"

#include <gtk/gtk.h>
#include <string.h>

/* GTK draws with OpenGL where it can, and also on a machine without a graphics
 * processor, whose own processor then does all the work: slower than by cairo, and
 * with a compiler of shaders in memory. To find that out, it loads all of it before
 * the first window. There it is told not to look. */

#define NO_GL_SINCE_MINOR 16

/* What a graphics processor looks like to the kernel: of Mesa's drivers, of NVIDIA's,
 * and of the one that Windows lends to Linux. */
static const char * const processors[] = { "dri", "nvidiactl", "dxg", NULL };

/* The person's own word on how to draw. */
static const char * const wishes[] = { "GSK_RENDERER", "LIBGL_ALWAYS_SOFTWARE", NULL };

/* GTK reads its own large style sheet when it opens a display, and libadwaita
 * replaces that with this empty theme of its own at once. Named before GTK starts, it
 * is the only one that is read. */
#define THEME_VARIABLE "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty"

static gboolean empty_theme_named;

static gboolean
has_processor (const char *devices)
{
  for (unsigned int i = 0; processors[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (devices, processors[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* Only a wish for cairo agrees with what is done here. */
static gboolean
has_wish (void)
{
  for (unsigned int i = 0; wishes[i] != NULL; i++)
    if (g_getenv (wishes[i]) != NULL && g_strcmp0 (g_getenv (wishes[i]), "cairo") != 0)
      return TRUE;
  return FALSE;
}

static void
add_words (const char *variable,
           const char *words)
{
  const char *before = g_getenv (variable);
  g_autofree char *value = before == NULL || *before == '\0'
                             ? g_strdup (words)
                             : g_strconcat (before, ",", words, NULL);

  g_setenv (variable, value, TRUE);
}

/**
 * eiam_graphics_init_full:
 * @devices: where the kernel shows devices
 *
 * Has GTK draw by cairo where there is no graphics processor. To be called before
 * GTK starts. Whoever chose a renderer in the environment is left with that.
 */
void
eiam_graphics_init_full (const char *devices)
{
  g_return_if_fail (devices != NULL);

  if (has_processor (devices) || has_wish ())
    return;

  if (gtk_get_minor_version () >= NO_GL_SINCE_MINOR)
    add_words ("GDK_DISABLE", "gl,vulkan");
  else
    add_words ("GDK_DEBUG", "gl-disable");
}

/**
 * eiam_graphics_init:
 *
 * Like eiam_graphics_init_full(), with the devices of this machine. Also spares GTK
 * its own style sheet, until eiam_graphics_open().
 */
void
eiam_graphics_init (void)
{
  eiam_graphics_init_full ("/dev");
  empty_theme_named = g_getenv (THEME_VARIABLE) == NULL;
  if (empty_theme_named)
    g_setenv (THEME_VARIABLE, EMPTY_THEME, TRUE);
}

/**
 * eiam_graphics_open:
 *
 * Starts GTK. Afterwards the theme is that of whoever named one in the environment,
 * or libadwaita's, which has to come next.
 */
void
eiam_graphics_open (void)
{
  gtk_init ();
  /* Has them read the theme. */
  gtk_settings_get_default ();
  if (empty_theme_named)
    g_unsetenv (THEME_VARIABLE);
  empty_theme_named = FALSE;
}
