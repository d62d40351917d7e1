/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *eiam_user_name_propose (const char *full_name,
                              const char *first_name,
                              const char *last_name);

G_END_DECLS
