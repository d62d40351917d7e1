/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-token-store.h"

G_BEGIN_DECLS

EiamTokenStore *__wrap_eiam_keyring_store_new (const char *collection);

G_END_DECLS
