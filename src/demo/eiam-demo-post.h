/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-reply.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_POST (eiam_demo_post_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoPost, eiam_demo_post, EIAM, DEMO_POST, GObject)

EiamDemoPost *eiam_demo_post_new    (void);
void          eiam_demo_post_send   (EiamDemoPost      *self,
                                     SoupServerMessage *message,
                                     EiamDemoReply     *reply,
                                     unsigned int       delay);
void          eiam_demo_post_cancel (EiamDemoPost      *self);

G_END_DECLS
