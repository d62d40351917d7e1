/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EiamExpiry:
 * @EIAM_EXPIRY_UNKNOWN: the service did not say
 * @EIAM_EXPIRY_EXPIRED: it is over
 * @EIAM_EXPIRY_SOON: less than an hour is left
 * @EIAM_EXPIRY_VALID: an hour or more is left
 *
 * How a saved session stands.
 */
typedef enum {
  EIAM_EXPIRY_UNKNOWN,
  EIAM_EXPIRY_EXPIRED,
  EIAM_EXPIRY_SOON,
  EIAM_EXPIRY_VALID,
} EiamExpiry;

EiamExpiry  eiam_expiry_of        (GDateTime  *expires_at,
                                   GDateTime  *now);
const char *eiam_expiry_get_icon  (EiamExpiry  expiry);
char       *eiam_expiry_dup_text  (GDateTime  *expires_at,
                                   GDateTime  *now);

G_END_DECLS
