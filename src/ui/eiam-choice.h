/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void eiam_choice_wrap_drop_down (GtkDropDown *drop_down);
void eiam_choice_wrap_row       (AdwComboRow *row);

G_END_DECLS
