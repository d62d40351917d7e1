/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-server-error.h"

G_BEGIN_DECLS

#define EIAM_DEMO_API "/api/v2/sdk/"

gboolean    eiam_demo_call_lookup     (const char *name,
                                       EiamCall   *call);
const char *eiam_demo_call_get_name   (EiamCall    call);
const char *eiam_demo_call_get_method (EiamCall    call);

G_END_DECLS
