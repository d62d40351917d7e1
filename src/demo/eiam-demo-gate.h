/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-backend.h"
#include "eiam-demo-reply.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_GATE (eiam_demo_gate_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoGate, eiam_demo_gate, EIAM, DEMO_GATE, GObject)

EiamDemoGate  *eiam_demo_gate_new           (EiamDemoBackend   *backend);
void           eiam_demo_gate_set_tenant_id (EiamDemoGate      *self,
                                             const char        *tenant_id);
void           eiam_demo_gate_set_client_id (EiamDemoGate      *self,
                                             const char        *client_id);
EiamDemoReply *eiam_demo_gate_check_size   (EiamDemoGate      *self,
                                             SoupServerMessage *message);
EiamDemoReply *eiam_demo_gate_process       (EiamDemoGate      *self,
                                             SoupServerMessage *message,
                                             const char        *path,
                                             const char        *issuer);

G_END_DECLS
