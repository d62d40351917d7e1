/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-process.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* What the kernel shows of this process to others. */

/**
 * eiam_process_forbid_core_files:
 *
 * Has the kernel write no memory to a file when the program crashes.
 */
void
eiam_process_forbid_core_files (void)
{
  static const struct rlimit nothing = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &nothing) != 0)
    g_debug ("Core files cannot be forbidden: %s", g_strerror (errno));
}

/**
 * eiam_process_hide:
 *
 * Keeps other programs of the same person from reading this one's memory, and
 * the kernel from handing it to a collector of crashes.
 *
 * Portals look at a program's `/proc/PID/root` when they first hear from it, and
 * refuse one that is hidden: to be called after GTK has asked them for the
 * settings. In a Flatpak they look at the proxy that stands between the program
 * and the bus, so that the keyring's portal may be asked for the first time later.
 */
void
eiam_process_hide (void)
{
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_debug ("The memory cannot be hidden: %s", g_strerror (errno));
}
