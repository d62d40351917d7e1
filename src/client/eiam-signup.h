/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-client.h"
#include "eiam-token-store.h"

G_BEGIN_DECLS

/**
 * EiamSignupStep:
 * @EIAM_SIGNUP_DETAILS: the person fills in the form
 * @EIAM_SIGNUP_REVIEW: the person looks over what was entered
 * @EIAM_SIGNUP_PUZZLE: a puzzle is asked, or being fetched
 * @EIAM_SIGNUP_CODE: an SMS is on its way and its code is asked
 * @EIAM_SIGNUP_REGISTERED: the account exists
 * @EIAM_SIGNUP_UNKNOWN: the registration was sent and its answer was lost
 *
 * Where a person is on the way to an account.
 */
typedef enum {
  EIAM_SIGNUP_DETAILS,
  EIAM_SIGNUP_REVIEW,
  EIAM_SIGNUP_PUZZLE,
  EIAM_SIGNUP_CODE,
  EIAM_SIGNUP_REGISTERED,
  EIAM_SIGNUP_UNKNOWN,
} EiamSignupStep;

/**
 * EiamSignupBusy:
 * @EIAM_SIGNUP_IDLE: nothing is under way
 * @EIAM_SIGNUP_CHECKING_STORE: the token store is being tried
 * @EIAM_SIGNUP_FETCHING_PUZZLE: a puzzle is being fetched
 * @EIAM_SIGNUP_CHECKING_PUZZLE: the puzzle's answer is being checked
 * @EIAM_SIGNUP_SENDING_CODE: the SMS is being requested
 * @EIAM_SIGNUP_REGISTERING: the registration is being sent
 * @EIAM_SIGNUP_STORING: the tokens are being stored
 *
 * What the sign-up is waiting for.
 */
typedef enum {
  EIAM_SIGNUP_IDLE,
  EIAM_SIGNUP_CHECKING_STORE,
  EIAM_SIGNUP_FETCHING_PUZZLE,
  EIAM_SIGNUP_CHECKING_PUZZLE,
  EIAM_SIGNUP_SENDING_CODE,
  EIAM_SIGNUP_REGISTERING,
  EIAM_SIGNUP_STORING,
} EiamSignupBusy;

#define EIAM_TYPE_SIGNUP (eiam_signup_get_type ())
G_DECLARE_FINAL_TYPE (EiamSignup, eiam_signup, EIAM, SIGNUP, GObject)

EiamSignup        *eiam_signup_new                (EiamClient         *client,
                                                   EiamTokenStore     *store);

EiamClient        *eiam_signup_get_client         (EiamSignup         *self);
EiamTokenStore    *eiam_signup_get_store          (EiamSignup         *self);
EiamRegistration  *eiam_signup_get_registration   (EiamSignup         *self);
EiamSignupStep     eiam_signup_get_step           (EiamSignup         *self);
EiamSignupBusy     eiam_signup_get_busy           (EiamSignup         *self);
const GError      *eiam_signup_get_error          (EiamSignup         *self);
const GError      *eiam_signup_get_store_error    (EiamSignup         *self);
EiamPuzzle        *eiam_signup_get_puzzle         (EiamSignup         *self);
EiamSession       *eiam_signup_get_session        (EiamSignup         *self);
gboolean           eiam_signup_get_stored         (EiamSignup         *self);
GDateTime         *eiam_signup_get_sent_at        (EiamSignup         *self);
unsigned int       eiam_signup_get_n_messages     (EiamSignup         *self);
unsigned int       eiam_signup_get_resend_left    (EiamSignup         *self);
gboolean           eiam_signup_is_committed       (EiamSignup         *self);
gboolean           eiam_signup_get_code_in_hand   (EiamSignup         *self);
gboolean           eiam_signup_get_probably_registered (EiamSignup    *self);
GPtrArray         *eiam_signup_get_problems       (EiamSignup         *self);
GListModel        *eiam_signup_get_countries      (EiamSignup         *self);
const char        *eiam_signup_get_preferred_country (EiamSignup      *self);
EiamCountry       *eiam_signup_get_country        (EiamSignup         *self);
gboolean           eiam_signup_get_country_chosen (EiamSignup         *self);

void               eiam_signup_set_resend_delay   (EiamSignup         *self,
                                                   unsigned int        seconds);
void               eiam_signup_set_puzzle_lifetime (EiamSignup        *self,
                                                   unsigned int        milliseconds);
void               eiam_signup_set_required       (EiamSignup         *self,
                                                   const char * const *fields);
void               eiam_signup_set_attributes     (EiamSignup         *self,
                                                   GPtrArray          *attributes);
void               eiam_signup_set_country        (EiamSignup         *self,
                                                   EiamCountry        *country);
void               eiam_signup_choose_country     (EiamSignup         *self,
                                                   EiamCountry        *country);
void               eiam_signup_set_country_cache  (EiamSignup         *self,
                                                   const char         *path);

void               eiam_signup_load_countries     (EiamSignup         *self);
gboolean           eiam_signup_review             (EiamSignup         *self);
void               eiam_signup_change_details     (EiamSignup         *self);
void               eiam_signup_send_code          (EiamSignup         *self);
void               eiam_signup_new_puzzle         (EiamSignup         *self);
void               eiam_signup_answer_puzzle      (EiamSignup         *self,
                                                   double              x);
void               eiam_signup_send_again         (EiamSignup         *self);
void               eiam_signup_register           (EiamSignup         *self,
                                                   const char         *code);
void               eiam_signup_try_again          (EiamSignup         *self);
void               eiam_signup_save_again         (EiamSignup         *self);
void               eiam_signup_skip_store         (EiamSignup         *self);
void               eiam_signup_cancel             (EiamSignup         *self);
void               eiam_signup_start_over         (EiamSignup         *self);

G_END_DECLS
