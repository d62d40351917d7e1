/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-password-words.h"

G_BEGIN_DECLS

/**
 * EiamPasswordLevel:
 * @EIAM_PASSWORD_EMPTY: nothing is entered
 * @EIAM_PASSWORD_REFUSED: it is not accepted; see eiam_password_check()
 * @EIAM_PASSWORD_WEAK: it can be guessed
 * @EIAM_PASSWORD_FAIR: it can be guessed with patience
 * @EIAM_PASSWORD_GOOD: it is hard to guess
 * @EIAM_PASSWORD_STRONG: it is as long as is advised
 *
 * How hard a password is to guess.
 */
typedef enum {
  EIAM_PASSWORD_EMPTY,
  EIAM_PASSWORD_REFUSED,
  EIAM_PASSWORD_WEAK,
  EIAM_PASSWORD_FAIR,
  EIAM_PASSWORD_GOOD,
  EIAM_PASSWORD_STRONG,
} EiamPasswordLevel;

#define EIAM_N_PASSWORD_LEVELS (EIAM_PASSWORD_STRONG + 1)

const char        *eiam_password_check             (const char              *password,
                                                    const EiamPasswordWords *words);
EiamPasswordLevel  eiam_password_rate              (const char              *password,
                                                    const EiamPasswordWords *words);
const char        *eiam_password_describe          (const char              *password,
                                                    const EiamPasswordWords *words,
                                                    EiamPasswordLevel        level);
const char        *eiam_password_level_get_name    (EiamPasswordLevel        level);
gboolean           eiam_password_fits_usual_policy (const char              *password);

G_END_DECLS
