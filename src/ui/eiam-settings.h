/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-client.h"
#include "eiam-token-store.h"

G_BEGIN_DECLS

/* The one typed view of all settings: GSettings, with the command line's
 * overrides for this run on top. Nothing else in the program spells a key. */

#define EIAM_TYPE_SETTINGS (eiam_settings_get_type ())
G_DECLARE_FINAL_TYPE (EiamSettings, eiam_settings, EIAM, SETTINGS, GObject)

gboolean               eiam_settings_is_installed           (void);
EiamSettings          *eiam_settings_new                    (void);
GSettings             *eiam_settings_get_gsettings          (EiamSettings   *self);
void                   eiam_settings_override               (EiamSettings   *self,
                                                             const char     *key,
                                                             const char     *value);
const char            *eiam_settings_get_server_url         (EiamSettings   *self);
const char            *eiam_settings_get_client_id          (EiamSettings   *self);
const char            *eiam_settings_get_tenant_id          (EiamSettings   *self);
const char            *eiam_settings_get_ca_file            (EiamSettings   *self);
const char            *eiam_settings_get_language           (EiamSettings   *self);
const char * const    *eiam_settings_get_server_languages   (EiamSettings   *self);
gboolean               eiam_settings_get_send_device_ip     (EiamSettings   *self);
EiamCaptchaEncryption  eiam_settings_get_captcha_encryption (EiamSettings   *self);
unsigned int           eiam_settings_get_code_length        (EiamSettings   *self);
unsigned int           eiam_settings_get_resend_delay       (EiamSettings   *self);
gboolean               eiam_settings_is_hidden              (EiamSettings   *self,
                                                             const char     *key);
gboolean               eiam_settings_is_required            (EiamSettings   *self,
                                                             const char     *key);
const char * const    *eiam_settings_get_required_fields    (EiamSettings   *self);
GPtrArray             *eiam_settings_get_attributes         (EiamSettings   *self);
gboolean               eiam_settings_get_custom_attributes  (EiamSettings   *self);
EiamTokenStoreKind     eiam_settings_get_token_storage      (EiamSettings   *self);
const char            *eiam_settings_get_help_text          (EiamSettings   *self);
const char            *eiam_settings_get_help_phone         (EiamSettings   *self);
GPtrArray             *eiam_settings_get_problems           (EiamSettings   *self);
gboolean               eiam_settings_can_set_up             (EiamSettings   *self);
void                   eiam_settings_set_up                 (EiamSettings   *self,
                                                             const char     *server_url,
                                                             const char     *client_id);

EiamClient            *eiam_settings_create_client          (EiamSettings   *self,
                                                             GError        **error);
EiamTokenStore        *eiam_settings_create_store           (EiamSettings   *self);

G_END_DECLS
