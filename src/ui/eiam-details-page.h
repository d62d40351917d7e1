/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-signup-page.h"

G_BEGIN_DECLS

#define EIAM_TYPE_DETAILS_PAGE (eiam_details_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamDetailsPage, eiam_details_page, EIAM, DETAILS_PAGE, EiamSignupPage)

GtkWidget *eiam_details_page_new        (EiamSignup      *signup,
                                         EiamSettings    *settings);
GtkWidget *eiam_details_page_begin      (EiamSignup      *signup,
                                         EiamSettings    *settings);
gboolean   eiam_details_page_build_next (EiamDetailsPage *self);
void       eiam_details_page_complete   (EiamDetailsPage *self);

G_END_DECLS
