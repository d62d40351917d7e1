/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

gboolean eiam_demo_headers_check (SoupMessageHeaders  *headers,
                                  const char          *client_id,
                                  const char          *tenant_id,
                                  GError             **error);
gboolean eiam_demo_headers_check_json (SoupMessageHeaders  *headers,
                                       GError             **error);

G_END_DECLS
