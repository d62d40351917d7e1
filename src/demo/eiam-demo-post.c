/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-post.h"

#include "eiam-demo-raw.h"

/* Carries replies to their clients: at once, later, spoilt or never. */
struct _EiamDemoPost
{
  GObject       parent_instance;

  GPtrArray    *deferred; /* (element-type GSource) */
  GCancellable *cancellable;
};

typedef struct {
  EiamDemoPost      *post;   /* (unowned) */
  GSource           *source; /* (unowned) */
  SoupServerMessage *message;
  EiamDemoReply     *reply;
} Deferred;

G_DEFINE_FINAL_TYPE (EiamDemoPost, eiam_demo_post, G_TYPE_OBJECT)

static void
deferred_free (gpointer data)
{
  Deferred *deferred = data;

  g_object_unref (deferred->message);
  eiam_demo_reply_free (deferred->reply);
  g_free (deferred);
}

static void
source_destroy (gpointer data)
{
  GSource *source = data;

  g_source_destroy (source);
  g_source_unref (source);
}

static void
deliver (EiamDemoPost        *self,
         SoupServerMessage   *message,
         const EiamDemoReply *reply)
{
  g_autoptr (GIOStream) stream = NULL;

  if (reply->delivery == EIAM_DEMO_DELIVERY_HANG)
    return;
  if (reply->delivery == EIAM_DEMO_DELIVERY_HTTP)
    {
      eiam_demo_reply_write (reply, message);
      soup_server_message_unpause (message);
      return;
    }

  stream = soup_server_message_steal_connection (message);
  if (stream != NULL)
    eiam_demo_raw_send (stream, reply, self->cancellable);
}

static gboolean
on_deferred_timeout (gpointer user_data)
{
  Deferred *deferred = user_data;
  EiamDemoPost *self = NULL;

  g_assert (deferred != NULL);

  self = deferred->post;
  deliver (self, deferred->message, deferred->reply);
  g_ptr_array_remove_fast (self->deferred, deferred->source);

  return G_SOURCE_REMOVE;
}

/* Raw answers wait for a turn of the main loop too: a connection cannot be taken
 * away from within the handler that libsoup calls for it. */
static void
defer (EiamDemoPost      *self,
       SoupServerMessage *message,
       EiamDemoReply     *reply,
       unsigned int       delay)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GSource *source = delay > 0 ? g_timeout_source_new (delay) : g_idle_source_new ();
  Deferred *deferred = g_new0 (Deferred, 1);

  deferred->post = self;
  deferred->source = source;
  deferred->message = g_object_ref (message);
  deferred->reply = reply;
  soup_server_message_pause (message);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_deferred_timeout, deferred, deferred_free);
  g_source_attach (source, context);
  g_ptr_array_add (self->deferred, source);
}

static void
eiam_demo_post_dispose (GObject *object)
{
  EiamDemoPost *self = EIAM_DEMO_POST (object);

  if (self->deferred != NULL)
    eiam_demo_post_cancel (self);
  g_clear_pointer (&self->deferred, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (eiam_demo_post_parent_class)->dispose (object);
}

static void
eiam_demo_post_class_init (EiamDemoPostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_demo_post_dispose;
}

static void
eiam_demo_post_init (EiamDemoPost *self)
{
  self->deferred = g_ptr_array_new_with_free_func (source_destroy);
  self->cancellable = g_cancellable_new ();
}

/**
 * eiam_demo_post_new:
 *
 * Returns: (transfer full): a post with nothing to deliver
 */
EiamDemoPost *
eiam_demo_post_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_POST, NULL);
}

/**
 * eiam_demo_post_send:
 * @self: a post
 * @message: a request, within the handler that got it
 * @reply: (transfer full): its answer
 * @delay: how many milliseconds the answer waits
 *
 * Delivers @reply.
 */
void
eiam_demo_post_send (EiamDemoPost      *self,
                     SoupServerMessage *message,
                     EiamDemoReply     *reply,
                     unsigned int       delay)
{
  g_return_if_fail (EIAM_IS_DEMO_POST (self));
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (reply != NULL);

  if (delay > 0 || reply->delivery != EIAM_DEMO_DELIVERY_HTTP)
    {
      defer (self, message, reply, delay);
      return;
    }

  eiam_demo_reply_write (reply, message);
  eiam_demo_reply_free (reply);
}

/**
 * eiam_demo_post_cancel:
 * @self: a post
 *
 * Forgets what is still to be delivered.
 */
void
eiam_demo_post_cancel (EiamDemoPost *self)
{
  g_return_if_fail (EIAM_IS_DEMO_POST (self));

  g_ptr_array_set_size (self->deferred, 0);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}
