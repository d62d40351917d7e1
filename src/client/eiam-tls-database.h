/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EIAM_TYPE_TLS_DATABASE (eiam_tls_database_get_type ())
G_DECLARE_FINAL_TYPE (EiamTlsDatabase, eiam_tls_database, EIAM, TLS_DATABASE, GTlsDatabase)

GTlsDatabase *eiam_tls_database_new          (const char *ca_file);
void          eiam_tls_database_make_default (void);

G_END_DECLS
