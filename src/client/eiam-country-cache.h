/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "eiam-countries.h"

G_BEGIN_DECLS

char          *eiam_country_cache_dup_path    (const char           *directory,
                                               GUri                 *server,
                                               const char           *client_id);
void           eiam_country_cache_load_async  (const char           *path,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
EiamCountries *eiam_country_cache_load_finish (GAsyncResult         *result,
                                               GError              **error);
void           eiam_country_cache_save        (const char           *path,
                                               GBytes               *source);

G_END_DECLS
