/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

void eiam_language_setting_choose (EiamSettings *settings,
                                   const char   *tag,
                                   gboolean      remember);
void eiam_language_setting_apply  (EiamSettings *settings);

G_END_DECLS
