/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-sharp-picture.h"

#include <string.h>

/* Enlarges pictures without a filter. GTK blends the pixels of what it enlarges,
 * and blurs edges that somebody has to aim at; what it makes smaller stays sharp. */

#define BYTES_PER_PIXEL 4

static void
enlarge_row (const guint32 *source,
             guint32       *target,
             int            width,
             unsigned int   factor)
{
  for (int x = 0; x < width; x++)
    {
      for (unsigned int i = 0; i < factor; i++)
        *target++ = source[x];
    }
}

static void
enlarge (const guint32 *source,
         guint32       *target,
         int            width,
         int            height,
         unsigned int   factor)
{
  gsize target_width = (gsize) width * factor;

  for (int y = 0; y < height; y++)
    {
      guint32 *first = target;

      enlarge_row (source, first, width, factor);
      for (target += target_width; target < first + target_width * factor; target += target_width)
        memcpy (target, first, target_width * BYTES_PER_PIXEL);
      source += width;
    }
}

/**
 * eiam_sharp_picture_enlarge:
 * @picture: a picture
 * @factor: how many pixels are to stand for one of @picture, at least 1
 *
 * Returns: (transfer full): @picture, with squares of @factor × @factor pixels
 *   in place of its pixels
 */
GdkTexture *
eiam_sharp_picture_enlarge (GdkTexture   *picture,
                            unsigned int  factor)
{
  g_autofree guint32 *source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 *target = NULL;
  int width = 0;
  int height = 0;
  gsize n_pixels = 0;

  g_return_val_if_fail (GDK_IS_TEXTURE (picture), NULL);
  g_return_val_if_fail (factor > 0, NULL);

  if (factor == 1)
    return g_object_ref (picture);

  width = gdk_texture_get_width (picture);
  height = gdk_texture_get_height (picture);
  n_pixels = (gsize) width * (gsize) height;
  source = g_new (guint32, n_pixels);
  target = g_new (guint32, n_pixels * factor * factor);
  gdk_texture_download (picture, (guchar *) source, (gsize) width * BYTES_PER_PIXEL);
  enlarge (source, target, width, height, factor);
  bytes = g_bytes_new_take (target, n_pixels * factor * factor * BYTES_PER_PIXEL);
  return gdk_memory_texture_new (width * (int) factor, height * (int) factor, GDK_MEMORY_DEFAULT,
                                 bytes, (gsize) width * factor * BYTES_PER_PIXEL);
}
