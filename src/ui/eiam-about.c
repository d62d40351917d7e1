/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <libsoup/soup.h>

/* The one place that knows which class shows what the program is. */
#ifdef PLATFORM_CURRENT
#define SHOW_ABOUT(parent, ...) adw_show_about_dialog (GTK_WIDGET (parent), __VA_ARGS__)
#else
#define SHOW_ABOUT(parent, ...) \
  adw_show_about_window (parent, "destroy-with-parent", TRUE, __VA_ARGS__)
#endif

/**
 * eiam_about_dup_debug_info:
 *
 * Returns: (transfer full): the program's version and those of its libraries,
 *   one to a line, untranslated
 */
char *
eiam_about_dup_debug_info (void)
{
  return g_strdup_printf ("eiam-register %s (%s)\n"
                          "GTK %u.%u.%u\n"
                          "libadwaita %u.%u.%u\n"
                          "GLib %u.%u.%u\n"
                          "libsoup %u.%u.%u\n"
                          "json-glib %d.%d.%d\n"
                          "libsecret %d.%d.%d\n",
                          PACKAGE_VERSION, PROFILE,
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version,
                          soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version (),
                          JSON_MAJOR_VERSION, JSON_MINOR_VERSION, JSON_MICRO_VERSION,
                          SECRET_MAJOR_VERSION, SECRET_MINOR_VERSION, SECRET_MICRO_VERSION);
}

/**
 * eiam_about_present:
 * @parent: (nullable): the window that it belongs to
 *
 * Shows what this program is.
 */
void
eiam_about_present (GtkWindow *parent)
{
  g_autofree char *debug_info = eiam_about_dup_debug_info ();
  g_autofree char *name = g_strconcat (_("Staff Sign-Up"), NAME_SUFFIX, NULL);
  const char *developers[] = { "The eiam-register authors", NULL };

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  SHOW_ABOUT (parent,
              "application-name", name,
              "application-icon", APPLICATION_ID,
              "version", PACKAGE_VERSION,
              "comments", _("Register at your company’s identity service with your "
                            "mobile number and an SMS code."),
              "developer-name", developers[0],
              "developers", developers,
              "license-type", GTK_LICENSE_GPL_3_0,
              "debug-info", debug_info,
              "debug-info-filename", "eiam-register.txt",
              /* Translators: the names of the translators, one to a line. */
              "translator-credits", _("translator-credits"),
              NULL);
}

/**
 * eiam_about_close:
 * @window: any window
 *
 * Closes what tells of this program, if @window is or holds that.
 *
 * Returns: whether it did
 */
gboolean
eiam_about_close (GtkWindow *window)
{
#ifdef PLATFORM_CURRENT
  AdwDialog *dialog = NULL;

  if (ADW_IS_APPLICATION_WINDOW (window))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  return ADW_IS_ABOUT_DIALOG (dialog) && adw_dialog_close (dialog);
#else
  if (!ADW_IS_ABOUT_WINDOW (window))
    return FALSE;

  gtk_window_destroy (window);
  return TRUE;
#endif
}
