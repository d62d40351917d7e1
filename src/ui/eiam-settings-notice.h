/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

GtkWidget *eiam_settings_notice_new   (EiamSettings *settings);
void       eiam_settings_notice_print (EiamSettings *settings);

G_END_DECLS
