/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     eiam_language_init                (const char         *tag);
void     eiam_language_init_full           (const char         *tag,
                                            const char         *localedir);
const char *eiam_language_get_directory    (void);
void     eiam_language_apply_direction     (void);
gboolean eiam_language_is_valid_tag        (const char         *tag);
const char *eiam_language_get_code         (void);
char    *eiam_language_dup_digits          (const char         *text);
char    *eiam_language_dup_server_language (const char * const *server_languages);

G_END_DECLS
