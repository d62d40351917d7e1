/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-signup-page.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DONE_PAGE (eiam_done_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamDonePage, eiam_done_page, EIAM, DONE_PAGE, EiamSignupPage)

GtkWidget *eiam_done_page_new (EiamSignup   *signup,
                               EiamSettings *settings);

G_END_DECLS
