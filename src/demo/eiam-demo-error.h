/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EIAM_DEMO_ERROR (eiam_demo_error_quark ())
GQuark eiam_demo_error_quark (void);

/**
 * EiamDemoError:
 *
 * Why the demo service refuses a call. The message of such a #GError is not a
 * sentence but what the sentence names: a parameter or a number of seconds.
 */
typedef enum {
  EIAM_DEMO_ERROR_BLANK,
  EIAM_DEMO_ERROR_FORMAT,
  EIAM_DEMO_ERROR_DEVICE,
  EIAM_DEMO_ERROR_EXPIRED,
  EIAM_DEMO_ERROR_WRONG,
  EIAM_DEMO_ERROR_TYPE,
  EIAM_DEMO_ERROR_BUSY,
  EIAM_DEMO_ERROR_CLIENT,
  EIAM_DEMO_ERROR_PUZZLE,
  EIAM_DEMO_ERROR_TICKET_BLANK,
  EIAM_DEMO_ERROR_TICKET_EXPIRED,
  EIAM_DEMO_ERROR_TICKET_UNKNOWN,
  EIAM_DEMO_ERROR_TOO_OFTEN,
  EIAM_DEMO_ERROR_CODE,
  EIAM_DEMO_ERROR_USER_NAME_TAKEN,
  EIAM_DEMO_ERROR_MOBILE_TAKEN,
  EIAM_DEMO_ERROR_EMAIL_TAKEN,
  EIAM_DEMO_ERROR_PASSWORD_BLANK,
  EIAM_DEMO_ERROR_PASSWORD_LENGTH,
  EIAM_DEMO_ERROR_PASSWORD_IS_NAME,
  EIAM_DEMO_ERROR_PASSWORD_REVERSED,
  EIAM_DEMO_ERROR_PASSWORD_RULE,
  EIAM_DEMO_ERROR_PASSWORD_WEAK,
  EIAM_DEMO_ERROR_PATH,
  EIAM_DEMO_ERROR_METHOD,
  EIAM_DEMO_ERROR_TOO_LARGE,
} EiamDemoError;

#define EIAM_DEMO_N_ERRORS (EIAM_DEMO_ERROR_TOO_LARGE + 1)

unsigned int eiam_demo_error_get_status (const GError *error);
char        *eiam_demo_error_to_json    (const GError *error,
                                         const char   *language);

G_END_DECLS
