/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void    eiam_demo_json_add      (JsonBuilder *builder,
                                 const char  *name,
                                 const char  *value);
GBytes *eiam_demo_json_finish   (JsonBuilder *builder);
char   *eiam_demo_json_envelope (const char  *code,
                                 const char  *message);

G_END_DECLS
