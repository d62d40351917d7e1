/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-session.h"

G_BEGIN_DECLS

#define EIAM_TYPE_STORED_SESSION (eiam_stored_session_get_type ())
G_DECLARE_FINAL_TYPE (EiamStoredSession, eiam_stored_session, EIAM, STORED_SESSION, GObject)

EiamStoredSession *eiam_stored_session_new           (const char        *server,
                                                      const char        *client_id,
                                                      const char        *account,
                                                      const char        *user_name,
                                                      EiamSession       *session);
EiamStoredSession *eiam_stored_session_new_from_secret (GHashTable      *attributes,
                                                        const char      *secret,
                                                        GError         **error);
char              *eiam_stored_session_to_secret     (EiamStoredSession *self);
const char        *eiam_stored_session_get_server    (EiamStoredSession *self);
const char        *eiam_stored_session_get_client_id (EiamStoredSession *self);
const char        *eiam_stored_session_get_account   (EiamStoredSession *self);
const char        *eiam_stored_session_get_user_name (EiamStoredSession *self);
EiamSession       *eiam_stored_session_get_session   (EiamStoredSession *self);

G_END_DECLS
