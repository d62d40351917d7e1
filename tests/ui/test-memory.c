/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-memory.h"
#include "eiam-test-utils.h"

#include <malloc.h>
#include <string.h>

/* What the C library keeps of memory that was given back to it. */

#define THREADS 12
#define MAX_HEAPS 2

/* Smaller than what comes from the system one by one, however that limit is set. */
#define BLOCK 8192
#define BLOCKS 4096

/* Sanitizers and valgrind have a heap of their own. */
static gboolean
is_own_heap (void)
{
  void *block = g_malloc (BLOCK);
  gboolean own = mallinfo2 ().uordblks >= BLOCK;

  g_free (block);
  if (!own)
    g_test_skip ("the heap is not the C library's");
  return own;
}

typedef struct {
  GMutex       lock;
  GCond        change;
  unsigned int present;
  gboolean     over;
} Crowd;

/* All hold something before any lets go. */
static gpointer
hold (gpointer user_data)
{
  Crowd *crowd = user_data;
  void *block = g_malloc (BLOCK);

  g_mutex_lock (&crowd->lock);
  crowd->present++;
  g_cond_broadcast (&crowd->change);
  while (!crowd->over)
    g_cond_wait (&crowd->change, &crowd->lock);
  g_mutex_unlock (&crowd->lock);
  g_free (block);
  return NULL;
}

static unsigned int
count_heaps (void)
{
  g_autofree char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream (&text, &size);
  unsigned int count = 0;

  g_assert_cmpint (malloc_info (0, stream), ==, 0);
  fclose (stream);
  for (const char *at = strstr (text, "<heap "); at != NULL; at = strstr (at + 1, "<heap "))
    count++;
  return count;
}

static void
test_memory_heaps (void)
{
  Crowd crowd = { .present = 0 };
  GThread *threads[THREADS];

  if (!is_own_heap ())
    return;
  eiam_memory_init ();
  for (unsigned int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("holds", hold, &crowd);
  g_mutex_lock (&crowd.lock);
  while (crowd.present < THREADS)
    g_cond_wait (&crowd.change, &crowd.lock);
  g_assert_cmpuint (count_heaps (), <=, MAX_HEAPS);
  crowd.over = TRUE;
  g_cond_broadcast (&crowd.change);
  g_mutex_unlock (&crowd.lock);
  for (unsigned int i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
}

static long
read_resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  words = g_strsplit (text, " ", 3);
  return strtol (words[1], NULL, 10);
}

/* In pages: half of what was let go. */
static gboolean
is_smaller (gpointer user_data)
{
  return read_resident () < *(long *) user_data - (long) BLOCKS / 2;
}

/* Every second block stays, so that none of those between is at the end of the heap. */
static void
test_memory_tidy (void)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  long full;

  if (!is_own_heap ())
    return;
  for (unsigned int i = 0; i < BLOCKS; i++)
    {
      g_ptr_array_add (others, memset (g_malloc (BLOCK), 1, BLOCK));
      g_ptr_array_add (kept, memset (g_malloc (BLOCK / 8), 1, BLOCK / 8));
    }
  full = read_resident ();
  g_ptr_array_set_size (others, 0);
  g_assert_false (is_smaller (&full));
  eiam_memory_tidy_soon ();
  eiam_test_await (is_smaller, &full);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/memory/heaps", test_memory_heaps);
  g_test_add_func ("/memory/tidy", test_memory_tidy);

  return g_test_run ();
}
