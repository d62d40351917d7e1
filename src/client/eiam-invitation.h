/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field.h"

G_BEGIN_DECLS

#define EIAM_INVITATION_SCHEME "eiam-register"

/* The most bytes of a link or a file. */
#define EIAM_INVITATION_MAX_SIZE 16384

#define EIAM_TYPE_INVITATION (eiam_invitation_get_type ())
G_DECLARE_FINAL_TYPE (EiamInvitation, eiam_invitation, EIAM, INVITATION, GObject)

EiamInvitation *eiam_invitation_new           (const char      *server,
                                               const char      *client_id,
                                               const char      *tenant_id,
                                               GError         **error);
EiamInvitation *eiam_invitation_parse_link    (const char      *link,
                                               GError         **error);
EiamInvitation *eiam_invitation_parse_text    (GBytes          *text,
                                               GError         **error);
EiamInvitation *eiam_invitation_load          (GFile           *file,
                                               GError         **error);

GUri           *eiam_invitation_get_server    (EiamInvitation  *self);
const char     *eiam_invitation_get_client_id (EiamInvitation  *self);
const char     *eiam_invitation_get_tenant_id (EiamInvitation  *self);
const char     *eiam_invitation_get_text      (EiamInvitation  *self,
                                               EiamField        field);
char           *eiam_invitation_to_link       (EiamInvitation  *self);
char           *eiam_invitation_to_text       (EiamInvitation  *self);

char           *eiam_invitation_dup_fault     (const GError    *error);

G_END_DECLS
