/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-kiosk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void eiam_kiosk_guard_process (EiamKiosk      *kiosk);
void eiam_kiosk_guard_program (EiamKiosk      *kiosk,
                               GtkApplication *application);
void eiam_kiosk_guard_window  (EiamKiosk      *kiosk,
                               GtkWindow      *window);

G_END_DECLS
