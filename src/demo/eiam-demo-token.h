/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-random.h"

G_BEGIN_DECLS

/**
 * EiamDemoClaims:
 *
 * Whom an identity token speaks of, and who says so. The time is in seconds
 * since 1970.
 */
typedef struct {
  const char *issuer;
  const char *client_id;
  const char *user_name;
  const char *name;
  const char *mobile;
  const char *email;
  gint64      issued;
} EiamDemoClaims;

char *eiam_demo_token_new (const EiamDemoClaims *claims,
                           EiamDemoRandom       *random);

G_END_DECLS
