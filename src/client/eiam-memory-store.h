/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-token-store.h"

G_BEGIN_DECLS

#define EIAM_TYPE_MEMORY_STORE (eiam_memory_store_get_type ())
G_DECLARE_FINAL_TYPE (EiamMemoryStore, eiam_memory_store, EIAM, MEMORY_STORE, GObject)

EiamTokenStore *eiam_memory_store_new (EiamTokenStoreKind kind);

G_END_DECLS
