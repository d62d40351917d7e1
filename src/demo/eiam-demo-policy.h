/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean eiam_demo_policy_check_mobile   (const char  *member,
                                          const char  *mobile,
                                          GError     **error);
gboolean eiam_demo_policy_check_sender   (const char  *sender,
                                          GError     **error);
gboolean eiam_demo_policy_check_profile  (JsonObject  *body,
                                          GError     **error);
gboolean eiam_demo_policy_check_password (const char  *password,
                                          const char  *user_name,
                                          GError     **error);

G_END_DECLS
