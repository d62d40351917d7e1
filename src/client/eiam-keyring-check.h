/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     eiam_keyring_check_async  (const char           *collection,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean eiam_keyring_check_finish (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
