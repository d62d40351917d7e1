/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EiamPasswordFold:
 * @length: how many characters there are
 * @plain: the characters in lower case, without accents and width
 * @guise: the same, with a letter for each digit or sign that stands for it
 * @points: room for one number for each character
 *
 * A text as it is compared, in memory that is overwritten when it is freed.
 */
typedef struct {
  unsigned int  length;
  gunichar     *plain;
  gunichar     *guise;
  guint8       *points;
} EiamPasswordFold;

gunichar          eiam_password_fold_character (gunichar                character);
gunichar          eiam_password_fold_guise     (gunichar                plain);
EiamPasswordFold *eiam_password_fold_new       (const char             *text);
void              eiam_password_fold_free      (EiamPasswordFold       *self);
gboolean          eiam_password_fold_is_at     (const EiamPasswordFold *self,
                                                unsigned int            start,
                                                const gunichar         *guise,
                                                unsigned int            length);
gboolean          eiam_password_fold_equals    (const EiamPasswordFold *self,
                                                unsigned int            start,
                                                unsigned int            end,
                                                const char             *word);
unsigned int      eiam_password_fold_get_period (const EiamPasswordFold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamPasswordFold, eiam_password_fold_free)

G_END_DECLS
