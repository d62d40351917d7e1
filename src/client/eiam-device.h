/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define EIAM_TYPE_DEVICE (eiam_device_get_type ())
G_DECLARE_FINAL_TYPE (EiamDevice, eiam_device, EIAM, DEVICE, GObject)

EiamDevice *eiam_device_new               (void);
const char *eiam_device_get_os_version    (EiamDevice         *self);
const char *eiam_device_get_fingerprint   (EiamDevice         *self);
const char *eiam_device_get_agent         (EiamDevice         *self);
gboolean    eiam_device_get_send_ip       (EiamDevice         *self);
void        eiam_device_set_send_ip       (EiamDevice         *self,
                                           gboolean            send_ip);
char       *eiam_device_dup_ip            (EiamDevice         *self,
                                           GUri               *server);
char       *eiam_device_hash              (EiamDevice         *self,
                                           const char         *purpose,
                                           const char         *text);
void        eiam_device_append_headers    (EiamDevice         *self,
                                           GUri               *server,
                                           SoupMessageHeaders *headers);

G_END_DECLS
