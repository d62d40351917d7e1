/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-private.h"

#include <string.h>

#include "eiam-client-enums.h"

/**
 * EiamSignup:
 *
 * One person on the way from an empty form to an account: which step is next,
 * what is being waited for, what went wrong and which steps have to be done
 * again because something expired. It talks to the client and the token store
 * and knows nothing of windows.
 *
 * Every deed is a function that returns at once; what comes of it is told by
 * property notifications.
 */
G_DEFINE_FINAL_TYPE (EiamSignup, eiam_signup, G_TYPE_OBJECT)

/* A puzzle is replaced a little before the service forgets it. */
#define PUZZLE_MARGIN_MS 5000
#define DEFAULT_RESEND_DELAY 60

static GParamSpec *properties[EIAM_SIGNUP_PROP_LAST + 1];

void
_eiam_signup_notify (EiamSignup         *self,
                     EiamSignupProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
on_resend_left (EiamSignup *self)
{
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_RESEND_LEFT);
}

static void
eiam_signup_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  EiamSignup *self = EIAM_SIGNUP (object);

  switch ((EiamSignupProperty) prop_id)
    {
    case EIAM_SIGNUP_PROP_STEP:
      g_value_set_enum (value, self->step);
      break;
    case EIAM_SIGNUP_PROP_BUSY:
      g_value_set_enum (value, self->busy);
      break;
    case EIAM_SIGNUP_PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case EIAM_SIGNUP_PROP_STORE_ERROR:
      g_value_set_boxed (value, self->store_error);
      break;
    case EIAM_SIGNUP_PROP_PUZZLE:
      g_value_set_object (value, self->puzzle);
      break;
    case EIAM_SIGNUP_PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case EIAM_SIGNUP_PROP_STORED:
      g_value_set_boolean (value, self->stored);
      break;
    case EIAM_SIGNUP_PROP_SENT_AT:
      g_value_set_boxed (value, self->sent_at);
      break;
    case EIAM_SIGNUP_PROP_RESEND_LEFT:
      g_value_set_uint (value, eiam_countdown_get_left (self->resend));
      break;
    case EIAM_SIGNUP_PROP_CODE_IN_HAND:
      g_value_set_boolean (value, eiam_signup_get_code_in_hand (self));
      break;
    case EIAM_SIGNUP_PROP_PROBABLY_REGISTERED:
      g_value_set_boolean (value, self->probably_registered);
      break;
    case EIAM_SIGNUP_PROP_PROBLEMS:
      g_value_set_boxed (value, self->problems);
      break;
    case EIAM_SIGNUP_PROP_PREFERRED_COUNTRY:
      g_value_set_string (value, self->preferred_country);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_signup_dispose (GObject *object)
{
  EiamSignup *self = EIAM_SIGNUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->country_cancellable);
  g_clear_handle_id (&self->puzzle_source, g_source_remove);
  g_clear_object (&self->client);
  g_clear_object (&self->store);
  g_clear_object (&self->puzzle);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_clear_object (&self->country);

  G_OBJECT_CLASS (eiam_signup_parent_class)->dispose (object);
}

static void
eiam_signup_finalize (GObject *object)
{
  EiamSignup *self = EIAM_SIGNUP (object);

  g_clear_object (&self->registration);
  g_clear_object (&self->country_cancellable);
  g_clear_object (&self->countries);
  g_clear_object (&self->resend);
  g_clear_error (&self->error);
  g_clear_error (&self->store_error);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->required, g_strfreev);
  g_clear_pointer (&self->preferred_country, g_free);
  g_clear_pointer (&self->country_cache, g_free);
  g_clear_pointer (&self->country_source, g_bytes_unref);
  g_clear_pointer (&self->sms_mobile, g_free);
  g_clear_pointer (&self->unknown_mobile, g_free);
  g_clear_pointer (&self->sent_at, g_date_time_unref);

  G_OBJECT_CLASS (eiam_signup_parent_class)->finalize (object);
}

static void
eiam_signup_class_init (EiamSignupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = eiam_signup_get_property;
  object_class->dispose = eiam_signup_dispose;
  object_class->finalize = eiam_signup_finalize;

  properties[EIAM_SIGNUP_PROP_STEP] =
    g_param_spec_enum ("step", NULL, NULL, EIAM_TYPE_SIGNUP_STEP, EIAM_SIGNUP_DETAILS, flags);
  properties[EIAM_SIGNUP_PROP_BUSY] =
    g_param_spec_enum ("busy", NULL, NULL, EIAM_TYPE_SIGNUP_BUSY, EIAM_SIGNUP_IDLE, flags);
  properties[EIAM_SIGNUP_PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[EIAM_SIGNUP_PROP_STORE_ERROR] =
    g_param_spec_boxed ("store-error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[EIAM_SIGNUP_PROP_PUZZLE] =
    g_param_spec_object ("puzzle", NULL, NULL, EIAM_TYPE_PUZZLE, flags);
  properties[EIAM_SIGNUP_PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, EIAM_TYPE_SESSION, flags);
  properties[EIAM_SIGNUP_PROP_STORED] =
    g_param_spec_boolean ("stored", NULL, NULL, FALSE, flags);
  properties[EIAM_SIGNUP_PROP_SENT_AT] =
    g_param_spec_boxed ("sent-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[EIAM_SIGNUP_PROP_RESEND_LEFT] =
    g_param_spec_uint ("resend-left", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[EIAM_SIGNUP_PROP_CODE_IN_HAND] =
    g_param_spec_boolean ("code-in-hand", NULL, NULL, FALSE, flags);
  properties[EIAM_SIGNUP_PROP_PROBABLY_REGISTERED] =
    g_param_spec_boolean ("probably-registered", NULL, NULL, FALSE, flags);
  properties[EIAM_SIGNUP_PROP_PROBLEMS] =
    g_param_spec_boxed ("problems", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  properties[EIAM_SIGNUP_PROP_PREFERRED_COUNTRY] =
    g_param_spec_string ("preferred-country", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
eiam_signup_init (EiamSignup *self)
{
  self->registration = eiam_registration_new ();
  self->countries = g_list_store_new (EIAM_TYPE_COUNTRY);
  self->country_cancellable = g_cancellable_new ();
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->resend = eiam_countdown_new ();
  self->resend_delay = DEFAULT_RESEND_DELAY;
  self->puzzle_lifetime_ms = EIAM_PUZZLE_LIFETIME * 1000 - PUZZLE_MARGIN_MS;

  g_signal_connect_object (self->resend, "notify::left", G_CALLBACK (on_resend_left),
                           self, G_CONNECT_SWAPPED);
}

/**
 * eiam_signup_new:
 * @client: the client
 * @store: where tokens are kept
 *
 * No network activity.
 *
 * Returns: (transfer full): a sign-up at its beginning
 */
EiamSignup *
eiam_signup_new (EiamClient     *client,
                 EiamTokenStore *store)
{
  EiamSignup *self;

  g_return_val_if_fail (EIAM_IS_CLIENT (client), NULL);
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (store), NULL);

  self = g_object_new (EIAM_TYPE_SIGNUP, NULL);
  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  eiam_registration_set_company (self->registration,
                                 g_uri_get_host (eiam_client_get_server (client)));
  return self;
}

/**
 * eiam_signup_get_client:
 * @self: a sign-up
 *
 * Returns: (transfer none): the client
 */
EiamClient *
eiam_signup_get_client (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->client;
}

/**
 * eiam_signup_get_store:
 * @self: a sign-up
 *
 * Returns: (transfer none): where tokens are kept
 */
EiamTokenStore *
eiam_signup_get_store (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->store;
}

/**
 * eiam_signup_get_registration:
 * @self: a sign-up
 *
 * Returns: (transfer none): the attributes; they may be changed at any time but while registering
 */
EiamRegistration *
eiam_signup_get_registration (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->registration;
}

/**
 * eiam_signup_get_step:
 * @self: a sign-up
 *
 * Returns: where the person is
 */
EiamSignupStep
eiam_signup_get_step (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), EIAM_SIGNUP_DETAILS);

  return self->step;
}

/**
 * eiam_signup_get_busy:
 * @self: a sign-up
 *
 * Returns: what is being waited for
 */
EiamSignupBusy
eiam_signup_get_busy (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), EIAM_SIGNUP_IDLE);

  return self->busy;
}

/**
 * eiam_signup_get_error:
 * @self: a sign-up
 *
 * Returns: (nullable): why the last deed of this step failed
 */
const GError *
eiam_signup_get_error (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->error;
}

/**
 * eiam_signup_get_store_error:
 * @self: a sign-up
 *
 * Returns: (nullable): why tokens cannot be kept
 */
const GError *
eiam_signup_get_store_error (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->store_error;
}

/**
 * eiam_signup_get_puzzle:
 * @self: a sign-up
 *
 * Returns: (nullable) (transfer none): the puzzle to solve
 */
EiamPuzzle *
eiam_signup_get_puzzle (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->puzzle;
}

/**
 * eiam_signup_get_session:
 * @self: a sign-up
 *
 * Returns: (nullable) (transfer none): what the service returned
 */
EiamSession *
eiam_signup_get_session (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->session;
}

/**
 * eiam_signup_get_stored:
 * @self: a sign-up
 *
 * Returns: whether the tokens are in the store
 */
gboolean
eiam_signup_get_stored (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);

  return self->stored;
}

/**
 * eiam_signup_get_sent_at:
 * @self: a sign-up
 *
 * Returns: (nullable) (transfer none): when the newest SMS was asked for, local time
 */
GDateTime *
eiam_signup_get_sent_at (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->sent_at;
}

/**
 * eiam_signup_get_n_messages:
 * @self: a sign-up
 *
 * Returns: how many SMS were asked for since the person began
 */
unsigned int
eiam_signup_get_n_messages (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), 0);

  return self->n_messages;
}

/**
 * eiam_signup_get_resend_left:
 * @self: a sign-up
 *
 * Returns: seconds until another SMS can be asked for
 */
unsigned int
eiam_signup_get_resend_left (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), 0);

  return eiam_countdown_get_left (self->resend);
}

/**
 * eiam_signup_get_probably_registered:
 * @self: a sign-up
 *
 * Returns: whether a lost registration very likely went through
 */
gboolean
eiam_signup_get_probably_registered (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);

  return self->probably_registered;
}

/**
 * eiam_signup_get_problems:
 * @self: a sign-up
 *
 * Returns: (transfer none) (element-type GLib.Error): which details are wrong,
 *   in the order of the page
 */
GPtrArray *
eiam_signup_get_problems (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->problems;
}

/**
 * eiam_signup_is_committed:
 * @self: a sign-up
 *
 * Returns: whether something is under way whose outcome has to be waited for:
 *   an SMS that may arrive, a registration that may succeed, tokens being stored
 */
gboolean
eiam_signup_is_committed (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);

  return self->busy == EIAM_SIGNUP_SENDING_CODE || self->busy == EIAM_SIGNUP_REGISTERING ||
         self->busy == EIAM_SIGNUP_STORING;
}

/**
 * eiam_signup_get_code_in_hand:
 * @self: a sign-up
 *
 * Returns: whether a code that was sent to the present number has been entered
 *   and not been found wrong or too old, so that no other SMS is needed
 */
gboolean
eiam_signup_get_code_in_hand (EiamSignup *self)
{
  const char *mobile, *code;

  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);

  mobile = eiam_registration_get_text (self->registration, EIAM_FIELD_MOBILE);
  code = eiam_registration_get_text (self->registration, EIAM_FIELD_VERIFY_CODE);
  return self->sms_mobile != NULL && strcmp (self->sms_mobile, mobile) == 0 &&
         eiam_field_check (EIAM_FIELD_VERIFY_CODE, code, TRUE, NULL);
}

/**
 * eiam_signup_set_resend_delay:
 * @self: a sign-up
 * @seconds: how long to wait before another SMS can be asked for
 */
void
eiam_signup_set_resend_delay (EiamSignup   *self,
                              unsigned int  seconds)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  self->resend_delay = seconds;
}

/**
 * eiam_signup_set_puzzle_lifetime:
 * @self: a sign-up
 * @milliseconds: after how long an unsolved puzzle is replaced
 */
void
eiam_signup_set_puzzle_lifetime (EiamSignup   *self,
                                 unsigned int  milliseconds)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  self->puzzle_lifetime_ms = milliseconds;
}

/**
 * eiam_signup_set_required:
 * @self: a sign-up
 * @fields: (nullable): wire keys of the fields that must not be empty, besides the mobile number
 */
void
eiam_signup_set_required (EiamSignup         *self,
                          const char * const *fields)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  g_strfreev (self->required);
  self->required = g_strdupv ((char **) fields);
}

/**
 * eiam_signup_set_attributes:
 * @self: a sign-up
 * @attributes: (nullable) (element-type EiamAttribute): the administrator's extension attributes
 */
void
eiam_signup_set_attributes (EiamSignup *self,
                            GPtrArray  *attributes)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  self->attributes = attributes == NULL ? NULL : g_ptr_array_ref (attributes);
}
