/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-test-bomb.h"

#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

/* Small PNG files that want to be large in memory. */

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define HEADER_END 33        /* signature, and the chunk with the size */
#define SIDE 30000
#define TEXT_SIZE 7000000    /* libpng takes texts of up to 8 MB */
#define N_TEXTS 30

static void
append_number (GByteArray *out,
               guint32     number)
{
  guint32 ordered = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &ordered, sizeof ordered);
}

static void
append_chunk (GByteArray *out,
              const char *name,
              GByteArray *content)
{
  unsigned int start = out->len + 4;

  append_number (out, content->len);
  g_byte_array_append (out, (const guint8 *) name, 4);
  g_byte_array_append (out, content->data, content->len);
  append_number (out, (guint32) crc32 (0, out->data + start, out->len - start));
}

static void
append_packed (GByteArray *out,
               gsize       size)
{
  g_autoptr (GConverter) deflate =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);
  g_autoptr (GBytes) result = NULL;
  g_autofree char *letters = g_strnfill (size, 'x');

  g_assert_true (g_output_stream_write_all (stream, letters, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  result = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_byte_array_append (out, g_bytes_get_data (result, NULL),
                       (unsigned int) g_bytes_get_size (result));
}

/**
 * eiam_test_bomb_new_pixels:
 *
 * Returns: (transfer full): a PNG of a few KB whose pixels would take 3.6 GB
 */
GBytes *
eiam_test_bomb_new_pixels (void)
{
  static const guint8 rest[] = { 8, 6, 0, 0, 0 };
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  g_autoptr (GByteArray) pixels = g_byte_array_new ();
  g_autoptr (GByteArray) end = g_byte_array_new ();

  append_number (header, SIDE);
  append_number (header, SIDE);
  g_byte_array_append (header, rest, sizeof rest);
  append_packed (pixels, 3000000);

  g_byte_array_append (out, (const guint8 *) SIGNATURE, strlen (SIGNATURE));
  append_chunk (out, "IHDR", header);
  append_chunk (out, "IDAT", pixels);
  append_chunk (out, "IEND", end);
  return g_byte_array_free_to_bytes (out);
}

/**
 * eiam_test_bomb_new_texts:
 * @png: a PNG
 *
 * Returns: (transfer full): @png with texts of 210 MB, packed to 210 KB
 */
GBytes *
eiam_test_bomb_new_texts (GBytes *png)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (png, &size);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) text = g_byte_array_new ();

  g_assert_cmpuint (size, >, HEADER_END);
  g_byte_array_append (text, (const guint8 *) "Title\0", strlen ("Title") + 2);
  append_packed (text, TEXT_SIZE);

  g_byte_array_append (out, data, HEADER_END);
  for (unsigned int i = 0; i < N_TEXTS; i++)
    append_chunk (out, "zTXt", text);
  g_byte_array_append (out, data + HEADER_END, (unsigned int) size - HEADER_END);
  return g_byte_array_free_to_bytes (out);
}

/**
 * eiam_test_bomb_get_peak:
 *
 * Returns: the most memory that this process ever had, in KiB
 */
glong
eiam_test_bomb_get_peak (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}
