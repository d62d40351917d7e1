/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-invitation-desk.h"
#include "eiam-settings.h"
#include "eiam-signup.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EiamPage:
 *
 * The pages of the window.
 */
typedef enum {
  EIAM_PAGE_WELCOME,
  EIAM_PAGE_SETUP,
  EIAM_PAGE_DETAILS,
  EIAM_PAGE_REVIEW,
  EIAM_PAGE_VERIFY,
  EIAM_PAGE_DONE,
  EIAM_PAGE_UNKNOWN,
  EIAM_PAGE_SESSIONS,
  EIAM_PAGE_INVITATION,
} EiamPage;

#define EIAM_N_PAGES (EIAM_PAGE_INVITATION + 1)

/* Details, review and verification; what comes after is no step any more. */
#define EIAM_N_PAGE_STEPS 3

EiamPage     eiam_page_for_step        (EiamSignupStep  step);
const char  *eiam_page_get_name        (EiamPage        page);
const char  *eiam_page_get_title       (EiamPage        page);
char        *eiam_page_dup_window_title (EiamPage       page);
unsigned int eiam_page_get_step_number (EiamPage        page);
gboolean     eiam_page_build_next      (GtkWidget      *widget);
GtkWidget   *eiam_page_begin           (EiamPage            page,
                                        EiamSignup         *signup,
                                        EiamTokenStore     *store,
                                        EiamInvitationDesk *desk,
                                        EiamSettings       *settings);

G_END_DECLS
