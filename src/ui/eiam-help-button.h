/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *eiam_help_button_new (EiamSettings *settings);

G_END_DECLS
