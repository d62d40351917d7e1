/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-raw.h"

/* Bytes on a connection that HTTP has let go of. */
typedef struct {
  GIOStream    *stream;
  GBytes       *raw;    /* (nullable) */
  GBytes       *filler; /* (nullable) */
  guint64       n_fillers;
  unsigned int  interval;
  GCancellable *cancellable;
} Raw;

static void write_next (Raw *raw);

static void
raw_clear (gpointer data)
{
  Raw *raw = data;

  g_object_unref (raw->stream);
  g_clear_pointer (&raw->raw, g_bytes_unref);
  g_clear_pointer (&raw->filler, g_bytes_unref);
  g_object_unref (raw->cancellable);
}

static void
raw_unref (gpointer data)
{
  g_rc_box_release_full (data, raw_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Raw, raw_unref)

static void
close_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert (G_IS_IO_STREAM (source));

  /* The client may have gone first, which is all the same. */
  g_io_stream_close_finish (G_IO_STREAM (source), result, NULL);
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Raw) raw = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (G_IS_OUTPUT_STREAM (source));

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    write_next (raw);
  else
    g_io_stream_close_async (raw->stream, G_PRIORITY_DEFAULT, NULL, close_cb, NULL);
}

static void
write_bytes (Raw    *raw,
             GBytes *bytes)
{
  gsize size = 0;
  const void *data = g_bytes_get_data (bytes, &size);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (raw->stream), data, size,
                                   G_PRIORITY_DEFAULT, raw->cancellable, write_cb,
                                   g_rc_box_acquire (raw));
}

static gboolean
on_interval_timeout (gpointer user_data)
{
  Raw *raw = user_data;

  g_assert (raw != NULL);

  write_bytes (raw, raw->filler);
  return G_SOURCE_REMOVE;
}

static void
write_later (Raw *raw)
{
  g_autoptr (GSource) source = g_timeout_source_new (raw->interval);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_source_set_callback (source, on_interval_timeout, g_rc_box_acquire (raw), raw_unref);
  g_source_attach (source, context);
}

static void
write_next (Raw *raw)
{
  if (raw->n_fillers == 0)
    {
      g_io_stream_close_async (raw->stream, G_PRIORITY_DEFAULT, NULL, close_cb, NULL);
      return;
    }

  raw->n_fillers--;
  if (raw->interval > 0)
    write_later (raw);
  else
    write_bytes (raw, raw->filler);
}

/**
 * eiam_demo_raw_send:
 * @stream: a connection
 * @reply: a reply with bytes for raw delivery, or none
 * @cancellable: ends the sending
 *
 * Writes the raw bytes of @reply to @stream, its fillers after them, and closes
 * @stream.
 */
void
eiam_demo_raw_send (GIOStream           *stream,
                    const EiamDemoReply *reply,
                    GCancellable        *cancellable)
{
  g_autoptr (Raw) raw = NULL;

  g_return_if_fail (G_IS_IO_STREAM (stream));
  g_return_if_fail (reply != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  raw = g_rc_box_new0 (Raw);
  raw->stream = g_object_ref (stream);
  raw->cancellable = g_object_ref (cancellable);
  if (reply->filler != NULL)
    {
      raw->filler = g_bytes_ref (reply->filler);
      raw->n_fillers = reply->n_fillers;
      raw->interval = reply->interval;
    }

  if (reply->raw == NULL)
    {
      write_next (raw);
      return;
    }
  raw->raw = g_bytes_ref (reply->raw);
  write_bytes (raw, raw->raw);
}
