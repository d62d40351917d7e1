/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "eiam-country.h"

G_BEGIN_DECLS

gboolean    eiam_country_names_are_wanted  (const char           *code);
void        eiam_country_names_load_async  (GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GHashTable *eiam_country_names_load_finish (GAsyncResult         *result,
                                            GError              **error);
char       *eiam_country_names_dup         (GHashTable           *names,
                                            EiamCountry          *country,
                                            const char           *code);

G_END_DECLS
