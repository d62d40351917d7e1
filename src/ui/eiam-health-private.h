/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-health.h"
#include "eiam-reach.h"

G_BEGIN_DECLS

/* How what eiam-health.c finds out comes into the results. */

void _eiam_health_finish       (EiamHealth      *self,
                                EiamHealthCheck  check,
                                const GError    *error);
void _eiam_health_skip         (EiamHealth      *self,
                                EiamHealthCheck  check,
                                const char      *because_of);
void _eiam_health_finish_reach (EiamHealth      *self,
                                EiamReachStage   stage,
                                gboolean         by_proxy,
                                gboolean         plain,
                                const GError    *error);

G_END_DECLS
