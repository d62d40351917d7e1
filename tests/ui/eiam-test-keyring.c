/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-keyring.h"

#include "eiam-memory-store.h"

/**
 * __wrap_eiam_keyring_store_new:
 * @collection: (nullable): what the caller wants of the keyring
 *
 * The linker puts this in the place of eiam_keyring_store_new(), so that pages
 * speak of a keyring and no other program is needed.
 *
 * Returns: (transfer full): a store that passes for the keyring
 */
EiamTokenStore *
__wrap_eiam_keyring_store_new (const char *collection)
{
  return eiam_memory_store_new (collection == NULL ? EIAM_TOKEN_STORE_KEYRING
                                                   : EIAM_TOKEN_STORE_LOGIN_SESSION);
}
