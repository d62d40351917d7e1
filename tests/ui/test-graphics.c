/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-graphics.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* When GTK is told not to look for a graphics processor. */

typedef struct {
  const char *device;   /* (nullable): what the machine has */
  const char *renderer; /* (nullable): what the person chose */
  const char *before;   /* (nullable): what the variable holds already */
  gboolean    spared;
} Row;

static const char *
get_variable (void)
{
  return gtk_get_minor_version () >= 16 ? "GDK_DISABLE" : "GDK_DEBUG";
}

static void
set_variable (const char *name,
              const char *value)
{
  if (value == NULL)
    g_unsetenv (name);
  else
    g_setenv (name, value, TRUE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const char *words = gtk_get_minor_version () >= 16 ? "gl,vulkan" : "gl-disable";
  g_autofree char *devices = g_dir_make_tmp ("eiam-graphics-XXXXXX", NULL);
  g_autofree char *device = g_build_filename (devices, row->device, NULL);
  g_autofree char *both = g_strconcat (row->before == NULL ? "" : row->before, ",", words, NULL);

  g_assert_true (row->device == NULL || g_mkdir (device, 0700) == 0);
  set_variable ("GSK_RENDERER", row->renderer);
  g_unsetenv ("LIBGL_ALWAYS_SOFTWARE");
  set_variable (get_variable (), row->before);

  eiam_graphics_init_full (devices);
  g_assert_cmpstr (g_getenv (get_variable ()), ==,
                   !row->spared ? row->before : row->before == NULL ? words : both);

  if (row->device != NULL)
    g_rmdir (device);
  g_rmdir (devices);
}

/* The person's theme stays; ours is gone before libadwaita looks. */
static void
test_theme (gconstpointer data)
{
  const char *theme = NULL;
  g_autofree char *name = NULL;

  set_variable ("GTK_THEME", data);
  eiam_graphics_init ();
  theme = g_getenv ("GTK_THEME");
  g_assert_cmpstr (theme, ==, data == NULL ? "Adwaita-empty" : data);

  eiam_graphics_open ();
  g_assert_true (gtk_is_initialized ());
  g_assert_cmpstr (g_getenv ("GTK_THEME"), ==, data);

  g_unsetenv ("GTK_THEME");
  adw_init ();
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Adwaita-empty");
}

int
main (int   argc,
      char *argv[])
{
  static const Row rows[] = {
    { NULL, NULL, NULL, TRUE },
    { NULL, NULL, "actions", TRUE },
    { NULL, "cairo", NULL, TRUE },
    { NULL, "gl", NULL, FALSE },
    { "dri", NULL, NULL, FALSE },
    { "dri", NULL, "actions", FALSE },
    { "nvidiactl", NULL, NULL, FALSE },
    { "dxg", NULL, NULL, FALSE },
  };

  g_test_init (&argc, &argv, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/graphics/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  g_test_add_data_func ("/graphics/theme/chosen", "HighContrast", test_theme);
  g_test_add_data_func ("/graphics/theme/none", NULL, test_theme);

  return g_test_run ();
}
