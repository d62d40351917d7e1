/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "eiam-demo-public.h"
#include "eiam-server-error.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_SERVICE (eiam_demo_service_get_type ())
EIAM_DEMO_PUBLIC
G_DECLARE_FINAL_TYPE (EiamDemoService, eiam_demo_service, EIAM, DEMO_SERVICE, GObject)

EIAM_DEMO_PUBLIC
EiamDemoService *eiam_demo_service_new              (void);

EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_seed         (EiamDemoService  *self,
                                                     guint32           seed);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_certificate  (EiamDemoService  *self,
                                                     GTlsCertificate  *certificate);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_aes          (EiamDemoService  *self,
                                                     gboolean          aes);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_tenant_id    (EiamDemoService  *self,
                                                     const char       *tenant_id);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_client_id    (EiamDemoService  *self,
                                                     const char       *client_id);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_resend_delay (EiamDemoService  *self,
                                                     unsigned int      seconds);
void             eiam_demo_service_set_code_length  (EiamDemoService  *self,
                                                     unsigned int      digits);
void             eiam_demo_service_set_decoys       (EiamDemoService  *self,
                                                     gboolean          decoys);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_set_control      (EiamDemoService  *self,
                                                     gboolean          control);

EIAM_DEMO_PUBLIC
gboolean         eiam_demo_service_start            (EiamDemoService  *self,
                                                     unsigned int      port,
                                                     GError          **error);
EIAM_DEMO_PUBLIC
void             eiam_demo_service_stop             (EiamDemoService  *self);
EIAM_DEMO_PUBLIC
char            *eiam_demo_service_dup_url          (EiamDemoService  *self);

void             eiam_demo_service_advance          (EiamDemoService  *self,
                                                     unsigned int      seconds);
void             eiam_demo_service_reset            (EiamDemoService  *self);
gboolean         eiam_demo_service_set_fault        (EiamDemoService  *self,
                                                     EiamCall          call,
                                                     const char       *fault,
                                                     GError          **error);
unsigned int     eiam_demo_service_count_accounts   (EiamDemoService  *self);
unsigned int     eiam_demo_service_count_requests   (EiamDemoService  *self,
                                                     EiamCall          call);
GBytes          *eiam_demo_service_get_last_body    (EiamDemoService  *self,
                                                     EiamCall          call);
const char      *eiam_demo_service_get_last_header  (EiamDemoService  *self,
                                                     EiamCall          call,
                                                     const char       *name);
GBytes          *eiam_demo_service_list_requests    (EiamDemoService  *self);

G_END_DECLS
