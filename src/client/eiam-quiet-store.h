/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-token-store.h"

G_BEGIN_DECLS

#define EIAM_TYPE_QUIET_STORE (eiam_quiet_store_get_type ())
G_DECLARE_FINAL_TYPE (EiamQuietStore, eiam_quiet_store, EIAM, QUIET_STORE, GObject)

EiamTokenStore *eiam_quiet_store_new (EiamTokenStore *keyring);

G_END_DECLS
