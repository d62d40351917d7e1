/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_PATIENCE (eiam_patience_get_type ())

G_DECLARE_FINAL_TYPE (EiamPatience, eiam_patience, EIAM, PATIENCE, GObject)

EiamPatience  *eiam_patience_get      (EiamSignup   *signup);
EiamSignupBusy eiam_patience_get_busy (EiamPatience *self);

G_END_DECLS
