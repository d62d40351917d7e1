/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupSession *eiam_http_session_new          (const char  *agent,
                                             const char  *ca_file);
void         eiam_http_session_choose_proxy (SoupSession *session,
                                             GUri        *uri);

G_END_DECLS
