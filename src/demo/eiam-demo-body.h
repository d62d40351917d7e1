/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean    eiam_demo_body_require   (JsonObject          *body,
                                      const char          *member,
                                      const char         **value,
                                      GError             **error);
gboolean    eiam_demo_body_optional  (JsonObject          *body,
                                      const char          *member,
                                      const char         **value,
                                      GError             **error);
gboolean    eiam_demo_body_extension (JsonObject          *body,
                                      GError             **error);

G_END_DECLS
