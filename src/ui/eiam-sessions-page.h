/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-token-store.h"

G_BEGIN_DECLS

#define EIAM_TYPE_SESSIONS_PAGE (eiam_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamSessionsPage, eiam_sessions_page, EIAM, SESSIONS_PAGE, AdwBin)

GtkWidget *eiam_sessions_page_new (EiamTokenStore *store);

G_END_DECLS
