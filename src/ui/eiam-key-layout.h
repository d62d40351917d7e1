/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EiamKeyPage:
 * @EIAM_KEY_PAGE_START: what a field begins with: a keypad or the letters
 * @EIAM_KEY_PAGE_LETTERS: the letters
 * @EIAM_KEY_PAGE_SYMBOLS: the digits and the signs of ASCII
 * @EIAM_KEY_PAGE_MORE: further signs
 */
typedef enum {
  EIAM_KEY_PAGE_START,
  EIAM_KEY_PAGE_LETTERS,
  EIAM_KEY_PAGE_SYMBOLS,
  EIAM_KEY_PAGE_MORE,
} EiamKeyPage;

/* Keys that do not stand for themselves in a row. No layout has capitals: Shift makes them. */
#define EIAM_KEY_BACKSPACE 'B'
#define EIAM_KEY_ENTER 'E'
#define EIAM_KEY_HIDE 'H'
#define EIAM_KEY_LETTERS 'L'
#define EIAM_KEY_MORE 'M'
#define EIAM_KEY_NEXT 'N'
#define EIAM_KEY_SYMBOLS 'P'
#define EIAM_KEY_SHIFT 'S'
#define EIAM_KEY_NONE 'X'
#define EIAM_KEY_SPACE ' '

#define EIAM_KEY_MAX_ROWS 5

/**
 * EiamKeyLayout:
 * @columns: how wide it is; a key of a character is two columns wide
 * @rows: the keys from left to right, one character for each; then %NULL
 *
 * Which keys are where.
 */
typedef struct {
  unsigned int columns;
  const char  *rows[EIAM_KEY_MAX_ROWS + 1];
} EiamKeyLayout;

EiamKeyLayout eiam_key_layout_get          (GtkInputPurpose  purpose,
                                            EiamKeyPage      page,
                                            const char      *language);
gboolean      eiam_key_layout_is_number    (GtkInputPurpose  purpose);
unsigned int  eiam_key_layout_measure      (EiamKeyLayout   *layout,
                                            unsigned int     row,
                                            unsigned int     place);
const char   *eiam_key_layout_get_variants (gunichar         character);

G_END_DECLS
