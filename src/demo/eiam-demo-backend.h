/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "eiam-demo-call.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_BACKEND (eiam_demo_backend_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoBackend, eiam_demo_backend, EIAM, DEMO_BACKEND, GObject)

EiamDemoBackend *eiam_demo_backend_new              (void);
void             eiam_demo_backend_set_seed         (EiamDemoBackend  *self,
                                                     guint32           seed);
void             eiam_demo_backend_set_aes          (EiamDemoBackend  *self,
                                                     gboolean          aes);
void             eiam_demo_backend_set_decoys       (EiamDemoBackend  *self,
                                                     gboolean          decoys);
void             eiam_demo_backend_set_resend_delay (EiamDemoBackend  *self,
                                                     unsigned int      seconds);
void             eiam_demo_backend_set_code_length  (EiamDemoBackend  *self,
                                                     unsigned int      digits);
void             eiam_demo_backend_advance          (EiamDemoBackend  *self,
                                                     unsigned int      seconds);
void             eiam_demo_backend_reset            (EiamDemoBackend  *self);
unsigned int     eiam_demo_backend_count_accounts   (EiamDemoBackend  *self);
GBytes          *eiam_demo_backend_process          (EiamDemoBackend  *self,
                                                     EiamCall          call,
                                                     const char       *issuer,
                                                     const char       *client_id,
                                                     JsonObject       *body,
                                                     GError          **error);

G_END_DECLS
