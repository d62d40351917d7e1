/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *eiam_secret_new             (gsize       length);
char    *eiam_secret_dup             (const char *text);
void     eiam_secret_free            (char       *secret);
void     eiam_secret_wipe            (char       *text);
GString *eiam_secret_string_new      (gsize       capacity);
void     eiam_secret_string_free     (GString    *string);
GBytes  *eiam_secret_string_to_bytes (GString    *string);

G_END_DECLS
