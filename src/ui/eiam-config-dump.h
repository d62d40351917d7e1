/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

char *eiam_config_dump_to_table (EiamSettings *settings);
char *eiam_config_dump_to_json  (EiamSettings *settings);

G_END_DECLS
