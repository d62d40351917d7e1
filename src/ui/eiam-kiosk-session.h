/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-kiosk-warning.h"
#include "eiam-page.h"
#include "eiam-settings.h"

G_BEGIN_DECLS

#define EIAM_TYPE_KIOSK_SESSION (eiam_kiosk_session_get_type ())
G_DECLARE_FINAL_TYPE (EiamKioskSession, eiam_kiosk_session, EIAM, KIOSK_SESSION, GObject)

EiamKioskSession *eiam_kiosk_session_new       (GtkWindow        *window,
                                                EiamSettings     *settings,
                                                EiamKioskWarning *warning,
                                                GtkWidget        *content,
                                                GtkLabel         *countdown);
gboolean          eiam_kiosk_session_has_begun (EiamKioskSession *self);
void              eiam_kiosk_session_show_page (EiamKioskSession *self,
                                                EiamPage          page);
void              eiam_kiosk_session_end       (EiamKioskSession *self);

G_END_DECLS
