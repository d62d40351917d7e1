/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     eiam_locale_reset    (void);
gboolean eiam_locale_is_plain (void);
gboolean eiam_locale_use      (const char *tag);

G_END_DECLS
