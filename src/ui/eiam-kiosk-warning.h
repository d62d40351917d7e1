/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_KIOSK_WARNING (eiam_kiosk_warning_get_type ())
G_DECLARE_FINAL_TYPE (EiamKioskWarning, eiam_kiosk_warning, EIAM, KIOSK_WARNING, AdwBin)

void eiam_kiosk_warning_show (EiamKioskWarning *self,
                              unsigned int      seconds);

G_END_DECLS
