/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean eiam_look_get_high_contrast (void);
void     eiam_look_set_high_contrast (gboolean high_contrast);
gboolean eiam_look_get_large_text    (void);
void     eiam_look_set_large_text    (gboolean large_text);

G_END_DECLS
