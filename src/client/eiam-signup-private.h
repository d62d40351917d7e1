/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-countdown.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

/* What the parts of the class share: eiam-signup.c has the properties,
 * eiam-signup-state.c the setters, eiam-signup-calls.c what is asked of service
 * and store, eiam-signup-country.c the countries, eiam-signup-flow.c the deeds of the person. */

struct _EiamSignup
{
  GObject           parent_instance;

  EiamClient       *client;
  EiamTokenStore   *store;
  EiamRegistration *registration;

  EiamSignupStep    step;
  EiamSignupBusy    busy;
  GError           *error;              /* (nullable) */
  GError           *store_error;        /* (nullable) */
  GPtrArray        *problems;           /* (element-type GLib.Error) */
  GCancellable     *cancellable;        /* of what is under way, (nullable) */
  GCancellable     *country_cancellable;

  GListStore       *countries;
  char             *preferred_country;  /* (nullable) */
  EiamCountry      *country;            /* (nullable) */
  gboolean          country_chosen;
  char             *country_cache;      /* (nullable): a path */
  GBytes           *country_source;     /* (nullable): what the countries were read from */
  gboolean          has_fresh_countries;
  char            **required;           /* (nullable) */
  GPtrArray        *attributes;         /* (nullable) (element-type EiamAttribute) */

  EiamPuzzle       *puzzle;             /* (nullable) */
  unsigned int      puzzle_lifetime_ms;
  unsigned int      puzzle_refreshes;
  unsigned int      wrong_puzzles;      /* in a row */
  unsigned int      puzzle_source;

  char             *sms_mobile;         /* (nullable): whom a live code was sent to */
  GDateTime        *sent_at;            /* (nullable) */
  unsigned int      n_messages;
  unsigned int      resend_delay;
  EiamCountdown    *resend;

  EiamSession      *session;            /* (nullable) */
  EiamStoredSession *item;              /* (nullable) */
  gboolean          stored;
  char             *unknown_mobile;     /* (nullable): whose registration was lost */
  gboolean          probably_registered;
};

typedef enum {
  EIAM_SIGNUP_PROP_STEP = 1,
  EIAM_SIGNUP_PROP_BUSY,
  EIAM_SIGNUP_PROP_ERROR,
  EIAM_SIGNUP_PROP_STORE_ERROR,
  EIAM_SIGNUP_PROP_PUZZLE,
  EIAM_SIGNUP_PROP_SESSION,
  EIAM_SIGNUP_PROP_STORED,
  EIAM_SIGNUP_PROP_SENT_AT,
  EIAM_SIGNUP_PROP_RESEND_LEFT,
  EIAM_SIGNUP_PROP_CODE_IN_HAND,
  EIAM_SIGNUP_PROP_PROBABLY_REGISTERED,
  EIAM_SIGNUP_PROP_PROBLEMS,
  EIAM_SIGNUP_PROP_PREFERRED_COUNTRY,
  EIAM_SIGNUP_PROP_LAST = EIAM_SIGNUP_PROP_PREFERRED_COUNTRY,
} EiamSignupProperty;

void          _eiam_signup_notify                  (EiamSignup         *self,
                                                    EiamSignupProperty  property);
void          _eiam_signup_set_step                (EiamSignup         *self,
                                                    EiamSignupStep      step);
void          _eiam_signup_set_error               (EiamSignup         *self,
                                                    GError             *error);
void          _eiam_signup_set_store_error         (EiamSignup         *self,
                                                    GError             *error);
void          _eiam_signup_set_problems            (EiamSignup         *self,
                                                    GPtrArray          *problems);
void          _eiam_signup_set_puzzle              (EiamSignup         *self,
                                                    EiamPuzzle         *puzzle);
void          _eiam_signup_set_probably_registered (EiamSignup         *self,
                                                    gboolean            probably_registered);
GCancellable *_eiam_signup_begin                   (EiamSignup         *self,
                                                    EiamSignupBusy      busy);
void          _eiam_signup_end                     (EiamSignup         *self);
void          _eiam_signup_cancel_operation        (EiamSignup         *self);
void          _eiam_signup_set_code_sent           (EiamSignup         *self);
void          _eiam_signup_drop_code               (EiamSignup         *self);
gboolean      _eiam_signup_return_to_details       (EiamSignup         *self,
                                                    const GError       *error);

void          _eiam_signup_show_puzzle             (EiamSignup         *self);
void          _eiam_signup_check_store             (EiamSignup         *self);
void          _eiam_signup_start_registration      (EiamSignup         *self);
void          _eiam_signup_store_session           (EiamSignup         *self);

G_END_DECLS
