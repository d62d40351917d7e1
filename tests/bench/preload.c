/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "probe.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Loaded before a program that uses GTK, which is the one that people run. It
 * writes to the descriptor BENCH_FD when the text BENCH_TEXT is on the screen
 * for the first time, and what memory the process has BENCH_REST seconds later.
 * With BENCH_EXIT the program ends there. */

static const char *text;
static int out;

static gboolean
on_rest (gpointer user_data)
{
  dprintf (out, "pss %ld\n", probe_read_pss ());
  return G_SOURCE_REMOVE;
}

static void
on_painted (gint64 now)
{
  const char *rest = getenv ("BENCH_REST");

  if (text == NULL || !probe_shows_text (text))
    return;

  text = NULL;
  dprintf (out, "painted %" G_GINT64_FORMAT "\n", now);
  if (getenv ("BENCH_EXIT") != NULL)
    _exit (0);
  if (rest != NULL)
    g_timeout_add_seconds ((unsigned int) atoi (rest), on_rest, NULL);
}

static void __attribute__ ((constructor))
start (void)
{
  const char *fd = getenv ("BENCH_FD");

  text = getenv ("BENCH_TEXT");
  if (fd == NULL || text == NULL)
    return;

  out = atoi (fd);
  probe_watch_frames (on_painted);
}
