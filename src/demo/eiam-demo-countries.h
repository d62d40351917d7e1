/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes  *eiam_demo_countries_to_json (void);
gboolean eiam_demo_countries_match   (const char *mobile);
char    *eiam_demo_countries_normal  (const char *mobile);

G_END_DECLS
