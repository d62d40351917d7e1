/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture-decoder.h"

#include "eiam-error.h"
#include "eiam-picture.h"

#include <glib/gi18n.h>

/* Turns the bytes of a stranger into a texture. */

/* Closed in any case, as the loader wants it; only whole pictures are shown. */
static GdkPixbuf *
load (GdkPixbufLoader *loader,
      GBytes          *bytes)
{
  gboolean whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  GdkPixbuf *pixbuf = NULL;

  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (whole)
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  return pixbuf == NULL ? NULL : gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

static GdkTexture *
create_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf),
                                 gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 pixels,
                                 (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = eiam_picture_decode (task_data, &error);

  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

/**
 * eiam_picture_decode:
 * @bytes: what may be a picture
 * @error: return location for an %EIAM_ERROR_INVALID_INPUT error
 *
 * Does the work of eiam_picture_decode_async() at once: for small pictures, and
 * in any thread.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
eiam_picture_decode (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (GBytes) reduced = NULL;
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  const char *type = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  reduced = eiam_picture_reduce (bytes, &type, error);
  if (reduced == NULL)
    return NULL;

  /* By its name, so that no other format is let loose on the bytes. */
  loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  if (loader != NULL)
    pixbuf = load (loader, reduced);
  if (pixbuf != NULL)
    return create_texture (pixbuf);

  g_propagate_error (error, eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, NULL,
                                                      _("The picture is damaged.")));
  return NULL;
}

/**
 * eiam_picture_decode_async:
 * @bytes: what may be a picture
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, without a source object
 * @user_data: for @callback
 *
 * Reads a PNG or JPEG picture of at most 2000 × 2000 pixels, away from the main
 * thread.
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
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_picture_decode_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
