/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>
#include <zlib.h>

#include "eiam-picture.h"
#include "eiam-picture-decoder.h"

/* Pictures, as a puzzle has them and as an avatar's address may: from the check
 * of the first bytes to the pixels. */

#define SIGNATURE_SIZE 8
#define PNG_FRAME 12

/* Sets right the sums of a PNG's chunks: nearly no change would get past them. */
static void
mend_sums (guint8 *data,
           gsize   size)
{
  gsize position = SIGNATURE_SIZE;

  while (size >= PNG_FRAME && position <= size - PNG_FRAME)
    {
      guint32 length = 0;
      guint32 sum = 0;

      memcpy (&length, data + position, sizeof length);
      length = GUINT32_FROM_BE (length);
      if (length > size - position - PNG_FRAME)
        return;
      sum = GUINT32_TO_BE ((guint32) crc32 (0, data + position + 4, length + 4));
      memcpy (data + position + 8 + length, &sum, sizeof sum);
      position += length + PNG_FRAME;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (size > SIGNATURE_SIZE && copy[0] == 0x89)
    mend_sums (copy, size);
  bytes = g_bytes_new_take (g_steal_pointer (&copy), size);

  texture = eiam_picture_decode (bytes, &error);
  fuzz_error (error, texture == NULL);
  if (texture != NULL)
    g_assert_cmpint (MAX (gdk_texture_get_width (texture), gdk_texture_get_height (texture)), <=,
                     EIAM_PICTURE_MAX_SIDE);

  return 0;
}
