/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void eiam_graphics_init      (void);
void eiam_graphics_init_full (const char *devices);
void eiam_graphics_open      (void);

G_END_DECLS
