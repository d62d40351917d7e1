/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

#define EIAM_TYPE_SIGNUP_PAGE (eiam_signup_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EiamSignupPage, eiam_signup_page, EIAM, SIGNUP_PAGE, AdwBin)

struct _EiamSignupPageClass
{
  AdwBinClass parent_class;
};

GtkWidget    *eiam_signup_page_new          (GType           type,
                                             EiamSignup     *signup,
                                             EiamSettings   *settings);
EiamSignup   *eiam_signup_page_get_signup   (EiamSignupPage *self);
EiamSettings *eiam_signup_page_get_settings (EiamSignupPage *self);

G_END_DECLS
