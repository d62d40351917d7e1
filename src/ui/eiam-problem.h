/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-attribute.h"

G_BEGIN_DECLS

const char *eiam_problem_get_row_key (const GError *problem);
GError     *eiam_problem_name_field  (const GError *problem,
                                      GPtrArray    *attributes);

G_END_DECLS
