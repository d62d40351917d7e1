/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-puzzle.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

#define KEY "yMXC583dP4R7uhmq"
#define HEADER_SIZE 24

/* A PNG as far as its size is read. */
static GBytes *
create_png (guint32 width,
            guint32 height)
{
  guint8 header[HEADER_SIZE] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13,
                                 'I', 'H', 'D', 'R' };
  guint32 size[] = { GUINT32_TO_BE (width), GUINT32_TO_BE (height) };

  memcpy (header + 16, size, sizeof size);
  return g_bytes_new (header, sizeof header);
}

static EiamPuzzle *
create_puzzle (const char  *secret_key,
               guint32      width,
               guint32      height,
               guint32      piece_width,
               guint32      piece_height,
               GError     **error)
{
  g_autoptr (GBytes) background = create_png (width, height);
  g_autoptr (GBytes) piece = create_png (piece_width, piece_height);

  return eiam_puzzle_new ("71dd26999e314f9abb0c635336976635", secret_key, background, piece, error);
}

/* spec/api.md 10.4 */
static void
test_vectors (void)
{
  static const char * const vectors[][2] = {
    { "{\"x\":237.0,\"y\":5.0}", "5nxXyl0w9Fl24/GYj1H37jB+m/oibvcEvGNrLDO+Rj8=" },
    { "{\"x\":237,\"y\":5}", "1qOiawVgsZK/Lm2jhb4yDw==" },
    { "71dd26999e314f9abb0c635336976635---{\"x\":237.0,\"y\":5.0}",
      "h0dwpAmH+/c6747i02Gb34raffdS/s6sdx7Yb4uAnX2/By43Uhu3dhH0f28kWNY36rB+X8t9mE4WvCZIcLe05Q==" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = eiam_puzzle_encrypt (vectors[i][0], KEY, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, vectors[i][1]);
    }
}

/* A text that fills its last block gets a block of padding. */
static void
test_padding (void)
{
  for (gsize length = 0; length <= 48; length++)
    {
      g_autofree char *plain = g_strnfill (length, 'a');
      g_autofree char *text = eiam_puzzle_encrypt (plain, KEY, NULL);
      gsize size = 0;
      g_autofree guchar *data = g_base64_decode (text, &size);

      g_assert_cmpuint (size, ==, (length / 16 + 1) * 16);
      g_assert_nonnull (data);
    }
}

static void
test_keys (void)
{
  static const char * const keys[] = {
    "", "a", "yMXC583dP4R7uhm", "yMXC583dP4R7uhmqq", "yMXC583dP4R7uhmqyMXC583dP4R7uhmq",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (eiam_puzzle_encrypt ("{}", keys[i], &error));
      eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
    }
}

static void
test_point (void)
{
  static const struct {
    double      x;
    const char *point;
  } rows[] = {
    { 237, "{\"x\":237.0,\"y\":5.0}" },
    { 0, "{\"x\":0.0,\"y\":5.0}" },
    { 0.04, "{\"x\":0.0,\"y\":5.0}" },
    { 100.25, "{\"x\":100.2,\"y\":5.0}" },
    { 100.26, "{\"x\":100.3,\"y\":5.0}" },
    { 99.96, "{\"x\":100.0,\"y\":5.0}" },
    { 1234.5, "{\"x\":1234.5,\"y\":5.0}" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *point = eiam_puzzle_format_point (rows[i].x);

      g_assert_cmpstr (point, ==, rows[i].point);
    }
}

/* Where numbers have a decimal comma, the service does not. */
static void
test_point_in_other_locale (void)
{
  static const char * const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8", "de_DE" };
  const char *found = NULL;
  g_autofree char *point = NULL;

  for (unsigned int i = 0; found == NULL && i < G_N_ELEMENTS (locales); i++)
    found = setlocale (LC_NUMERIC, locales[i]);
  if (found == NULL)
    {
      g_test_skip ("No locale with a decimal comma is installed");
      return;
    }

  point = eiam_puzzle_format_point (237.5);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (point, ==, "{\"x\":237.5,\"y\":5.0}");
}

static void
test_answer (void)
{
  g_autoptr (EiamPuzzle) plain = create_puzzle (NULL, 310, 155, 47, 155, NULL);
  g_autoptr (EiamPuzzle) keyed = create_puzzle (KEY, 310, 155, 47, 155, NULL);
  g_autoptr (EiamPuzzle) empty = create_puzzle ("", 310, 155, 47, 155, NULL);
  g_autofree char *text = NULL;

  text = eiam_puzzle_answer (plain, 237, EIAM_CAPTCHA_ENCRYPTION_AES, NULL);
  g_assert_cmpstr (text, ==, "{\"x\":237.0,\"y\":5.0}");
  g_free (text);
  text = eiam_puzzle_answer (empty, 237, EIAM_CAPTCHA_ENCRYPTION_AES, NULL);
  g_assert_cmpstr (text, ==, "{\"x\":237.0,\"y\":5.0}");
  g_assert_null (eiam_puzzle_get_secret_key (empty));
  g_free (text);
  text = eiam_puzzle_answer (keyed, 237, EIAM_CAPTCHA_ENCRYPTION_PLAIN, NULL);
  g_assert_cmpstr (text, ==, "{\"x\":237.0,\"y\":5.0}");
  g_free (text);
  text = eiam_puzzle_answer (keyed, 237, EIAM_CAPTCHA_ENCRYPTION_AES, NULL);
  g_assert_cmpstr (text, ==, "5nxXyl0w9Fl24/GYj1H37jB+m/oibvcEvGNrLDO+Rj8=");
}

static void
test_bad_key (void)
{
  g_autoptr (EiamPuzzle) puzzle = create_puzzle ("short", 310, 155, 47, 155, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (eiam_puzzle_answer (puzzle, 1, EIAM_CAPTCHA_ENCRYPTION_AES, &error));
  eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
}

static void
test_clamp (void)
{
  static const struct {
    double      x;
    const char *point;
  } rows[] = {
    { -1, "{\"x\":0.0,\"y\":5.0}" },
    { -HUGE_VAL, "{\"x\":0.0,\"y\":5.0}" },
    { 263, "{\"x\":263.0,\"y\":5.0}" },
    { 263.1, "{\"x\":263.0,\"y\":5.0}" },
    { HUGE_VAL, "{\"x\":263.0,\"y\":5.0}" },
  };
  g_autoptr (EiamPuzzle) puzzle = create_puzzle (NULL, 310, 155, 47, 155, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *point = eiam_puzzle_answer (puzzle, rows[i].x,
                                                   EIAM_CAPTCHA_ENCRYPTION_PLAIN, NULL);

      g_assert_cmpstr (point, ==, rows[i].point);
    }
}

static void
test_sizes (void)
{
  static const struct {
    guint32  width, height, piece_width, piece_height;
    gboolean accepted;
  } rows[] = {
    { 310, 155, 47, 155, TRUE },
    { 400, 200, 50, 200, TRUE },
    { 310, 155, 47, 47, TRUE },
    { 2, 1, 1, 1, TRUE },
    { 2000, 1000, 1999, 1000, TRUE },
    { 2000, 1001, 47, 1001, FALSE },
    { 1000, 2000, 999, 2000, TRUE },
    { 310, 155, 310, 155, FALSE },
    { 310, 155, 311, 155, FALSE },
    { 310, 155, 47, 156, FALSE },
    { 0, 155, 47, 155, FALSE },
    { 310, 0, 47, 155, FALSE },
    { 310, 155, 0, 155, FALSE },
    { 310, 155, 47, 0, FALSE },
    { 2001, 155, 47, 155, FALSE },
    { 310, 2001, 47, 155, FALSE },
    { G_MAXUINT32, 155, 47, 155, FALSE },
    { 310, G_MAXUINT32, 47, G_MAXUINT32, FALSE },
    { 1, 1, 1, 1, FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamPuzzle) puzzle =
        create_puzzle (NULL, rows[i].width, rows[i].height,
                       rows[i].piece_width, rows[i].piece_height, &error);

      g_assert_cmpint (puzzle != NULL, ==, rows[i].accepted);
      if (puzzle == NULL)
        {
          eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
          continue;
        }
      g_assert_cmpuint (eiam_puzzle_get_width (puzzle), ==, rows[i].width);
      g_assert_cmpuint (eiam_puzzle_get_height (puzzle), ==, rows[i].height);
      g_assert_cmpuint (eiam_puzzle_get_piece_width (puzzle), ==, rows[i].piece_width);
    }
}

static void
test_no_png (void)
{
  g_autoptr (GBytes) good = create_png (310, 155);
  g_autoptr (GBytes) piece = create_png (47, 155);

  for (gsize i = 0; i < 16; i++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (good, NULL), HEADER_SIZE);
      g_autoptr (GBytes) spoiled = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, HEADER_SIZE - 1 - i);
      g_autoptr (GError) error = NULL;

      g_assert_null (eiam_puzzle_new ("token", NULL, cut, piece, &error));
      eiam_test_assert_error (error, EIAM_ERROR_PROTOCOL, NULL);
      if (i >= 8 && i < 12)
        continue;
      data[i] ^= 0x20;
      spoiled = g_bytes_new (data, HEADER_SIZE);
      g_assert_null (eiam_puzzle_new ("token", NULL, spoiled, piece, NULL));
    }
}

static void
test_getters (void)
{
  g_autoptr (EiamPuzzle) puzzle = create_puzzle (KEY, 310, 155, 47, 155, NULL);

  g_assert_cmpstr (eiam_puzzle_get_token (puzzle), ==, "71dd26999e314f9abb0c635336976635");
  g_assert_cmpstr (eiam_puzzle_get_secret_key (puzzle), ==, KEY);
  g_assert_cmpuint (g_bytes_get_size (eiam_puzzle_get_background (puzzle)), ==, HEADER_SIZE);
  g_assert_cmpuint (g_bytes_get_size (eiam_puzzle_get_piece (puzzle)), ==, HEADER_SIZE);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/puzzle/vectors", test_vectors);
  g_test_add_func ("/puzzle/padding", test_padding);
  g_test_add_func ("/puzzle/keys", test_keys);
  g_test_add_func ("/puzzle/point", test_point);
  g_test_add_func ("/puzzle/point-in-other-locale", test_point_in_other_locale);
  g_test_add_func ("/puzzle/answer", test_answer);
  g_test_add_func ("/puzzle/bad-key", test_bad_key);
  g_test_add_func ("/puzzle/clamp", test_clamp);
  g_test_add_func ("/puzzle/sizes", test_sizes);
  g_test_add_func ("/puzzle/no-png", test_no_png);
  g_test_add_func ("/puzzle/getters", test_getters);

  return g_test_run ();
}
