/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_LANGUAGE_LIST (eiam_language_list_get_type ())
G_DECLARE_FINAL_TYPE (EiamLanguageList, eiam_language_list, EIAM, LANGUAGE_LIST, AdwBin)

GtkWidget *eiam_language_list_new (const char * const *tags,
                                   const char         *chosen);

G_END_DECLS
