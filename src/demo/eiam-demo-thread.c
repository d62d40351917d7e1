/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-thread.h"

#include "eiam-demo-service.h"

/* What both threads share; it outlives whichever of them ends first. */
typedef struct {
  GMutex        mutex;
  GCond         cond;
  gboolean      is_ready;
  char         *url;    /* (nullable) */
  GError       *error;  /* (nullable) */

  GMainContext *inside;
  GMainLoop    *loop;
  GMainContext *outside;
  GWeakRef      owner;
} Shared;

/* A signal on its way from the service's thread to the owner's. */
typedef struct {
  Shared       *shared;
  char         *name; /* mobile number or token */
  char         *code; /* (nullable): NULL for a puzzle */
  unsigned int  x;
} News;

/* A demo service on a thread and a main context of its own. */
struct _EiamDemoThread
{
  GObject  parent_instance;

  Shared  *shared; /* (nullable) */
  GThread *thread; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamDemoThread, eiam_demo_thread, G_TYPE_OBJECT)

enum {
  SMS,
  PUZZLE,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static void
clear_shared (gpointer data)
{
  Shared *shared = data;

  g_mutex_clear (&shared->mutex);
  g_cond_clear (&shared->cond);
  g_free (shared->url);
  g_clear_error (&shared->error);
  g_main_loop_unref (shared->loop);
  g_main_context_unref (shared->inside);
  g_main_context_unref (shared->outside);
  g_weak_ref_clear (&shared->owner);
}

static void
shared_unref (Shared *shared)
{
  g_atomic_rc_box_release_full (shared, clear_shared);
}

static Shared *
shared_new (EiamDemoThread *owner)
{
  Shared *shared = g_atomic_rc_box_new0 (Shared);

  g_mutex_init (&shared->mutex);
  g_cond_init (&shared->cond);
  shared->inside = g_main_context_new ();
  shared->loop = g_main_loop_new (shared->inside, FALSE);
  shared->outside = g_main_context_ref_thread_default ();
  g_weak_ref_init (&shared->owner, owner);

  return shared;
}

static News *
news_new (Shared       *shared,
          const char   *name,
          const char   *code,
          unsigned int  x)
{
  News *news = g_new0 (News, 1);

  news->shared = g_atomic_rc_box_acquire (shared);
  news->name = g_strdup (name);
  news->code = g_strdup (code);
  news->x = x;

  return news;
}

static void
news_free (gpointer data)
{
  News *news = data;

  shared_unref (news->shared);
  g_free (news->name);
  g_free (news->code);
  g_free (news);
}

static gboolean
on_news_idle (gpointer user_data)
{
  const News *news = user_data;
  g_autoptr (EiamDemoThread) self = NULL;

  g_assert (news != NULL);

  self = g_weak_ref_get (&news->shared->owner);
  if (self != NULL && news->code != NULL)
    g_signal_emit (self, signals[SMS], 0, news->name, news->code);
  else if (self != NULL)
    g_signal_emit (self, signals[PUZZLE], 0, news->name, news->x);

  return G_SOURCE_REMOVE;
}

static void
tell (Shared       *shared,
      const char   *name,
      const char   *code,
      unsigned int  x)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_news_idle, news_new (shared, name, code, x), news_free);
  g_source_attach (source, shared->outside);
}

static void
on_service_sms (EiamDemoService *service,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  g_assert (user_data != NULL);

  tell (user_data, mobile, code, 0);
}

static void
on_service_puzzle (EiamDemoService *service,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  g_assert (user_data != NULL);

  tell (user_data, token, NULL, x);
}

static gboolean
start_service (Shared          *shared,
               EiamDemoService *service)
{
  GError *error = NULL;
  gboolean is_started = eiam_demo_service_start (service, 0, &error);

  g_mutex_lock (&shared->mutex);
  shared->is_ready = TRUE;
  shared->error = error;
  shared->url = eiam_demo_service_dup_url (service);
  g_cond_signal (&shared->cond);
  g_mutex_unlock (&shared->mutex);

  return is_started;
}

static gpointer
run_thread (gpointer data)
{
  Shared *shared = data;
  g_autoptr (EiamDemoService) service = NULL;

  g_main_context_push_thread_default (shared->inside);
  service = eiam_demo_service_new ();
  g_signal_connect (service, "sms", G_CALLBACK (on_service_sms), shared);
  g_signal_connect (service, "puzzle", G_CALLBACK (on_service_puzzle), shared);
  if (start_service (shared, service))
    g_main_loop_run (shared->loop);

  /* What the stop leaves to do, like closing connections, is done here or never. */
  eiam_demo_service_stop (service);
  while (g_main_context_iteration (shared->inside, FALSE))
    continue;
  g_clear_object (&service);
  g_main_context_pop_thread_default (shared->inside);
  shared_unref (shared);

  return NULL;
}

static gboolean
on_quit_idle (gpointer user_data)
{
  g_assert (user_data != NULL);

  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
stop_thread (EiamDemoThread *self)
{
  if (self->thread == NULL)
    return;

  /* By way of the loop itself, which may not be running yet. */
  g_main_context_invoke (self->shared->inside, on_quit_idle, self->shared->loop);
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
eiam_demo_thread_dispose (GObject *object)
{
  EiamDemoThread *self = EIAM_DEMO_THREAD (object);

  stop_thread (self);
  g_clear_pointer (&self->shared, shared_unref);

  G_OBJECT_CLASS (eiam_demo_thread_parent_class)->dispose (object);
}

static void
eiam_demo_thread_class_init (EiamDemoThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_demo_thread_dispose;

  /**
   * EiamDemoThread::sms:
   * @mobile: a mobile number
   * @code: the code that a person at that number would now read
   *
   * Emitted in the main context in which the thread was started.
   */
  signals[SMS] = g_signal_new ("sms", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * EiamDemoThread::puzzle:
   * @token: the name of a puzzle that was given out
   * @x: its solution in pixels
   *
   * Emitted in the main context in which the thread was started.
   */
  signals[PUZZLE] = g_signal_new ("puzzle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
eiam_demo_thread_init (EiamDemoThread *self)
{
}

/**
 * eiam_demo_thread_new:
 *
 * Returns: (transfer full): a thread that is not started
 */
EiamDemoThread *
eiam_demo_thread_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_THREAD, NULL);
}

/**
 * eiam_demo_thread_start:
 * @self: a thread that is not started
 * @error: return location for an error
 *
 * Starts a demo service on any free port of 127.0.0.1 and waits until it
 * listens. It ends with @self.
 *
 * Returns: whether the service listens
 */
gboolean
eiam_demo_thread_start (EiamDemoThread  *self,
                        GError         **error)
{
  Shared *shared = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_THREAD (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  g_clear_pointer (&self->shared, shared_unref);
  shared = self->shared = shared_new (self);
  self->thread = g_thread_try_new ("demo-service", run_thread, g_atomic_rc_box_acquire (shared),
                                   error);
  if (self->thread == NULL)
    {
      shared_unref (shared);
      return FALSE;
    }

  g_mutex_lock (&shared->mutex);
  while (!shared->is_ready)
    g_cond_wait (&shared->cond, &shared->mutex);
  g_mutex_unlock (&shared->mutex);
  if (shared->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&shared->error));
  g_thread_join (g_steal_pointer (&self->thread));
  return FALSE;
}

/**
 * eiam_demo_thread_dup_url:
 * @self: a thread
 *
 * Returns: (transfer full) (nullable): the service's address, without a slash
 *   at the end, or %NULL when it does not listen
 */
char *
eiam_demo_thread_dup_url (EiamDemoThread *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_THREAD (self), NULL);

  return self->shared == NULL ? NULL : g_strdup (self->shared->url);
}
