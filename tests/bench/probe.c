/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "probe.h"

#include <gtk/gtk.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* What a program that uses GTK does, seen from within and without its help:
 * when a frame was painted, and how long the main loop was away from its poll(). */

static ProbePaintFunc painted;
static gboolean rendered;
static gint64 woken;
static gint64 stall;
static gint64 woken_work;
static gint64 work;

static gboolean
on_render (GSignalInvocationHint *hint,
           unsigned int           n_values,
           const GValue          *values,
           gpointer               user_data)
{
  rendered = TRUE;
  return TRUE;
}

/* The frame has left this process; waiting for the server's answer to a question
 * that comes after it sees it drawn. */
static gboolean
on_after_paint (GSignalInvocationHint *hint,
                unsigned int           n_values,
                const GValue          *values,
                gpointer               user_data)
{
  if (!rendered)
    return TRUE;

  rendered = FALSE;
  gdk_display_sync (gdk_display_get_default ());
  painted (g_get_monotonic_time ());
  return TRUE;
}

static void
hook (GType               type,
      const char         *signal,
      GSignalEmissionHook callback)
{
  g_type_class_unref (g_type_class_ref (type));
  g_signal_add_emission_hook (g_signal_lookup (signal, type), 0, callback, NULL, NULL);
}

/* Calls @on_painted after each frame in which something was drawn. */
void
probe_watch_frames (ProbePaintFunc on_painted)
{
  painted = on_painted;
  hook (GDK_TYPE_SURFACE, "render", on_render);
  hook (GDK_TYPE_FRAME_CLOCK, "after-paint", on_after_paint);
}

static gint64
read_thread_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
measure_poll (GPollFD      *fds,
              unsigned int  n_fds,
              int           timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (woken != 0)
    {
      stall = MAX (stall, now - woken);
      work = MAX (work, read_thread_cpu () - woken_work);
    }
  result = g_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  woken_work = read_thread_cpu ();
  return result;
}

/* Has the main loop measured from now on. */
void
probe_watch_loop (void)
{
  g_main_context_set_poll_func (NULL, measure_poll);
}

/* Returns the longest time between two polls, in microseconds, and begins anew. */
gint64
probe_take_stall (void)
{
  gint64 longest = stall;

  stall = 0;
  return longest;
}

/* Returns the most processor time of this thread between two polls, in microseconds,
 * and begins anew: what a stall is on a machine that does nothing else. */
gint64
probe_take_work (void)
{
  gint64 most = work;

  work = 0;
  return most;
}

static long
read_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return -1;
  line = strstr (text, name);
  return line == NULL ? -1 : strtol (line + strlen (name), NULL, 10);
}

/* Returns this process's proportional share of memory in KiB, or -1. */
long
probe_read_pss (void)
{
  return read_memory ("\nPss:");
}

/* Returns what this process has in memory in KiB, or -1, whether others have it as well
 * or not. */
long
probe_read_resident (void)
{
  return read_memory ("\nRss:");
}

/* Returns that part of its share in KiB, or -1, which other programs do not change when they
 * start and end: what is not the libraries as they are on the disk. */
long
probe_read_written (void)
{
  return read_memory ("\nPss_Dirty:");
}

/* Returns how often threads of this process, those that ended too, have let go of a
 * processor so far. */
gint64
probe_read_switches (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_nvcsw;
}

/* Returns the microseconds of processor time that this process has had so far. */
gint64
probe_read_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC
         + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static gboolean
is_shown (GtkWidget  *widget,
          const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, text))
      return TRUE;
  return FALSE;
}

/* Returns whether a label that is mapped in some window says @text. */
gboolean
probe_shows_text (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_shown (window, text))
        return TRUE;
    }
  return FALSE;
}
