/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_test_keyring_file_make   (void);
void  eiam_test_keyring_file_remove (const char *directory);

G_END_DECLS
