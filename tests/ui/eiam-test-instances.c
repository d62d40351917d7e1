/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-instances.h"

/* How many objects of each class there are. GLib itself counts them only when it was
 * built to; here the class that all others are copied from is changed before any other
 * is made, so that each object passes by as it comes and as it goes. A class that does not
 * ask its parent as it comes has less than none of them, and is not seen. */

static GObjectFinalizeFunc construct;
static GObjectFinalizeFunc finalize;
static GMutex lock;
static GHashTable *counts; /* (element-type GType int): with @lock */

static void
add (GType type,
     int   change)
{
  int present;

  g_mutex_lock (&lock);
  present = GPOINTER_TO_INT (g_hash_table_lookup (counts, GSIZE_TO_POINTER (type)));
  g_hash_table_insert (counts, GSIZE_TO_POINTER (type), GINT_TO_POINTER (present + change));
  g_mutex_unlock (&lock);
}

static void
count_and_construct (GObject *object)
{
  add (G_OBJECT_TYPE (object), 1);
  construct (object);
}

static void
count_and_finalize (GObject *object)
{
  add (G_OBJECT_TYPE (object), -1);
  finalize (object);
}

/**
 * eiam_test_instances_watch:
 *
 * Counts objects from now on. Called first of all: objects of classes that exist already
 * are not seen.
 */
void
eiam_test_instances_watch (void)
{
  GObjectClass *klass = g_type_class_ref (G_TYPE_OBJECT);

  counts = g_hash_table_new (NULL, NULL);
  construct = klass->constructed;
  finalize = klass->finalize;
  klass->constructed = count_and_construct;
  klass->finalize = count_and_finalize;
}

/**
 * eiam_test_instances_count:
 *
 * Returns: (transfer full) (element-type GType int): how many objects there are now
 */
GHashTable *
eiam_test_instances_count (void)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer type, count;

  g_mutex_lock (&lock);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &type, &count))
    g_hash_table_insert (copy, type, count);
  g_mutex_unlock (&lock);
  return copy;
}
