/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri     *eiam_server_parse        (const char  *text,
                                    GError     **error);
char     *eiam_server_dup_host     (const char  *host);
char     *eiam_server_dup_spelling (const char  *text);
char     *eiam_server_to_attribute (GUri        *server);
char     *eiam_server_to_display   (GUri        *server);
gboolean  eiam_server_is_loopback  (GUri        *server);

G_END_DECLS
