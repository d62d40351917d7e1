/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-invitation-desk.h"
#include "eiam-news-banner.h"
#include "eiam-settings.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_WINDOW (eiam_window_get_type ())
G_DECLARE_FINAL_TYPE (EiamWindow, eiam_window, EIAM, WINDOW, AdwApplicationWindow)

EiamWindow *eiam_window_new        (GtkApplication *application,
                                    EiamSettings   *settings);
EiamSignup *eiam_window_get_signup (EiamWindow     *self);
EiamInvitationDesk *eiam_window_get_desk (EiamWindow *self);
void        eiam_window_show_news  (EiamWindow     *self,
                                    const char     *text);
EiamNewsBanner *eiam_window_get_news (EiamWindow *self);
void        eiam_window_begin_anew (EiamWindow     *self);
void        eiam_window_translate  (EiamWindow     *self);

G_END_DECLS
