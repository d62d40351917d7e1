/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-registration.h"

G_BEGIN_DECLS

#define EIAM_TYPE_AVATAR_ROW (eiam_avatar_row_get_type ())
G_DECLARE_FINAL_TYPE (EiamAvatarRow, eiam_avatar_row, EIAM, AVATAR_ROW, AdwPreferencesRow)

GtkWidget *eiam_avatar_row_new (EiamRegistration *registration,
                                const char       *ca_file);

G_END_DECLS
