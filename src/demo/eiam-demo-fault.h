/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-reply.h"

G_BEGIN_DECLS

/**
 * EiamDemoFaultStage:
 * @EIAM_DEMO_FAULT_STAGE_HEADERS: strikes when the headers are in
 * @EIAM_DEMO_FAULT_STAGE_INSTEAD: strikes in place of the call, which is not done
 * @EIAM_DEMO_FAULT_STAGE_AFTER: strikes the answer of the call, which is done
 *
 * When a fault strikes.
 */
typedef enum {
  EIAM_DEMO_FAULT_STAGE_HEADERS,
  EIAM_DEMO_FAULT_STAGE_INSTEAD,
  EIAM_DEMO_FAULT_STAGE_AFTER,
} EiamDemoFaultStage;

typedef struct _EiamDemoFault EiamDemoFault;

EiamDemoFault      *eiam_demo_fault_new       (const char           *text,
                                               GError              **error);
EiamDemoFault      *eiam_demo_fault_ref       (EiamDemoFault        *self);
void                eiam_demo_fault_unref     (EiamDemoFault        *self);
EiamDemoFaultStage  eiam_demo_fault_get_stage (const EiamDemoFault  *self);
unsigned int        eiam_demo_fault_get_delay (const EiamDemoFault  *self);
gboolean            eiam_demo_fault_strike    (EiamDemoFault        *self,
                                               gboolean              at_headers);
void                eiam_demo_fault_apply     (const EiamDemoFault  *self,
                                               EiamDemoReply        *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamDemoFault, eiam_demo_fault_unref)

G_END_DECLS
