/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

void     eiam_report_begin       (EiamSettings *settings);
void     eiam_report_add_options (GApplication *application);
int      eiam_report_check       (GVariantDict *options);
gboolean eiam_report_is_wanted   (GVariantDict *options);
int      eiam_report_run         (EiamSettings *settings,
                                  GVariantDict *options);

G_END_DECLS
