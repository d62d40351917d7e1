/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "eiam-demo-public.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DEMO_THREAD (eiam_demo_thread_get_type ())
EIAM_DEMO_PUBLIC
G_DECLARE_FINAL_TYPE (EiamDemoThread, eiam_demo_thread, EIAM, DEMO_THREAD, GObject)

EIAM_DEMO_PUBLIC
EiamDemoThread *eiam_demo_thread_new     (void);
EIAM_DEMO_PUBLIC
gboolean        eiam_demo_thread_start   (EiamDemoThread  *self,
                                          GError         **error);
EIAM_DEMO_PUBLIC
char           *eiam_demo_thread_dup_url (EiamDemoThread  *self);

G_END_DECLS
