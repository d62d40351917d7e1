/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-invitation-desk.h"

G_BEGIN_DECLS

#define EIAM_TYPE_INVITATION_PAGE (eiam_invitation_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamInvitationPage, eiam_invitation_page, EIAM, INVITATION_PAGE, AdwBin)

GtkWidget *eiam_invitation_page_new (EiamInvitationDesk *desk);

G_END_DECLS
