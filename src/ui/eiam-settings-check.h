/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

gboolean   eiam_settings_is_always_asked (const char   *key);
gboolean   eiam_settings_is_code_length  (unsigned int  length);
GPtrArray *eiam_settings_check           (EiamSettings *settings,
                                          GPtrArray    *attribute_problems);

G_END_DECLS
