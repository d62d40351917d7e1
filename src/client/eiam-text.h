/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_text_clean        (const char   *text);
char *eiam_text_ascii_digits (const char   *text);
char *eiam_text_clean_mobile (const char   *text);
char *eiam_text_clean_code   (const char   *text);
gboolean eiam_text_is_header_value (const char *text);
char *eiam_text_limit        (const char   *text,
                              unsigned int  max_chars);
GRegex *eiam_text_compile_pattern (const char *pattern);

G_END_DECLS
