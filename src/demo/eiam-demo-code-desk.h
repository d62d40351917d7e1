/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EIAM_DEMO_CODE_LIFETIME 300
#define EIAM_DEMO_CODE_ATTEMPTS 5

#define EIAM_TYPE_DEMO_CODE_DESK (eiam_demo_code_desk_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoCodeDesk, eiam_demo_code_desk, EIAM, DEMO_CODE_DESK, GObject)

EiamDemoCodeDesk *eiam_demo_code_desk_new   (void);
gboolean          eiam_demo_code_desk_allow (EiamDemoCodeDesk  *self,
                                             const char        *mobile,
                                             unsigned int       resend_delay,
                                             gint64             now,
                                             GError           **error);
void              eiam_demo_code_desk_issue (EiamDemoCodeDesk  *self,
                                             const char        *mobile,
                                             const char        *code,
                                             gint64             now);
gboolean          eiam_demo_code_desk_check (EiamDemoCodeDesk  *self,
                                             const char        *mobile,
                                             const char        *code,
                                             gint64             now,
                                             GError           **error);

G_END_DECLS
