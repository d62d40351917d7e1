/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *eiam_language_dialog_new     (EiamSettings *settings);
void       eiam_language_dialog_present (GtkWindow    *parent,
                                         EiamSettings *settings);

G_END_DECLS
