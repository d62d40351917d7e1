/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

#define LARGE "The picture is larger than 2000 × 2000 pixels."
#define DAMAGED "The picture is damaged."
#define OTHER "This is no picture in PNG or JPEG format."

/* Pictures are put together by hand here: what matters is never decoded. */

static void
append_be (GByteArray   *out,
           guint32       number,
           unsigned int  n_bytes)
{
  guint32 ordered = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &ordered + sizeof ordered - n_bytes, n_bytes);
}

static void
append_chunk (GByteArray *out,
              const char *name,
              const char *data,
              gsize       size)
{
  append_be (out, (guint32) size, 4);
  g_byte_array_append (out, (const guint8 *) name, 4);
  g_byte_array_append (out, (const guint8 *) data, (unsigned int) size);
  append_be (out, 0, 4);
}

static GByteArray *
begin_png (guint32 width,
           guint32 height)
{
  /* Depth, colours and, at the end, that the lines are interlaced. */
  static const guint8 rest[] = { 8, 6, 0, 0, 1 };
  g_autoptr (GByteArray) header = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();

  append_be (header, width, 4);
  append_be (header, height, 4);
  g_byte_array_append (header, rest, sizeof rest);
  g_byte_array_append (out, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (out, "IHDR", (const char *) header->data, header->len);
  return out;
}

/* Takes @array. */
static GBytes *
end_png (GByteArray *array)
{
  append_chunk (array, "IDAT", "pixels", 6);
  append_chunk (array, "IEND", "", 0);
  return g_byte_array_free_to_bytes (array);
}

static void
append_segment (GByteArray  *out,
                guint8       marker,
                const guint8 *data,
                gsize        size)
{
  append_be (out, 0xFF00 | marker, 2);
  append_be (out, (guint32) size + 2, 2);
  g_byte_array_append (out, data, (unsigned int) size);
}

static void
append_frame (GByteArray *out,
              guint8      marker,
              guint32     width,
              guint32     height,
              guint8      components)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  static const guint8 component[] = { 1, 0x11, 0 };

  append_be (frame, 8, 1);
  append_be (frame, height, 2);
  append_be (frame, width, 2);
  append_be (frame, components, 1);
  for (unsigned int i = 0; i < components; i++)
    g_byte_array_append (frame, component, sizeof component);
  append_segment (out, marker, frame->data, frame->len);
}

static GByteArray *
begin_jpeg (guint32 width,
            guint32 height,
            guint8  components)
{
  GByteArray *out = g_byte_array_new ();

  append_be (out, 0xFFD8, 2);
  append_frame (out, 0xC2, width, height, components);
  return out;
}

/* Data of a scan may hold what looks like a marker and is none. */
static void
append_scans (GByteArray   *out,
              unsigned int  n_scans)
{
  static const guint8 header[] = { 1, 1, 0, 0, 63, 0 };
  static const guint8 data[] = { 0x12, 0xFF, 0x00, 0xC0, 0xFF, 0xD0, 0x34 };

  for (unsigned int i = 0; i < n_scans; i++)
    {
      append_segment (out, 0xDA, header, sizeof header);
      g_byte_array_append (out, data, sizeof data);
    }
}

/* Takes @array. */
static GBytes *
end_jpeg (GByteArray *array)
{
  append_be (array, 0xFFD9, 2);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
create_jpeg (guint32      width,
             guint32      height,
             guint8       components,
             unsigned int n_scans)
{
  GByteArray *out = begin_jpeg (width, height, components);

  append_scans (out, n_scans);
  return end_jpeg (out);
}

/* Takes @bytes; @fault is the sentence that it is refused with, or NULL. */
static void
check (GBytes     *bytes,
       const char *wanted_type,
       const char *fault)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const char *type = NULL;
  g_autoptr (GBytes) reduced = eiam_picture_reduce (owned, &type, &error);

  if (fault == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (reduced, owned));
      g_assert_cmpstr (type, ==, wanted_type);
      return;
    }

  g_assert_null (reduced);
  eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, NULL);
  sentence = eiam_error_dup_sentence (error);
  g_assert_cmpstr (sentence, ==, fault);
}

static void
test_sizes (void)
{
  static const struct
  {
    guint32     width, height;
    const char *fault;
  } rows[] = {
    { 1, 1, NULL }, { 310, 155, NULL }, { 2000, 2000, NULL },
    { 2001, 1, LARGE }, { 1, 2001, LARGE }, { 30000, 30000, LARGE }, { 0xFFFF, 0xFFFF, LARGE },
    { 0, 1, DAMAGED }, { 1, 0, DAMAGED },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check (end_png (begin_png (rows[i].width, rows[i].height)), "png", rows[i].fault);
      check (create_jpeg (rows[i].width, rows[i].height, 3, 1), "jpeg", rows[i].fault);
    }
  check (end_png (begin_png (G_MAXUINT32, G_MAXUINT32)), NULL, LARGE);
}

static void
test_other_formats (void)
{
  static const char *const files[] = {
    "GIF89a\x02\x01\x02\x01 animated", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM",
    "RIFF\x01\x01\x01\x01WEBP", "\x89PNG", "\x89PNG\r\n\x1a\n", "\xff\xd8", "\xff\xd8\xff", "x",
    " \x89PNG\r\n\x1a\n ", "",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (files); i++)
    check (g_bytes_new_static (files[i], strlen (files[i])), NULL, OTHER);
}

/* What unfolds, moves or only tells is not decoded. */
static void
test_chunks (void)
{
  GByteArray *all = begin_png (4, 4);
  GByteArray *kept = begin_png (4, 4);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) reduced = NULL;

  append_chunk (all, "zTXt", "Title\0\0unfolds", 14);
  append_chunk (all, "iCCP", "unfolds", 7);
  append_chunk (all, "acTL", "moves", 5);
  append_chunk (all, "PLTE", "abc", 3);
  append_chunk (all, "tRNS", "a", 1);
  append_chunk (all, "UNKN", "", 0);
  append_chunk (kept, "PLTE", "abc", 3);
  append_chunk (kept, "tRNS", "a", 1);
  append_chunk (all, "IDAT", "pixels", 6);
  append_chunk (all, "IEND", "", 0);
  g_byte_array_append (all, (const guint8 *) "tail", 4);
  before = g_byte_array_free_to_bytes (all);
  wanted = end_png (kept);

  reduced = eiam_picture_reduce (before, NULL, NULL);
  g_assert_nonnull (reduced);
  g_assert_true (g_bytes_equal (reduced, wanted));
}

/* Wherever it is cut, it is no whole picture. */
static void
test_cut (void)
{
  g_autoptr (GBytes) png = end_png (begin_png (4, 4));
  gsize size = g_bytes_get_size (png);

  for (gsize length = 9; length < size; length++)
    check (g_bytes_new_from_bytes (png, 0, length), NULL, DAMAGED);
}

static void
test_png_headers (void)
{
  GByteArray *early = begin_png (4, 4);
  GByteArray *late = begin_png (4, 4);

  /* Another chunk before the header, and a length beyond the end. */
  memcpy (early->data + 12, "IDAT", 4);
  check (end_png (early), NULL, DAMAGED);
  append_be (late, G_MAXUINT32, 4);
  check (end_png (late), NULL, DAMAGED);
}

/* Each scan draws the whole picture anew. */
static void
test_scans (void)
{
  check (create_jpeg (2000, 2000, 3, 0), NULL, DAMAGED);
  check (create_jpeg (2000, 2000, 3, 10), "jpeg", NULL);
  check (create_jpeg (2000, 2000, 1, 100), "jpeg", NULL);
  check (create_jpeg (2000, 2000, 3, 101), NULL, DAMAGED);
  check (create_jpeg (2000, 2000, 4, 1), "jpeg", NULL);
  check (create_jpeg (2000, 2000, 2, 1), NULL, DAMAGED);
  check (create_jpeg (2000, 2000, 10, 1), NULL, DAMAGED);
}

static void
test_jpeg_headers (void)
{
  static const guint8 text[] = { 'x' };
  GByteArray *twice = begin_jpeg (4, 4, 3);
  GByteArray *missing = g_byte_array_new ();
  GByteArray *hidden = g_byte_array_new ();
  GByteArray *beyond = begin_jpeg (4, 4, 3);

  append_frame (twice, 0xC0, 4, 4, 3);
  append_scans (twice, 1);
  check (end_jpeg (twice), NULL, DAMAGED);

  append_be (missing, 0xFFD8, 2);
  append_scans (missing, 1);
  check (end_jpeg (missing), NULL, DAMAGED);

  /* Behind a comment and filling bytes. */
  append_be (hidden, 0xFFD8, 2);
  append_segment (hidden, 0xFE, text, sizeof text);
  append_be (hidden, 0xFFFF, 2);
  append_frame (hidden, 0xC9, 30000, 30000, 3);
  append_scans (hidden, 1);
  check (end_jpeg (hidden), NULL, LARGE);

  append_be (beyond, 0xFFE1, 2);
  append_be (beyond, 0xFFFF, 2);
  check (end_jpeg (beyond), NULL, DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/sizes", test_sizes);
  g_test_add_func ("/picture/other-formats", test_other_formats);
  g_test_add_func ("/picture/chunks", test_chunks);
  g_test_add_func ("/picture/cut", test_cut);
  g_test_add_func ("/picture/png-headers", test_png_headers);
  g_test_add_func ("/picture/scans", test_scans);
  g_test_add_func ("/picture/jpeg-headers", test_jpeg_headers);

  return g_test_run ();
}
