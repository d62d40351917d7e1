/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "eiam-demo-call.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_LOG (eiam_demo_log_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoLog, eiam_demo_log, EIAM, DEMO_LOG, GObject)

EiamDemoLog  *eiam_demo_log_new        (void);
void          eiam_demo_log_add        (EiamDemoLog       *self,
                                        SoupServerMessage *message,
                                        const char        *path,
                                        GBytes            *body);
unsigned int  eiam_demo_log_count      (EiamDemoLog       *self,
                                        EiamCall           call);
GBytes       *eiam_demo_log_get_body   (EiamDemoLog       *self,
                                        EiamCall           call);
const char   *eiam_demo_log_get_header (EiamDemoLog       *self,
                                        EiamCall           call,
                                        const char        *name);
GBytes       *eiam_demo_log_to_json    (EiamDemoLog       *self);

G_END_DECLS
