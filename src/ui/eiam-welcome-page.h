/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

#define EIAM_TYPE_WELCOME_PAGE (eiam_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamWelcomePage, eiam_welcome_page, EIAM, WELCOME_PAGE, AdwBin)

GtkWidget *eiam_welcome_page_new (EiamSettings *settings);

G_END_DECLS
