/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-reply.h"

G_BEGIN_DECLS

void eiam_demo_raw_send (GIOStream           *stream,
                         const EiamDemoReply *reply,
                         GCancellable        *cancellable);

G_END_DECLS
