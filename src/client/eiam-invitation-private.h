/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-invitation.h"

G_BEGIN_DECLS

/* What the files of EiamInvitation share; nobody else includes this. */

#define EIAM_INVITATION_LINK_PATH "join?"
#define EIAM_INVITATION_GROUP "[Invitation]"

gboolean _eiam_invitation_is_known    (const char      *key);
gboolean _eiam_invitation_take        (EiamInvitation  *self,
                                       GHashTable      *seen,
                                       const char      *key,
                                       const char      *value,
                                       GError         **error);
gboolean _eiam_invitation_is_complete (EiamInvitation  *self,
                                       GError         **error);
void     _eiam_invitation_set_fault   (GError         **error,
                                       const char      *key,
                                       const char      *sentence);

G_END_DECLS
