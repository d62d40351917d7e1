/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-token-store.h"

G_BEGIN_DECLS

#define EIAM_TEST_SERVER "https://eiam.example.com"

EiamStoredSession *eiam_test_store_create_item (const char         *account,
                                                const char         *session_token);
gboolean           eiam_test_store_check       (EiamTokenStore     *store,
                                                GError            **error);
gboolean           eiam_test_store_store       (EiamTokenStore     *store,
                                                EiamStoredSession  *item,
                                                GError            **error);
void               eiam_test_store_add_session (EiamTokenStore     *store,
                                                const char         *account,
                                                const char         *user_name,
                                                int                 hours);
GPtrArray         *eiam_test_store_list        (EiamTokenStore     *store,
                                                GError            **error);
gboolean           eiam_test_store_remove      (EiamTokenStore     *store,
                                                EiamStoredSession  *item,
                                                GError            **error);
void               eiam_test_store_try_all     (EiamTokenStore     *store);
void               eiam_test_store_try_cancel  (EiamTokenStore     *store);

G_END_DECLS
