/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

#define EIAM_TYPE_PREFERENCES (eiam_preferences_get_type ())
G_DECLARE_FINAL_TYPE (EiamPreferences, eiam_preferences, EIAM, PREFERENCES, AdwPreferencesWindow)

GtkWindow *eiam_preferences_new     (EiamSettings *settings);
GtkWindow *eiam_preferences_present (GtkWindow    *parent,
                                     EiamSettings *settings);

G_END_DECLS
