/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-desk.h"

#include "eiam-invitation-setup.h"
#include "eiam-kiosk.h"
#include "eiam-signup-setup.h"

#include <glib/gi18n.h>

/**
 * EiamInvitationDesk:
 *
 * Where an invitation waits until the person has said yes or no. Until then
 * nothing of it is kept or sent.
 */
struct _EiamInvitationDesk
{
  GObject         parent_instance;

  EiamSettings   *settings;   /* (owned) */
  EiamSignup     *signup;     /* (owned) (nullable) */
  EiamInvitation *invitation; /* (owned) (nullable): waits for an answer */
  char           *fault;      /* (owned) (nullable): why it cannot be used */
  EiamInvitation *accepted;   /* (owned) (nullable): waits for its sign-up */
};

G_DEFINE_FINAL_TYPE (EiamInvitationDesk, eiam_invitation_desk, G_TYPE_OBJECT)

enum {
  CHANGED,
  ACCEPTED,
  N_SIGNALS,
};

static unsigned int signals[N_SIGNALS];

/* The one place that decides whether invitations are looked at at all. Returns
 * the reason why not, or NULL. */
static const char *
find_refusal (EiamInvitationDesk *self)
{
  EiamSignupBusy busy = self->signup != NULL ? eiam_signup_get_busy (self->signup)
                                             : EIAM_SIGNUP_IDLE;

  if (eiam_kiosk_forbids (eiam_kiosk_get (self->settings), EIAM_KIOSK_INVITATION))
    return _("Invitations cannot be opened on this machine.");
  return busy == EIAM_SIGNUP_REGISTERING || busy == EIAM_SIGNUP_STORING
           ? _("Your registration is being sent. Open the invitation again when that is done.")
           : NULL;
}

static void
show (EiamInvitationDesk *self,
      EiamInvitation     *invitation,
      char               *fault)
{
  g_set_object (&self->invitation, invitation);
  g_free (self->fault);
  self->fault = fault;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
eiam_invitation_desk_dispose (GObject *object)
{
  EiamInvitationDesk *self = EIAM_INVITATION_DESK (object);

  g_clear_object (&self->accepted);
  g_clear_object (&self->invitation);
  g_clear_object (&self->signup);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_invitation_desk_parent_class)->dispose (object);
}

static void
eiam_invitation_desk_finalize (GObject *object)
{
  EiamInvitationDesk *self = EIAM_INVITATION_DESK (object);

  g_clear_pointer (&self->fault, g_free);

  G_OBJECT_CLASS (eiam_invitation_desk_parent_class)->finalize (object);
}

static void
eiam_invitation_desk_class_init (EiamInvitationDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_invitation_desk_dispose;
  object_class->finalize = eiam_invitation_desk_finalize;

  /**
   * EiamInvitationDesk::changed:
   *
   * Another invitation waits for an answer, or none any more.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL, NULL,
                                   G_TYPE_NONE,
                                   0);

  /**
   * EiamInvitationDesk::accepted:
   *
   * The settings are as the invitation wants them; it waits for a sign-up that
   * is made from them.
   */
  signals[ACCEPTED] = g_signal_new ("accepted",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL, NULL, NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
eiam_invitation_desk_init (EiamInvitationDesk *self)
{
}

/**
 * eiam_invitation_desk_new:
 * @settings: the settings
 *
 * Returns: (transfer full): a desk on which nothing lies
 */
EiamInvitationDesk *
eiam_invitation_desk_new (EiamSettings *settings)
{
  EiamInvitationDesk *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_INVITATION_DESK, NULL);
  self->settings = g_object_ref (settings);
  return self;
}

/**
 * eiam_invitation_desk_set_signup:
 * @self: the desk
 * @signup: (nullable): the sign-up
 *
 * Says which sign-up there is now. What was accepted is filled into it.
 */
void
eiam_invitation_desk_set_signup (EiamInvitationDesk *self,
                                 EiamSignup         *signup)
{
  g_return_if_fail (EIAM_IS_INVITATION_DESK (self));

  g_set_object (&self->signup, signup);
  if (signup != NULL && self->accepted != NULL)
    eiam_invitation_setup_fill_in (self->accepted, self->settings,
                                   eiam_signup_get_registration (signup));
  g_clear_object (&self->accepted);
}

/**
 * eiam_invitation_desk_open:
 * @self: the desk
 * @files: what was opened: files, or what stands for links
 * @n_files: how many
 *
 * Reads an invitation and shows it, or what is wrong with it.
 *
 * Returns: (nullable): a sentence that says why it is not even looked at, or %NULL
 */
const char *
eiam_invitation_desk_open (EiamInvitationDesk  *self,
                           GFile              **files,
                           unsigned int         n_files)
{
  g_autoptr (EiamInvitation) invitation = NULL;
  g_autoptr (GError) error = NULL;
  const char *refusal = NULL;

  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), NULL);
  g_return_val_if_fail (n_files > 0, NULL);

  refusal = find_refusal (self);
  if (refusal != NULL)
    return refusal;
  if (n_files > 1)
    return _("Only one invitation can be opened at a time.");

  invitation = eiam_invitation_load (files[0], &error);
  show (self, invitation, invitation != NULL ? NULL : eiam_invitation_dup_fault (error));
  return NULL;
}

/**
 * eiam_invitation_desk_is_open:
 * @self: the desk
 *
 * Returns: whether there is something that the person has to answer
 */
gboolean
eiam_invitation_desk_is_open (EiamInvitationDesk *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), FALSE);

  return self->invitation != NULL || self->fault != NULL;
}

/**
 * eiam_invitation_desk_get_invitation:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): the invitation that waits for an answer
 */
EiamInvitation *
eiam_invitation_desk_get_invitation (EiamInvitationDesk *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), NULL);

  return self->invitation;
}

/**
 * eiam_invitation_desk_get_fault:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): why the invitation cannot be used
 */
const char *
eiam_invitation_desk_get_fault (EiamInvitationDesk *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), NULL);

  return self->fault;
}

/**
 * eiam_invitation_desk_get_settings:
 * @self: the desk
 *
 * Returns: (transfer none): the settings
 */
EiamSettings *
eiam_invitation_desk_get_settings (EiamInvitationDesk *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), NULL);

  return self->settings;
}

/**
 * eiam_invitation_desk_find_loss:
 * @self: the desk
 *
 * Returns: (nullable): a sentence that says what the person loses by accepting,
 *   or %NULL
 */
const char *
eiam_invitation_desk_find_loss (EiamInvitationDesk *self)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (self), NULL);
  g_return_val_if_fail (self->invitation != NULL, NULL);

  if (self->signup == NULL)
    return NULL;
  if (eiam_signup_get_step (self->signup) == EIAM_SIGNUP_REGISTERED)
    return eiam_signup_setup_get_loss (self->signup);
  if (eiam_signup_setup_is_under_way (self->signup))
    return _("Your registration is under way. With the invitation it begins anew; what you "
             "entered stays.");
  return eiam_invitation_setup_replaces (self->invitation, self->settings,
                                         eiam_signup_get_registration (self->signup))
           ? _("The invitation replaces some of what you entered.")
           : NULL;
}

/**
 * eiam_invitation_desk_accept:
 * @self: the desk
 *
 * The person says yes: the settings become those of the invitation, as far as
 * they are not locked, and what is under way ends.
 */
void
eiam_invitation_desk_accept (EiamInvitationDesk *self)
{
  g_return_if_fail (EIAM_IS_INVITATION_DESK (self));
  g_return_if_fail (self->invitation != NULL);

  if (self->signup != NULL)
    eiam_signup_cancel (self->signup);

  eiam_invitation_setup_store (self->invitation, self->settings);
  g_set_object (&self->accepted, self->invitation);
  g_clear_object (&self->invitation);
  g_signal_emit (self, signals[ACCEPTED], 0);
}

/**
 * eiam_invitation_desk_decline:
 * @self: the desk
 *
 * The person says no, or has read what is wrong: all is as it was before.
 */
void
eiam_invitation_desk_decline (EiamInvitationDesk *self)
{
  g_return_if_fail (EIAM_IS_INVITATION_DESK (self));

  show (self, NULL, NULL);
}
