/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-setup.h"

#include "eiam-country-cache.h"
#include "eiam-kiosk.h"
#include "eiam-language.h"
#include "eiam-patience.h"
#include "eiam-quiet-store.h"

#include <glib/gi18n.h>

/**
 * eiam_signup_setup_new:
 * @settings: the settings
 * @store: where the tokens go
 *
 * Returns: (transfer full) (nullable): a sign-up as @settings want it, or %NULL
 *   when they name no usable server
 */
EiamSignup *
eiam_signup_setup_new (EiamSettings   *settings,
                       EiamTokenStore *store)
{
  g_autoptr (EiamClient) client = NULL;
  g_autofree char *path = NULL;
  EiamSignup *signup = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (store), NULL);

  client = eiam_settings_create_client (settings, NULL);
  if (client == NULL)
    return NULL;

  signup = eiam_signup_new (client, store);
  eiam_signup_set_resend_delay (signup, eiam_settings_get_resend_delay (settings));
  eiam_signup_set_required (signup, eiam_settings_get_required_fields (settings));
  eiam_signup_set_attributes (signup, eiam_settings_get_attributes (settings));
  path = eiam_country_cache_dup_path (g_get_user_cache_dir (), eiam_client_get_server (client),
                                      eiam_client_get_client_id (client));
  eiam_signup_set_country_cache (signup, path);
  return signup;
}

/**
 * eiam_signup_setup_create_store:
 * @settings: the settings
 *
 * Returns: (transfer full): where the tokens of a sign-up go: what `token-storage`
 *   names, and on a self-service machine only as long as no question comes of it
 */
EiamTokenStore *
eiam_signup_setup_create_store (EiamSettings *settings)
{
  g_autoptr (EiamTokenStore) store = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  store = eiam_settings_create_store (settings);
  if (!eiam_kiosk_forbids (eiam_kiosk_get (settings), EIAM_KIOSK_KEYRING_QUESTION)
      || eiam_token_store_get_kind (store) > EIAM_TOKEN_STORE_LOGIN_SESSION)
    return g_steal_pointer (&store);
  return eiam_quiet_store_new (store);
}

/**
 * eiam_signup_setup_carry_over:
 * @from: a sign-up
 * @to: a new one
 *
 * Takes over what was typed, and the country that was chosen.
 */
void
eiam_signup_setup_carry_over (EiamSignup *from,
                              EiamSignup *to)
{
  EiamRegistration *old = NULL;
  EiamRegistration *new = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (EIAM_IS_SIGNUP (from));
  g_return_if_fail (EIAM_IS_SIGNUP (to));

  old = eiam_signup_get_registration (from);
  new = eiam_signup_get_registration (to);
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    eiam_registration_set_text (new, (EiamField) i,
                                eiam_registration_get_text (old, (EiamField) i));

  keys = eiam_registration_get_extension_keys (old);
  for (unsigned int i = 0; keys != NULL && keys[i] != NULL; i++)
    eiam_registration_set_extension (new, keys[i], eiam_registration_get_extension (old, keys[i]));

  if (eiam_signup_get_country_chosen (from))
    eiam_signup_choose_country (to, eiam_signup_get_country (from));
}

/**
 * eiam_signup_setup_is_under_way:
 * @signup: (nullable): a sign-up
 *
 * Returns: whether the person is past the form, so that changed settings have to wait
 */
gboolean
eiam_signup_setup_is_under_way (EiamSignup *signup)
{
  EiamSignupStep step;

  if (signup == NULL)
    return FALSE;
  step = eiam_signup_get_step (signup);
  return (step != EIAM_SIGNUP_DETAILS && step != EIAM_SIGNUP_REVIEW)
         || eiam_signup_get_busy (signup) != EIAM_SIGNUP_IDLE;
}

/**
 * eiam_signup_setup_can_go_back:
 * @signup: (nullable): a sign-up
 *
 * Returns: whether the person is shown a way to the step before the one that it
 *   is at; eiam_signup_cancel() decides whether it can be gone
 */
gboolean
eiam_signup_setup_can_go_back (EiamSignup *signup)
{
  EiamSignupStep step;

  if (signup == NULL
      || (eiam_signup_is_committed (signup)
          && eiam_patience_get_busy (eiam_patience_get (signup)) != EIAM_SIGNUP_IDLE))
    return FALSE;

  step = eiam_signup_get_step (signup);
  return step == EIAM_SIGNUP_REVIEW || step == EIAM_SIGNUP_PUZZLE || step == EIAM_SIGNUP_CODE;
}

/**
 * eiam_signup_setup_translate:
 * @signup: (nullable): a sign-up
 * @settings: the settings
 *
 * Has the service answer in the language that is in use by now.
 */
void
eiam_signup_setup_translate (EiamSignup   *signup,
                             EiamSettings *settings)
{
  g_autofree char *language = NULL;

  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  language = eiam_language_dup_server_language (eiam_settings_get_server_languages (settings));
  if (signup != NULL)
    eiam_client_set_language (eiam_signup_get_client (signup), language);
}

/**
 * eiam_signup_setup_is_new_person:
 * @signup: a sign-up
 *
 * Returns: whether it is at its beginning, with nothing entered: pages that
 *   were built before hold what somebody else entered, in labels and in what
 *   could be undone
 */
gboolean
eiam_signup_setup_is_new_person (EiamSignup *signup)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), FALSE);

  return eiam_signup_get_step (signup) == EIAM_SIGNUP_DETAILS
         && eiam_registration_is_empty (eiam_signup_get_registration (signup));
}

/**
 * eiam_signup_setup_is_saved:
 * @signup: a sign-up that ended well
 *
 * Returns: %FALSE when the tokens are not where they were to be kept
 */
gboolean
eiam_signup_setup_is_saved (EiamSignup *signup)
{
  EiamSession *session = NULL;

  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), TRUE);

  /* The service may register without signing in: then there is nothing to keep. */
  session = eiam_signup_get_session (signup);
  if (session != NULL && eiam_session_get_session_token (session) == NULL)
    return TRUE;
  return eiam_token_store_get_kind (eiam_signup_get_store (signup)) > EIAM_TOKEN_STORE_LOGIN_SESSION
         || eiam_signup_get_stored (signup);
}

/**
 * eiam_signup_setup_get_loss:
 * @signup: (nullable): a sign-up
 *
 * Returns: (nullable): what would be lost with @signup, in a translated sentence,
 *   or %NULL when nothing would
 */
const char *
eiam_signup_setup_get_loss (EiamSignup *signup)
{
  if (signup == NULL)
    return NULL;
  if (eiam_signup_get_step (signup) == EIAM_SIGNUP_REGISTERED)
    return eiam_signup_setup_is_saved (signup)
             ? NULL
             : _("You are registered, but your session is not saved yet.");
  if (eiam_signup_get_step (signup) == EIAM_SIGNUP_UNKNOWN
      || eiam_signup_get_busy (signup) == EIAM_SIGNUP_REGISTERING)
    return _("Your registration was sent, and its answer is not known yet.");
  return eiam_registration_is_empty (eiam_signup_get_registration (signup))
           ? NULL
           : _("You are not registered yet. What you entered will be lost.");
}

/**
 * eiam_signup_setup_depends_on:
 * @key: a setting
 *
 * Returns: whether a sign-up has to be made anew when @key changes. The others
 *   are read when they are next shown or used.
 */
gboolean
eiam_signup_setup_depends_on (const char *key)
{
  static const char * const harmless[] = {
    "code-length", "help-text", "help-phone", "language", "resend-delay", NULL
  };

  g_return_val_if_fail (key != NULL, FALSE);

  return !g_strv_contains (harmless, key);
}
