/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"
#include "eiam-registration.h"

G_BEGIN_DECLS

GtkWidget *eiam_password_row_new (EiamRegistration *registration);

G_END_DECLS
