/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-invitation.h"
#include "eiam-registration.h"
#include "eiam-settings.h"

G_BEGIN_DECLS

/**
 * EiamInvitationSetting:
 *
 * The settings that an invitation can name.
 */
typedef enum {
  EIAM_INVITATION_SERVER,
  EIAM_INVITATION_CLIENT_ID,
  EIAM_INVITATION_TENANT_ID,
} EiamInvitationSetting;

#define EIAM_N_INVITATION_SETTINGS (EIAM_INVITATION_TENANT_ID + 1)

char    *eiam_invitation_setup_dup_value    (EiamInvitation        *invitation,
                                             EiamSettings          *settings,
                                             EiamInvitationSetting  setting);
char    *eiam_invitation_setup_dup_refusal  (EiamInvitation        *invitation,
                                             EiamSettings          *settings,
                                             EiamInvitationSetting  setting);
const char *eiam_invitation_setup_get_text  (EiamInvitation        *invitation,
                                             EiamSettings          *settings,
                                             EiamField              field);
void     eiam_invitation_setup_store        (EiamInvitation        *invitation,
                                             EiamSettings          *settings);
gboolean eiam_invitation_setup_replaces     (EiamInvitation        *invitation,
                                             EiamSettings          *settings,
                                             EiamRegistration      *registration);
void     eiam_invitation_setup_fill_in      (EiamInvitation        *invitation,
                                             EiamSettings          *settings,
                                             EiamRegistration      *registration);

G_END_DECLS
