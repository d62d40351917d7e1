/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-field.h"

G_BEGIN_DECLS

GtkWidget *eiam_field_preference_new (GSettings *gsettings,
                                      EiamField  field);

G_END_DECLS
