/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_KEYRING_WAIT (eiam_keyring_wait_get_type ())
G_DECLARE_FINAL_TYPE (EiamKeyringWait, eiam_keyring_wait, EIAM, KEYRING_WAIT, AdwBin)

void eiam_keyring_wait_set_signup (EiamKeyringWait *self,
                                   EiamSignup      *signup,
                                   gboolean         self_service);

G_END_DECLS
