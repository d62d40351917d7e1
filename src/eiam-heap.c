/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "eiam-heap.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* What the C library's free() leaves in memory is there until somebody else
 * needs the place: names, numbers and passwords of the people who were at this
 * machine before, in copies that GTK, Pango, GLib and GnuTLS made on their way.
 * The program's own free() goes before the C library's in every library of the
 * process, and overwrites each block before it is given back. Not yet while it
 * starts: there is nothing personal in memory then, and hundreds of thousands of
 * blocks come and go until the first page is built. */

/* Seen by the libraries, unlike everything else in the program. */
#define PUBLIC __attribute__ ((visibility ("default")))

typedef void (*FreeFunc) (void *block);

static atomic_bool guarded;

/* Resolved at the first call, which comes before any other thread. Looking it
 * up may itself free something; that little is then kept. */
static FreeFunc
get_next_free (void)
{
  static FreeFunc next;
  static int searching;

  if (next == NULL && !searching)
    {
      searching = 1;
      *(void **) &next = dlsym (RTLD_NEXT, "free");
      searching = 0;
    }

  return next;
}

/**
 * free:
 * @block: (nullable): what malloc() returned
 *
 * Frees a block, which is overwritten before when eiam_heap_guard() was called.
 * Its `errno` is the caller's, as in the C library.
 */
PUBLIC void
free (void *block)
{
  FreeFunc next = get_next_free ();

  if (block == NULL || next == NULL)
    return;

  if (atomic_load_explicit (&guarded, memory_order_relaxed))
    explicit_bzero (block, malloc_usable_size (block));
  next (block);
}

/**
 * realloc:
 * @block: (nullable): what malloc() returned
 * @size: how many bytes are needed
 *
 * Changes the size of a block. One that moves is overwritten where it was.
 */
PUBLIC void *
realloc (void   *block,
         size_t  size)
{
  size_t present;
  void *moved;

  if (block == NULL)
    return malloc (size);
  if (size == 0)
    {
      free (block);
      return NULL;
    }

  present = malloc_usable_size (block);
  if (size <= present && size >= present / 2)
    return block;

  moved = malloc (size);
  if (moved == NULL)
    return NULL;

  memcpy (moved, block, size < present ? size : present);
  free (block);
  return moved;
}

/**
 * eiam_heap_guard:
 *
 * Has blocks overwritten from now on. To be called before anything personal can
 * be in memory.
 */
void
eiam_heap_guard (void)
{
  atomic_store (&guarded, 1);
}
