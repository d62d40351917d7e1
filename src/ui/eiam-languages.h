/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char      **eiam_languages_dup_installed (const char *localedir);
const char *eiam_languages_get_name      (const char *tag);
const char *eiam_languages_find          (const char *tag);

G_END_DECLS
