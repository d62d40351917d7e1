/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-puzzle.h"

#include <string.h>

#include <nettle/aes.h>

#include "eiam-error.h"
#include "eiam-picture.h"

/**
 * EiamPuzzle:
 *
 * One puzzle captcha (spec/api.md 10): the picture with a hole, the piece as a
 * strip of the same height, and what is needed to answer. Positions are in
 * pixels of the picture: where the strip's left edge lies.
 */
struct _EiamPuzzle
{
  GObject       parent_instance;

  char         *token;
  char         *secret_key;    /* (nullable) */
  GBytes       *background;
  GBytes       *piece;
  unsigned int  width;
  unsigned int  height;
  unsigned int  piece_width;
};

G_DEFINE_FINAL_TYPE (EiamPuzzle, eiam_puzzle, G_TYPE_OBJECT)

#define PNG_HEADER_SIZE 24

static guint32
read_be32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Reads a PNG's size without decoding it, so that a picture can be refused
 * before it takes memory. */
static gboolean
read_png_size (GBytes       *png,
               unsigned int *width,
               unsigned int *height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);

  if (size < PNG_HEADER_SIZE || memcmp (data, signature, sizeof signature) != 0 ||
      memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;

  *width = read_be32 (data + 16);
  *height = read_be32 (data + 20);
  return *width > 0 && *width <= EIAM_PICTURE_MAX_SIDE && *height > 0
         && *height <= EIAM_PICTURE_MAX_SIDE && *width * *height <= EIAM_PUZZLE_MAX_PIXELS;
}

static void
eiam_puzzle_finalize (GObject *object)
{
  EiamPuzzle *self = EIAM_PUZZLE (object);

  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->secret_key, g_free);
  g_clear_pointer (&self->background, g_bytes_unref);
  g_clear_pointer (&self->piece, g_bytes_unref);

  G_OBJECT_CLASS (eiam_puzzle_parent_class)->finalize (object);
}

static void
eiam_puzzle_class_init (EiamPuzzleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_puzzle_finalize;
}

static void
eiam_puzzle_init (EiamPuzzle *self)
{
}

/**
 * eiam_puzzle_new:
 * @token: the service's name for this puzzle
 * @secret_key: (nullable): the key for an encrypted answer
 * @background: a PNG
 * @piece: a PNG as high as @background and narrower
 * @error: return location for an %EIAM_ERROR_PROTOCOL error
 *
 * Returns: (transfer full) (nullable): the puzzle, %NULL when the pictures
 *   cannot belong to one
 */
EiamPuzzle *
eiam_puzzle_new (const char  *token,
                 const char  *secret_key,
                 GBytes      *background,
                 GBytes      *piece,
                 GError     **error)
{
  g_autoptr (EiamPuzzle) self = g_object_new (EIAM_TYPE_PUZZLE, NULL);
  unsigned int piece_height;

  g_return_val_if_fail (token != NULL && background != NULL && piece != NULL, NULL);

  if (!read_png_size (background, &self->width, &self->height) ||
      !read_png_size (piece, &self->piece_width, &piece_height) ||
      self->piece_width >= self->width || piece_height > self->height)
    {
      g_set_error_literal (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL,
                           "The puzzle's pictures cannot be used");
      return NULL;
    }

  self->token = g_strdup (token);
  self->secret_key = secret_key == NULL || *secret_key == '\0' ? NULL : g_strdup (secret_key);
  self->background = g_bytes_ref (background);
  self->piece = g_bytes_ref (piece);
  return g_steal_pointer (&self);
}

/**
 * eiam_puzzle_get_token:
 * @self: a puzzle
 *
 * Returns: the service's name for this puzzle
 */
const char *
eiam_puzzle_get_token (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), NULL);

  return self->token;
}

/**
 * eiam_puzzle_get_secret_key:
 * @self: a puzzle
 *
 * Returns: (nullable): the key for an encrypted answer
 */
const char *
eiam_puzzle_get_secret_key (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), NULL);

  return self->secret_key;
}

/**
 * eiam_puzzle_get_background:
 * @self: a puzzle
 *
 * Returns: (transfer none): the picture with the hole, a PNG
 */
GBytes *
eiam_puzzle_get_background (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), NULL);

  return self->background;
}

/**
 * eiam_puzzle_get_piece:
 * @self: a puzzle
 *
 * Returns: (transfer none): the piece in its strip, a PNG with transparency
 */
GBytes *
eiam_puzzle_get_piece (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), NULL);

  return self->piece;
}

/**
 * eiam_puzzle_get_width:
 * @self: a puzzle
 *
 * Returns: the picture's width in pixels
 */
unsigned int
eiam_puzzle_get_width (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), 0);

  return self->width;
}

/**
 * eiam_puzzle_get_height:
 * @self: a puzzle
 *
 * Returns: the picture's height in pixels
 */
unsigned int
eiam_puzzle_get_height (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), 0);

  return self->height;
}

/**
 * eiam_puzzle_get_piece_width:
 * @self: a puzzle
 *
 * Returns: the strip's width in pixels
 */
unsigned int
eiam_puzzle_get_piece_width (EiamPuzzle *self)
{
  g_return_val_if_fail (EIAM_IS_PUZZLE (self), 0);

  return self->piece_width;
}

/**
 * eiam_puzzle_format_point:
 * @x: the strip's left edge, in picture pixels
 *
 * The service reads the point without a JSON parser, so the form is fixed: one
 * decimal, no spaces, y always 5 (spec/api.md 10.2, 10.3).
 *
 * Returns: (transfer full): such as `{"x":237.0,"y":5.0}`
 */
char *
eiam_puzzle_format_point (double x)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", x);
  return g_strdup_printf ("{\"x\":%s,\"y\":5.0}", number);
}

/**
 * eiam_puzzle_encrypt:
 * @text: what to encrypt
 * @key: a key of 16 bytes
 * @error: return location for an %EIAM_ERROR_PROTOCOL error
 *
 * AES-128 in ECB mode with PKCS#7 padding, base64 (spec/api.md 10.4).
 *
 * Returns: (transfer full) (nullable): the encrypted text
 */
char *
eiam_puzzle_encrypt (const char  *text,
                     const char  *key,
                     GError     **error)
{
  g_autofree guint8 *padded = NULL;
  struct aes128_ctx context;
  gsize length, padding;

  g_return_val_if_fail (text != NULL && key != NULL, NULL);

  if (strlen (key) != AES128_KEY_SIZE)
    {
      g_set_error_literal (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL,
                           "The puzzle's key does not have 16 bytes");
      return NULL;
    }

  length = strlen (text);
  padding = AES_BLOCK_SIZE - length % AES_BLOCK_SIZE;
  padded = g_malloc (length + padding);
  memcpy (padded, text, length);
  memset (padded + length, (int) padding, padding);

  aes128_set_encrypt_key (&context, (const guint8 *) key);
  aes128_encrypt (&context, length + padding, padded, padded);
  return g_base64_encode (padded, length + padding);
}

/**
 * eiam_puzzle_answer:
 * @self: a puzzle
 * @x: where the strip's left edge was put, in picture pixels
 * @encryption: how to send the answer
 * @error: return location for an %EIAM_ERROR_PROTOCOL error
 *
 * Returns: (transfer full) (nullable): the text for `point_json`
 */
char *
eiam_puzzle_answer (EiamPuzzle             *self,
                    double                  x,
                    EiamCaptchaEncryption   encryption,
                    GError                **error)
{
  g_autofree char *point = NULL;

  g_return_val_if_fail (EIAM_IS_PUZZLE (self), NULL);

  point = eiam_puzzle_format_point (CLAMP (x, 0.0, (double) (self->width - self->piece_width)));
  if (encryption == EIAM_CAPTCHA_ENCRYPTION_AES && self->secret_key != NULL)
    return eiam_puzzle_encrypt (point, self->secret_key, error);

  return g_steal_pointer (&point);
}
