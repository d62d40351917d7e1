/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-private.h"

#include "eiam-country-cache.h"

/* The countries of a sign-up: those of the service, or of its last answer while
 * it cannot be reached, and the one of the mobile number. */

static void
take_countries (EiamSignup    *self,
                EiamCountries *countries)
{
  unsigned int n_before = g_list_model_get_n_items (G_LIST_MODEL (self->countries));

  /* The same again: a list that is open must not close under the pointer. */
  if (self->country_source != NULL && g_bytes_equal (self->country_source, countries->source))
    return;

  g_clear_pointer (&self->country_source, g_bytes_unref);
  self->country_source = g_bytes_ref (countries->source);
  g_free (self->preferred_country);
  self->preferred_country = g_steal_pointer (&countries->preferred);
  /* Who follows the list finds the preferred country in place. */
  g_list_store_splice (self->countries, 0, n_before, countries->list->pdata, countries->list->len);
  _eiam_signup_notify (self, EIAM_SIGNUP_PROP_PREFERRED_COUNTRY);
}

static void
list_countries_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autoptr (EiamCountries) countries = NULL;

  countries = eiam_client_list_countries_finish (EIAM_CLIENT (source), result, NULL);
  /* A service without country codes takes any number: nothing to tell. */
  if (countries == NULL)
    return;

  self->has_fresh_countries = TRUE;
  take_countries (self, countries);
  if (self->country_cache != NULL)
    eiam_country_cache_save (self->country_cache, self->country_source);
}

static void
load_cache_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (EiamSignup) self = user_data;
  g_autoptr (EiamCountries) countries = eiam_country_cache_load_finish (result, NULL);

  if (countries != NULL && !self->has_fresh_countries)
    take_countries (self, countries);
}

/**
 * eiam_signup_load_countries:
 * @self: a sign-up
 *
 * Asks the service for its country codes. They appear in
 * eiam_signup_get_countries(), before the service answers those that it told
 * the last time. A service without them is no error.
 */
void
eiam_signup_load_countries (EiamSignup *self)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  if (self->country_cache != NULL)
    eiam_country_cache_load_async (self->country_cache, self->country_cancellable,
                                   load_cache_cb, g_object_ref (self));
  eiam_client_list_countries_async (self->client, self->country_cancellable,
                                    list_countries_cb, g_object_ref (self));
}

/**
 * eiam_signup_set_country_cache:
 * @self: a sign-up
 * @path: (nullable): a file for the service's country codes
 *
 * Has the service's country codes kept, for a start when it cannot be reached.
 */
void
eiam_signup_set_country_cache (EiamSignup *self,
                               const char *path)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  g_free (self->country_cache);
  self->country_cache = g_strdup (path);
}

/**
 * eiam_signup_get_countries:
 * @self: a sign-up
 *
 * Returns: (transfer none): the #EiamCountry objects of the service, none when it offers none
 */
GListModel *
eiam_signup_get_countries (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return G_LIST_MODEL (self->countries);
}

/**
 * eiam_signup_get_preferred_country:
 * @self: a sign-up
 *
 * Returns: (nullable): the ISO code of the country to begin with
 */
const char *
eiam_signup_get_preferred_country (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->preferred_country;
}

/**
 * eiam_signup_get_country:
 * @self: a sign-up
 *
 * Returns: (nullable) (transfer none): the country of the mobile number
 */
EiamCountry *
eiam_signup_get_country (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), NULL);

  return self->country;
}

/**
 * eiam_signup_get_country_chosen:
 * @self: a sign-up
 *
 * Returns: whether the person chose the country, by itself or by the number
 */
gboolean
eiam_signup_get_country_chosen (EiamSignup *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (self), FALSE);

  return self->country_chosen;
}

/**
 * eiam_signup_set_country:
 * @self: a sign-up
 * @country: (nullable): the country of the mobile number
 *
 * With a country the number is checked by the service's own expression and
 * brought into the form that it wants.
 */
void
eiam_signup_set_country (EiamSignup  *self,
                         EiamCountry *country)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));

  g_set_object (&self->country, country);
  self->country_chosen = FALSE;
}

/**
 * eiam_signup_choose_country:
 * @self: a sign-up
 * @country: the country of the mobile number
 *
 * Like eiam_signup_set_country(), for the person's own choice: another list of
 * countries does not change it.
 */
void
eiam_signup_choose_country (EiamSignup  *self,
                            EiamCountry *country)
{
  g_return_if_fail (EIAM_IS_SIGNUP (self));
  g_return_if_fail (EIAM_IS_COUNTRY (country));

  eiam_signup_set_country (self, country);
  self->country_chosen = TRUE;
}
