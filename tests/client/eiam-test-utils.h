/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamTestCondition:
 * @user_data: what to look at
 *
 * Returns: %TRUE when that which is awaited has come
 */
typedef gboolean (*EiamTestCondition) (gpointer user_data);

void          eiam_test_init           (int                *argc,
                                        char             ***argv);
void          eiam_test_use_environment_proxy (void);
gboolean      eiam_test_knows_proxies  (void);
void          eiam_test_await          (EiamTestCondition   condition,
                                        gpointer            user_data);
void          eiam_test_await_gone     (gpointer           *object);
void          eiam_test_drain          (void);
void          eiam_test_on_ready       (GObject            *source,
                                        GAsyncResult       *result,
                                        gpointer            user_data);
GAsyncResult *eiam_test_await_result   (GAsyncResult      **result);
void          eiam_test_assert_error   (const GError       *error,
                                        int                 code,
                                        const char         *field);
void          eiam_test_print_row      (const char         *table,
                                        const char         *input,
                                        const char         *result);
void          eiam_test_assert_finalized (gpointer          object);

G_END_DECLS
