/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

#include "eiam-token-store.h"

G_BEGIN_DECLS

#define EIAM_TYPE_KEYRING_STORE (eiam_keyring_store_get_type ())
G_DECLARE_FINAL_TYPE (EiamKeyringStore, eiam_keyring_store, EIAM, KEYRING_STORE, GObject)

EiamTokenStore     *eiam_keyring_store_new        (const char *collection);
const SecretSchema *eiam_keyring_store_get_schema (void);

G_END_DECLS
