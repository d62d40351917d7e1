/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

EiamSignup *eiam_signup_setup_new           (EiamSettings   *settings,
                                             EiamTokenStore *store);
void        eiam_signup_setup_carry_over    (EiamSignup     *from,
                                             EiamSignup     *to);
gboolean    eiam_signup_setup_is_under_way  (EiamSignup     *signup);
gboolean    eiam_signup_setup_is_new_person (EiamSignup     *signup);
gboolean    eiam_signup_setup_is_saved      (EiamSignup     *signup);
const char *eiam_signup_setup_get_loss      (EiamSignup     *signup);
gboolean    eiam_signup_setup_depends_on    (const char     *key);
gboolean    eiam_signup_setup_can_go_back   (EiamSignup     *signup);
void        eiam_signup_setup_translate     (EiamSignup     *signup,
                                             EiamSettings   *settings);

G_END_DECLS
