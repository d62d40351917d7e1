/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

#define EIAM_TYPE_SETUP_PAGE (eiam_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamSetupPage, eiam_setup_page, EIAM, SETUP_PAGE, AdwBin)

GtkWidget *eiam_setup_page_new (EiamSettings *settings);

G_END_DECLS
