/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What the C library keeps of memory that nobody needs any more. It gives none back
 * that lies between blocks in use, and each thread that finds the heap busy gets one of
 * its own, up to eight for each processor: the more people come, the more there is. */

/* A thread that finds none free shares one, which costs it little. */
#define MAX_HEAPS 2

/* What is done for the next person comes first. */
#define TIDY_SECONDS 1

static unsigned int tidy_id;

static gboolean
on_tidy_due (gpointer user_data)
{
  tidy_id = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/**
 * eiam_memory_init:
 *
 * Keeps the number of heaps small. To be called before there is another thread.
 */
void
eiam_memory_init (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MAX_HEAPS);
#endif
}

/**
 * eiam_memory_tidy_soon:
 *
 * Gives memory that is not needed back to the system when the next second is over. In
 * the main thread.
 */
void
eiam_memory_tidy_soon (void)
{
  if (tidy_id == 0)
    tidy_id = g_timeout_add_seconds (TIDY_SECONDS, on_tidy_due, NULL);
}
