/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

/* Behind the groups of the service's own fields: what the company or the person
 * added. */
#define EIAM_CHANGE_GROUP_EXTENSION EIAM_N_FIELD_GROUPS
#define EIAM_CHANGE_GROUP_NONE (-1)

int           eiam_change_group_get      (EiamSignup *signup);
void          eiam_change_group_set      (EiamSignup *signup,
                                          int         group);
EiamFieldRow *eiam_change_group_find_row (EiamSignup *signup,
                                          GPtrArray  *rows);

G_END_DECLS
