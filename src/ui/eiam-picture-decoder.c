/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture-decoder.h"

#include <string.h>

#include "eiam-error.h"

#include <glib/gi18n.h>

/* Turns the bytes of a stranger into a texture, away from the main thread. Two
 * formats only, known by their first bytes, so that nothing else is let loose
 * on them; and no picture whose size alone would be harm: that is known from
 * its first lines, before there is memory for the rest. */

#define MAX_SIDE 2000
#define CHUNK 4096

static const struct
{
  const char *magic;
  const char *type;
} formats[] = {
  { "\x89PNG\r\n", "png" },
  { "\xff\xd8\xff", "jpeg" },
};

static const char *
find_type (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (unsigned int i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize length = strlen (formats[i].magic);

      if (size > length && memcmp (data, formats[i].magic, length) == 0)
        return formats[i].type;
    }

  return NULL;
}

static GError *
new_error (const char *sentence)
{
  return eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, NULL, sentence);
}

/* A size of nothing makes the loader give up. */
static void
on_size_prepared (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gboolean        *too_large)
{
  if (width <= MAX_SIDE && height <= MAX_SIDE)
    return;

  *too_large = TRUE;
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes          *bytes,
      const gboolean  *too_large)
{
  gsize size = 0;
  const guchar *data = g_bytes_get_data (bytes, &size);

  for (gsize offset = 0; offset < size && !*too_large; offset += CHUNK)
    {
      if (!gdk_pixbuf_loader_write (loader, data + offset, MIN (CHUNK, size - offset), NULL))
        return FALSE;
    }

  return !*too_large;
}

static GdkPixbuf *
decode (GBytes  *bytes,
        GError **error)
{
  const char *type = find_type (bytes);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf = NULL;
  gboolean too_large = FALSE;
  gboolean whole = FALSE;

  if (type != NULL)
    loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  if (loader == NULL)
    {
      g_propagate_error (error, new_error (_("This is no picture in PNG or JPEG format.")));
      return NULL;
    }

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &too_large);
  whole = feed (loader, bytes, &too_large);
  /* Closed in any case, as the loader wants it; only whole pictures are shown. */
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (whole)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf != NULL)
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);

  g_propagate_error (error,
                     new_error (too_large
                                  ? _("The picture is larger than 2000 × 2000 pixels.")
                                  : _("The picture is damaged.")));
  return NULL;
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GdkPixbuf *pixbuf = decode (task_data, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pixbuf, g_object_unref);
}

/**
 * eiam_picture_decode_async:
 * @bytes: what may be a picture
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, without a source object
 * @user_data: for @callback
 *
 * Reads a PNG or JPEG picture of at most 2000 × 2000 pixels.
 */
void
eiam_picture_decode_async (GBytes              *bytes,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, eiam_picture_decode_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

/**
 * eiam_picture_decode_finish:
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
eiam_picture_decode_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) pixels = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_picture_decode_async), NULL);

  pixbuf = g_task_propagate_pointer (G_TASK (result), error);
  if (pixbuf == NULL)
    return NULL;

  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf),
                                 gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 pixels,
                                 (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}
