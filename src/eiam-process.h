/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void eiam_process_forbid_core_files (void);
void eiam_process_hide              (void);

G_END_DECLS
