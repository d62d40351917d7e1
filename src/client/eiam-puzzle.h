/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamCaptchaEncryption:
 * @EIAM_CAPTCHA_ENCRYPTION_PLAIN: the answer is sent as it is, as in the vendor's samples
 * @EIAM_CAPTCHA_ENCRYPTION_AES: the answer is encrypted when the service gave a key
 *
 * How the puzzle's answer is sent (spec/api.md 10.5).
 */
typedef enum {
  EIAM_CAPTCHA_ENCRYPTION_PLAIN,
  EIAM_CAPTCHA_ENCRYPTION_AES,
} EiamCaptchaEncryption;

/* How long a puzzle can be answered (spec/api.md 10.2), in seconds. */
#define EIAM_PUZZLE_LIFETIME 120

/* The most pixels of a puzzle's picture, which may take eight bytes each. */
#define EIAM_PUZZLE_MAX_PIXELS 2000000

#define EIAM_TYPE_PUZZLE (eiam_puzzle_get_type ())
G_DECLARE_FINAL_TYPE (EiamPuzzle, eiam_puzzle, EIAM, PUZZLE, GObject)

EiamPuzzle  *eiam_puzzle_new            (const char             *token,
                                         const char             *secret_key,
                                         GBytes                 *background,
                                         GBytes                 *piece,
                                         GError                **error);
const char  *eiam_puzzle_get_token      (EiamPuzzle             *self);
const char  *eiam_puzzle_get_secret_key (EiamPuzzle             *self);
GBytes      *eiam_puzzle_get_background (EiamPuzzle             *self);
GBytes      *eiam_puzzle_get_piece      (EiamPuzzle             *self);
unsigned int eiam_puzzle_get_width      (EiamPuzzle             *self);
unsigned int eiam_puzzle_get_height     (EiamPuzzle             *self);
unsigned int eiam_puzzle_get_piece_width (EiamPuzzle            *self);
char        *eiam_puzzle_format_point   (double                  x);
char        *eiam_puzzle_encrypt        (const char             *text,
                                         const char             *key,
                                         GError                **error);
char        *eiam_puzzle_answer         (EiamPuzzle             *self,
                                         double                  x,
                                         EiamCaptchaEncryption   encryption,
                                         GError                **error);

G_END_DECLS
