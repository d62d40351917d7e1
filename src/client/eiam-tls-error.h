/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *eiam_tls_error_new (int                  code,
                            GTlsCertificateFlags flags,
                            gboolean             was_asked,
                            gboolean            *was_sent);

G_END_DECLS
