/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-reply.h"
#include "eiam-demo-service.h"

G_BEGIN_DECLS

#define EIAM_DEMO_CONTROL "/demo/"

EiamDemoReply *eiam_demo_control_handle (EiamDemoService   *service,
                                         SoupServerMessage *message,
                                         const char        *path,
                                         GBytes            *body);

G_END_DECLS
