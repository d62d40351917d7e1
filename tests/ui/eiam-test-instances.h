/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void        eiam_test_instances_watch (void);
GHashTable *eiam_test_instances_count (void);

G_END_DECLS
