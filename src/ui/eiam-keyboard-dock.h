/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-kiosk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_KEYBOARD_DOCK (eiam_keyboard_dock_get_type ())
G_DECLARE_FINAL_TYPE (EiamKeyboardDock, eiam_keyboard_dock, EIAM, KEYBOARD_DOCK, AdwBin)

GtkWidget *eiam_keyboard_dock_new (EiamKiosk *kiosk);

G_END_DECLS
