/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_demo_cipher_encrypt (const char *key,
                                const char *plain);
char *eiam_demo_cipher_decrypt (const char *key,
                                const char *encrypted);

G_END_DECLS
