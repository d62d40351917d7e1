/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-page.h"

#include "eiam-details-page.h"
#include "eiam-done-page.h"
#include "eiam-invitation-page.h"
#include "eiam-review-page.h"
#include "eiam-sessions-page.h"
#include "eiam-setup-page.h"
#include "eiam-unknown-page.h"
#include "eiam-verify-page.h"
#include "eiam-welcome-page.h"

#include <glib/gi18n.h>

/* The pages of a person's sign-up are made from it, the others are not. */
static const struct
{
  const char  *name;
  const char  *title;
  unsigned int step;
  GtkWidget *(*create) (EiamSignup *signup, EiamSettings *settings);
} pages[EIAM_N_PAGES] = {
  /* Translators: the title of the page on which the next person begins. */
  [EIAM_PAGE_WELCOME] = { "welcome", N_("Welcome"), 0, NULL },
  /* Translators: the title of the page that asks for the server. */
  [EIAM_PAGE_SETUP] = { "setup", N_("Set Up"), 0, NULL },
  /* Translators: the title of the page with the form. */
  [EIAM_PAGE_DETAILS] = { "details", N_("Your Details"), 1, eiam_details_page_begin },
  /* Translators: the title of the page on which a person looks over what was entered. */
  [EIAM_PAGE_REVIEW] = { "review", N_("Review"), 2, eiam_review_page_new },
  /* Translators: the title of the page with the puzzle and the SMS code. */
  [EIAM_PAGE_VERIFY] = { "verify", N_("Verify"), 3, eiam_verify_page_new },
  /* Translators: the title of the last page, after a registration. */
  [EIAM_PAGE_DONE] = { "done", N_("Registered"), 0, eiam_done_page_new },
  /* Translators: the title of the page shown when the answer of the service was lost. */
  [EIAM_PAGE_UNKNOWN] = { "unknown", N_("Not Confirmed"), 0, eiam_unknown_page_new },
  /* Translators: the title of the page that lists the stored sessions. */
  [EIAM_PAGE_SESSIONS] = { "sessions", N_("Saved Sessions"), 0, NULL },
  /* Translators: the title of the page that asks whether an invitation is followed. */
  [EIAM_PAGE_INVITATION] = { "invitation", N_("Invitation"), 0, NULL },
};

static const EiamPage pages_of_steps[] = {
  [EIAM_SIGNUP_DETAILS] = EIAM_PAGE_DETAILS,
  [EIAM_SIGNUP_REVIEW] = EIAM_PAGE_REVIEW,
  [EIAM_SIGNUP_PUZZLE] = EIAM_PAGE_VERIFY,
  [EIAM_SIGNUP_CODE] = EIAM_PAGE_VERIFY,
  [EIAM_SIGNUP_REGISTERED] = EIAM_PAGE_DONE,
  [EIAM_SIGNUP_UNKNOWN] = EIAM_PAGE_UNKNOWN,
};

/**
 * eiam_page_for_step:
 * @step: a step of the sign-up
 *
 * Returns: the page on which @step takes place
 */
EiamPage
eiam_page_for_step (EiamSignupStep step)
{
  g_return_val_if_fail ((unsigned int) step < G_N_ELEMENTS (pages_of_steps), EIAM_PAGE_DETAILS);

  return pages_of_steps[step];
}

/**
 * eiam_page_get_name:
 * @page: a page
 *
 * Returns: its name in the stack
 */
const char *
eiam_page_get_name (EiamPage page)
{
  g_return_val_if_fail (page < EIAM_N_PAGES, NULL);

  return pages[page].name;
}

/**
 * eiam_page_get_title:
 * @page: a page
 *
 * Returns: its translated title
 */
const char *
eiam_page_get_title (EiamPage page)
{
  g_return_val_if_fail (page < EIAM_N_PAGES, NULL);

  return _(pages[page].title);
}

/**
 * eiam_page_dup_window_title:
 * @page: a page
 *
 * Returns: (transfer full): the title of the window while it is shown
 */
char *
eiam_page_dup_window_title (EiamPage page)
{
  /* Translators: the title of the window: page and program. */
  return g_strdup_printf (_("%s — %s"), eiam_page_get_title (page), _("Staff Sign-Up"));
}

/**
 * eiam_page_get_step_number:
 * @page: a page
 *
 * Returns: which of the %EIAM_N_PAGE_STEPS steps it is, from 1, or 0 for none
 */
unsigned int
eiam_page_get_step_number (EiamPage page)
{
  g_return_val_if_fail (page < EIAM_N_PAGES, 0);

  return pages[page].step;
}

/**
 * eiam_page_begin:
 * @page: a page
 * @signup: (nullable): the sign-up, needed for the pages of the sign-up
 * @store: where sessions are kept
 * @desk: where invitations arrive
 * @settings: the settings
 *
 * Returns: (transfer floating): a new widget, for eiam_page_build_next()
 */
GtkWidget *
eiam_page_begin (EiamPage            page,
                 EiamSignup         *signup,
                 EiamTokenStore     *store,
                 EiamInvitationDesk *desk,
                 EiamSettings       *settings)
{
  g_return_val_if_fail (page < EIAM_N_PAGES, NULL);

  if (page == EIAM_PAGE_WELCOME)
    return eiam_welcome_page_new (settings);
  if (page == EIAM_PAGE_SETUP)
    return eiam_setup_page_new (settings);
  if (page == EIAM_PAGE_SESSIONS)
    return eiam_sessions_page_new (store);
  if (page == EIAM_PAGE_INVITATION)
    return eiam_invitation_page_new (desk);

  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), NULL);
  return pages[page].create (signup, settings);
}

/**
 * eiam_page_build_next:
 * @widget: what eiam_page_begin() returned
 *
 * Builds more of a page; each part takes less than a frame.
 *
 * Returns: whether there was more to build
 */
gboolean
eiam_page_build_next (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (EIAM_IS_DETAILS_PAGE (widget))
    return eiam_details_page_build_next (EIAM_DETAILS_PAGE (widget));
  if (EIAM_IS_REVIEW_PAGE (widget))
    return eiam_review_page_build_next (EIAM_REVIEW_PAGE (widget));
  return FALSE;
}
