/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_APPLICATION (eiam_application_get_type ())
G_DECLARE_FINAL_TYPE (EiamApplication, eiam_application, EIAM, APPLICATION, AdwApplication)

EiamApplication *eiam_application_new (void);

G_END_DECLS
