/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-password.h"

G_BEGIN_DECLS

#define EIAM_TYPE_PASSWORD_METER (eiam_password_meter_get_type ())
G_DECLARE_FINAL_TYPE (EiamPasswordMeter, eiam_password_meter, EIAM, PASSWORD_METER, AdwBin)

GtkWidget         *eiam_password_meter_new       (void);
EiamPasswordLevel  eiam_password_meter_get_level (EiamPasswordMeter *self);
void               eiam_password_meter_set_level (EiamPasswordMeter *self,
                                                  EiamPasswordLevel  level,
                                                  const char        *sentence);

G_END_DECLS
