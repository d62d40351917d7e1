/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_pinyin_dup_reading         (gunichar     character);
char *eiam_pinyin_dup_surname_reading (const char  *name,
                                       const char **rest);

G_END_DECLS
