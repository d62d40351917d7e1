/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "eiam-countries.h"
#include "eiam-device.h"
#include "eiam-puzzle.h"
#include "eiam-registration.h"
#include "eiam-session.h"

G_BEGIN_DECLS

#define EIAM_TYPE_CLIENT (eiam_client_get_type ())
G_DECLARE_FINAL_TYPE (EiamClient, eiam_client, EIAM, CLIENT, GObject)

EiamClient  *eiam_client_new                   (GUri                 *server,
                                                const char           *client_id,
                                                EiamDevice           *device);
GUri        *eiam_client_get_server            (EiamClient           *self);
const char  *eiam_client_get_client_id         (EiamClient           *self);
EiamDevice  *eiam_client_get_device            (EiamClient           *self);
gint64       eiam_client_get_clock_lead        (EiamClient           *self);
void         eiam_client_set_tenant_id         (EiamClient           *self,
                                                const char           *tenant_id);
void         eiam_client_set_language          (EiamClient           *self,
                                                const char           *language);
void         eiam_client_set_ca_file           (EiamClient           *self,
                                                const char           *ca_file);
void         eiam_client_set_timeout           (EiamClient           *self,
                                                unsigned int          timeout_ms);
void         eiam_client_set_captcha_encryption (EiamClient          *self,
                                                EiamCaptchaEncryption encryption);

void         eiam_client_list_countries_async  (EiamClient           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EiamCountries *eiam_client_list_countries_finish (EiamClient         *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void         eiam_client_get_puzzle_async      (EiamClient           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EiamPuzzle  *eiam_client_get_puzzle_finish     (EiamClient           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void         eiam_client_check_puzzle_async    (EiamClient           *self,
                                                EiamPuzzle           *puzzle,
                                                double                x,
                                                const char           *mobile,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char        *eiam_client_check_puzzle_finish   (EiamClient           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void         eiam_client_send_sms_async        (EiamClient           *self,
                                                const char           *mobile,
                                                const char           *captcha_token,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean     eiam_client_send_sms_finish       (EiamClient           *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void         eiam_client_register_async        (EiamClient           *self,
                                                EiamRegistration     *registration,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
EiamSession *eiam_client_register_finish       (EiamClient           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
