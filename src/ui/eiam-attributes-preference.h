/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"

G_BEGIN_DECLS

void eiam_attributes_preference_set_up (EiamFieldRow *row,
                                        GSettings    *settings);

G_END_DECLS
