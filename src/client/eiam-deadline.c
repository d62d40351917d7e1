/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-deadline.h"

/**
 * EiamDeadline:
 *
 * One limit of time for all that belongs to an operation. Its cancellable is for
 * each step: it is cancelled when the time is over, and when the caller's is.
 */
struct _EiamDeadline
{
  GObject       parent_instance;

  GCancellable *cancellable; /* (owned) */
  GCancellable *outer;       /* (owned) (nullable): the caller's */
  gulong        outer_id;
  GSource      *source;      /* (owned) */
  gboolean      passed;
};

G_DEFINE_FINAL_TYPE (EiamDeadline, eiam_deadline, G_TYPE_OBJECT)

static void
on_outer_cancelled (GCancellable *outer,
                    gpointer      user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

static gboolean
on_timeout (gpointer user_data)
{
  EiamDeadline *self = user_data;

  g_assert (EIAM_IS_DEADLINE (self));

  self->passed = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
eiam_deadline_dispose (GObject *object)
{
  EiamDeadline *self = EIAM_DEADLINE (object);

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->outer_id);
  g_clear_object (&self->outer);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (eiam_deadline_parent_class)->dispose (object);
}

static void
eiam_deadline_class_init (EiamDeadlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_deadline_dispose;
}

static void
eiam_deadline_init (EiamDeadline *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * eiam_deadline_new:
 * @timeout_ms: when it passes, in milliseconds from now
 * @outer: (nullable): the caller's cancellable
 *
 * The time runs in the main context of this thread. Without the object, which is
 * not to be freed while @outer is being cancelled, nothing is cancelled any more.
 *
 * Returns: (transfer full): a deadline
 */
EiamDeadline *
eiam_deadline_new (unsigned int  timeout_ms,
                   GCancellable *outer)
{
  EiamDeadline *self = g_object_new (EIAM_TYPE_DEADLINE, NULL);

  self->source = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->source, on_timeout, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  if (outer != NULL)
    {
      self->outer = g_object_ref (outer);
      self->outer_id = g_cancellable_connect (outer, G_CALLBACK (on_outer_cancelled),
                                              g_object_ref (self->cancellable), g_object_unref);
    }
  return self;
}

/**
 * eiam_deadline_get_cancellable:
 * @self: a deadline
 *
 * Returns: (transfer none): what to give to each step; it may be cancelled for
 *   another reason as well
 */
GCancellable *
eiam_deadline_get_cancellable (EiamDeadline *self)
{
  g_return_val_if_fail (EIAM_IS_DEADLINE (self), NULL);

  return self->cancellable;
}

/**
 * eiam_deadline_get_passed:
 * @self: a deadline
 *
 * Returns: whether the time is over
 */
gboolean
eiam_deadline_get_passed (EiamDeadline *self)
{
  g_return_val_if_fail (EIAM_IS_DEADLINE (self), FALSE);

  return self->passed;
}
