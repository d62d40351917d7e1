/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-invitation.h"
#include "eiam-settings.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_INVITATION_DESK (eiam_invitation_desk_get_type ())
G_DECLARE_FINAL_TYPE (EiamInvitationDesk, eiam_invitation_desk, EIAM, INVITATION_DESK, GObject)

EiamInvitationDesk *eiam_invitation_desk_new            (EiamSettings        *settings);
void                eiam_invitation_desk_set_signup     (EiamInvitationDesk  *self,
                                                         EiamSignup          *signup);
const char         *eiam_invitation_desk_open           (EiamInvitationDesk  *self,
                                                         GFile              **files,
                                                         unsigned int         n_files);
gboolean            eiam_invitation_desk_is_open        (EiamInvitationDesk  *self);
EiamInvitation     *eiam_invitation_desk_get_invitation (EiamInvitationDesk  *self);
const char         *eiam_invitation_desk_get_fault      (EiamInvitationDesk  *self);
EiamSettings       *eiam_invitation_desk_get_settings   (EiamInvitationDesk  *self);
const char         *eiam_invitation_desk_find_loss      (EiamInvitationDesk  *self);
void                eiam_invitation_desk_accept         (EiamInvitationDesk  *self);
void                eiam_invitation_desk_decline        (EiamInvitationDesk  *self);

G_END_DECLS
