/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *eiam_pinyin_lookup         (gunichar     character);
const char *eiam_pinyin_lookup_surname (const char  *name,
                                        const char **rest);

G_END_DECLS
