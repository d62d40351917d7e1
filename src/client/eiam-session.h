/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EIAM_TYPE_SESSION (eiam_session_get_type ())
G_DECLARE_FINAL_TYPE (EiamSession, eiam_session, EIAM, SESSION, GObject)

EiamSession *eiam_session_new               (const char *session_token,
                                             const char *id_token,
                                             GDateTime  *expires_at);
EiamSession *eiam_session_new_from_answer   (GBytes     *answer,
                                             GError    **error);
const char  *eiam_session_get_session_token (EiamSession *self);
const char  *eiam_session_get_id_token      (EiamSession *self);
GDateTime   *eiam_session_get_expires_at    (EiamSession *self);

G_END_DECLS
