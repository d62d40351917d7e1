/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_SIGNUP_KEEPER (eiam_signup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (EiamSignupKeeper, eiam_signup_keeper, EIAM, SIGNUP_KEEPER, GObject)

EiamSignupKeeper *eiam_signup_keeper_new        (EiamSettings     *settings);
EiamSignup       *eiam_signup_keeper_get_signup (EiamSignupKeeper *self);
EiamTokenStore   *eiam_signup_keeper_get_store  (EiamSignupKeeper *self);
void              eiam_signup_keeper_renew      (EiamSignupKeeper *self);

G_END_DECLS
