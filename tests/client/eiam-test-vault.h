/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-token-store.h"

G_BEGIN_DECLS

/**
 * EiamTestVaultMood:
 * @EIAM_TEST_VAULT_WORKS: does what it is asked to
 * @EIAM_TEST_VAULT_FAILS: refuses everything
 * @EIAM_TEST_VAULT_WAITS: answers nothing, until it is cancelled
 */
typedef enum {
  EIAM_TEST_VAULT_WORKS,
  EIAM_TEST_VAULT_FAILS,
  EIAM_TEST_VAULT_WAITS,
} EiamTestVaultMood;

#define EIAM_TYPE_TEST_VAULT (eiam_test_vault_get_type ())
G_DECLARE_FINAL_TYPE (EiamTestVault, eiam_test_vault, EIAM, TEST_VAULT, GObject)

EiamTokenStore *eiam_test_vault_new      (EiamTokenStoreKind  kind);
void            eiam_test_vault_set_mood (EiamTokenStore     *store,
                                          EiamTestVaultMood   mood);

G_END_DECLS
