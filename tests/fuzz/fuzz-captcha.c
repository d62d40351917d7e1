/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-puzzle.h"

/* The answer with a puzzle, and answers to it. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (EiamPuzzle) puzzle = fuzz_answer (EIAM_CALL_CAPTCHA, data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *encrypted = NULL;

  if (puzzle == NULL)
    return 0;

  g_assert_cmpuint (eiam_puzzle_get_piece_width (puzzle), <, eiam_puzzle_get_width (puzzle));
  g_assert_cmpuint (eiam_puzzle_get_width (puzzle) * eiam_puzzle_get_height (puzzle), <=,
                    EIAM_PUZZLE_MAX_PIXELS);
  plain = eiam_puzzle_answer (puzzle, 1e300, EIAM_CAPTCHA_ENCRYPTION_PLAIN, NULL);
  g_assert_nonnull (plain);
  encrypted = eiam_puzzle_answer (puzzle, 0, EIAM_CAPTCHA_ENCRYPTION_AES, &error);
  fuzz_error (error, encrypted == NULL);

  return 0;
}
