/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EiamWordList:
 * @EIAM_WORD_LIST_PASSWORDS: well-known passwords in lower-case ASCII, sorted
 * @EIAM_WORD_LIST_PINYIN: a syllable, a space, and the characters that are read so
 * @EIAM_WORD_LIST_SURNAMES: the same for each surname that is read otherwise
 *
 * What comes with the program; each is a file in the folder `words`.
 */
typedef enum {
  EIAM_WORD_LIST_PASSWORDS,
  EIAM_WORD_LIST_PINYIN,
  EIAM_WORD_LIST_SURNAMES,
} EiamWordList;

const char * const *eiam_word_list_get (EiamWordList list);

G_END_DECLS
