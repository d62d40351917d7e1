/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-signup-page.h"

G_BEGIN_DECLS

#define EIAM_TYPE_REVIEW_PAGE (eiam_review_page_get_type ())
G_DECLARE_FINAL_TYPE (EiamReviewPage, eiam_review_page, EIAM, REVIEW_PAGE, EiamSignupPage)

GtkWidget *eiam_review_page_new (EiamSignup   *signup,
                                 EiamSettings *settings);

gboolean   eiam_review_page_build_next (EiamReviewPage *self);

G_END_DECLS
