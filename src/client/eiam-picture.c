/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"

/* What is known of a stranger's picture before anything decodes it. Small files
 * can ask for much: a header for gigabytes of pixels, texts in a PNG that unfold
 * to a thousand times their size, a JPEG whose every few bytes draw the whole
 * picture anew. */

#define MAX_SCANS 100
#define SIGNATURE_SIZE 8
#define PNG_FRAME 12    /* length, name and sum around the data of a chunk */
#define IHDR_SIZE 13

typedef enum {
  FAULT_NONE,
  FAULT_FORMAT,
  FAULT_SIZE,
  FAULT_DAMAGED,
} Fault;

static guint32
read_be16 (const guint8 *data)
{
  return (guint32) data[0] << 8 | data[1];
}

static guint32
read_be32 (const guint8 *data)
{
  return read_be16 (data) << 16 | read_be16 (data + 2);
}

static Fault
check_size (guint32 width,
            guint32 height)
{
  if (width == 0 || height == 0)
    return FAULT_DAMAGED;

  return width > EIAM_PICTURE_MAX_SIDE || height > EIAM_PICTURE_MAX_SIDE ? FAULT_SIZE : FAULT_NONE;
}

/* The chunks that make pixels; all others are left behind. */
static gboolean
is_kept (const guint8 *name)
{
  static const char *const names[] = { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (memcmp (names[i], name, 4) == 0)
        return TRUE;
    }

  return FALSE;
}

static Fault
reduce_png (const guint8 *data,
            gsize         size,
            GByteArray   *out)
{
  const guint8 *header = data + SIGNATURE_SIZE;
  gsize position = SIGNATURE_SIZE;
  Fault fault;

  if (size < SIGNATURE_SIZE + PNG_FRAME + IHDR_SIZE || read_be32 (header) != IHDR_SIZE
      || memcmp (header + 4, "IHDR", 4) != 0)
    return FAULT_DAMAGED;
  fault = check_size (read_be32 (header + 8), read_be32 (header + 12));
  if (fault != FAULT_NONE)
    return fault;

  g_byte_array_append (out, data, SIGNATURE_SIZE);
  while (size - position >= PNG_FRAME)
    {
      const guint8 *chunk = data + position;
      gsize length = read_be32 (chunk);

      if (length > size - position - PNG_FRAME)
        return FAULT_DAMAGED;
      if (is_kept (chunk + 4))
        g_byte_array_append (out, chunk, (unsigned int) (length + PNG_FRAME));
      if (memcmp (chunk + 4, "IEND", 4) == 0)
        return FAULT_NONE;
      position += length + PNG_FRAME;
    }

  return FAULT_DAMAGED;
}

/* Where the next marker's second byte is, or @size. A byte of 255 in the data of
 * a scan is followed by 0, so that it is none. */
static gsize
find_marker (const guint8 *data,
             gsize         size,
             gsize         position)
{
  for (; position + 1 < size; position++)
    {
      if (data[position] == 0xFF && data[position + 1] != 0xFF && data[position + 1] != 0)
        return position + 1;
    }

  return size;
}

static gboolean
stands_alone (guint8 marker)
{
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* @segment: behind the marker: its length, a precision, height, width, components */
static Fault
check_frame (const guint8 *segment,
             gsize         length)
{
  if (length < 8 || (segment[7] != 1 && segment[7] != 3 && segment[7] != 4))
    return FAULT_DAMAGED;

  return check_size (read_be16 (segment + 5), read_be16 (segment + 3));
}

static Fault
check_jpeg (const guint8 *data,
            gsize         size)
{
  unsigned int frames = 0;
  unsigned int scans = 0;
  gsize position = 0;

  while ((position = find_marker (data, size, position)) < size && data[position] != 0xD9)
    {
      guint8 marker = data[position++];
      gsize length = 0;
      Fault fault = FAULT_NONE;

      if (stands_alone (marker))
        continue;
      if (size - position >= 2)
        length = read_be16 (data + position);
      if (length < 2 || length > size - position)
        return FAULT_DAMAGED;
      if (is_frame (marker) && frames++ == 0)
        fault = check_frame (data + position, length);
      if (marker == 0xDA && ++scans > MAX_SCANS)
        fault = FAULT_DAMAGED;
      if (fault != FAULT_NONE || frames > 1)
        return fault == FAULT_NONE ? FAULT_DAMAGED : fault;
      position += length;
    }

  return frames == 1 && scans > 0 ? FAULT_NONE : FAULT_DAMAGED;
}

static gboolean
begins_with (const guint8 *data,
             gsize         size,
             const char   *magic)
{
  gsize length = strlen (magic);

  return size > length && memcmp (data, magic, length) == 0;
}

static const char *
get_sentence (Fault fault)
{
  if (fault == FAULT_FORMAT)
    return _("This is no picture in PNG or JPEG format.");
  if (fault == FAULT_SIZE)
    return _("The picture is larger than 2000 × 2000 pixels.");

  return _("The picture is damaged.");
}

/**
 * eiam_picture_reduce:
 * @bytes: what may be a picture
 * @type: (out) (optional): its format, `png` or `jpeg`
 * @error: return location for an %EIAM_ERROR_INVALID_INPUT error
 *
 * Makes @bytes fit for a decoder, without decoding: a PNG or JPEG of at most
 * %EIAM_PICTURE_MAX_SIDE pixels a side, of a PNG what makes its pixels, a JPEG
 * that is drawn in few passes. Pixels may still be damaged.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GBytes *
eiam_picture_reduce (GBytes      *bytes,
                     const char **type,
                     GError     **error)
{
  g_autoptr (GByteArray) out = NULL;
  Fault fault = FAULT_FORMAT;
  const char *format = NULL;
  const guint8 *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  out = g_byte_array_new ();
  if (begins_with (data, size, "\x89PNG\r\n\x1a\n"))
    {
      format = "png";
      fault = reduce_png (data, size, out);
    }
  else if (begins_with (data, size, "\xff\xd8\xff"))
    {
      format = "jpeg";
      fault = check_jpeg (data, size);
    }

  if (fault != FAULT_NONE)
    {
      g_propagate_error (error, eiam_error_new_for_field (EIAM_ERROR_INVALID_INPUT, NULL,
                                                          get_sentence (fault)));
      return NULL;
    }

  if (type != NULL)
    *type = format;
  return out->len == 0 ? g_bytes_ref (bytes) : g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
