/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In KiB, what a picture may cost. */
#define EIAM_TEST_BOMB_LIMIT (40 * 1024)

GBytes *eiam_test_bomb_new_pixels (void);
GBytes *eiam_test_bomb_new_texts  (GBytes *png);
glong   eiam_test_bomb_get_peak   (void);

G_END_DECLS
