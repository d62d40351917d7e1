/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void eiam_style_init      (void);
void eiam_style_add_icons (void);

G_END_DECLS
