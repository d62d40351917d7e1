/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-application.h"
#include "eiam-graphics.h"
#ifdef OWN_HEAP
#include "eiam-heap.h"
#endif
#include "eiam-language.h"
#include "eiam-memory.h"
#include "eiam-process.h"
#include "eiam-watchdog.h"

#include <glib/gi18n.h>

/* Nobody has entered anything into a window that is not there yet, and its pages
 * have not asked any store. */
static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        user_data)
{
#ifdef OWN_HEAP
  g_signal_connect (window, "map", G_CALLBACK (eiam_heap_guard), NULL);
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EiamApplication) application = NULL;
  g_autoptr (EiamWatchdog) watchdog = NULL;

  eiam_memory_init ();
  eiam_process_forbid_core_files ();

  /* Before GTK, and before the options, whose help is translated too. */
  eiam_language_init (NULL);
  eiam_graphics_init ();
  g_set_application_name (_("Staff Sign-Up"));

  application = eiam_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  g_signal_connect_after (application, "startup", G_CALLBACK (eiam_process_hide), NULL);
  watchdog = eiam_watchdog_new ();
  eiam_watchdog_follow (watchdog, GTK_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
