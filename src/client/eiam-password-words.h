/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-password-fold.h"

G_BEGIN_DECLS

/**
 * EiamPasswordSource:
 *
 * Where a word comes from that others know of a person.
 */
typedef enum {
  EIAM_PASSWORD_SOURCE_USER_NAME,
  EIAM_PASSWORD_SOURCE_EMAIL,
  EIAM_PASSWORD_SOURCE_MOBILE,
  EIAM_PASSWORD_SOURCE_NAME,
  EIAM_PASSWORD_SOURCE_BIRTHDAY,
  EIAM_PASSWORD_SOURCE_COMPANY,
} EiamPasswordSource;

#define EIAM_N_PASSWORD_SOURCES (EIAM_PASSWORD_SOURCE_COMPANY + 1)

typedef struct _EiamPasswordWords EiamPasswordWords;

EiamPasswordWords *eiam_password_words_new   (void);
void               eiam_password_words_free  (EiamPasswordWords       *self);
void               eiam_password_words_add   (EiamPasswordWords       *self,
                                              EiamPasswordSource       source,
                                              const char              *text);
const char        *eiam_password_words_check (const EiamPasswordWords *self,
                                              const EiamPasswordFold  *password);
void               eiam_password_words_cover (const EiamPasswordWords *self,
                                              const EiamPasswordFold  *password);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamPasswordWords, eiam_password_words_free)

G_END_DECLS
