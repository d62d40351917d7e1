/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-calls.h"

#include "eiam-server.h"
#include "eiam-test-utils.h"

#include <libsoup/soup.h>

static void
on_service_sms (EiamDemoService *service,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  EiamTestCalls *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (service));

  g_free (self->code);
  self->code = g_strdup (code);
}

static void
on_service_puzzle (EiamDemoService *service,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  EiamTestCalls *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (service));

  self->x = x;
}

/* Every secure connection has a reference to the certificate. */
static int
count_certificate_uses (EiamTestCalls *self)
{
  return (int) g_atomic_int_get (&G_OBJECT (self->certificate)->ref_count);
}

static gboolean
is_nobody_connected (gpointer user_data)
{
  EiamTestCalls *self = user_data;

  return count_certificate_uses (self) <= self->n_certificate_uses;
}

/* Handshakes end in a thread, which does not wake this one. */
static gboolean
on_tick (gpointer user_data)
{
  g_assert (user_data == NULL);

  return G_SOURCE_CONTINUE;
}

static void
await_end_of_connections (EiamTestCalls *self)
{
  unsigned int ticks = g_timeout_add (10, on_tick, NULL);

  eiam_test_await (is_nobody_connected, self);
  g_source_remove (ticks);
}

/**
 * eiam_test_calls_new:
 * @certificate: (nullable): for a service that speaks TLS
 *
 * Returns: (transfer full): a service that listens and a client for it
 */
EiamTestCalls *
eiam_test_calls_new (GTlsCertificate *certificate)
{
  EiamTestCalls *self = g_new0 (EiamTestCalls, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  self->service = eiam_demo_service_new ();
  eiam_demo_service_set_seed (self->service, 7);
  eiam_demo_service_set_certificate (self->service, certificate);
  g_signal_connect (self->service, "sms", G_CALLBACK (on_service_sms), self);
  g_signal_connect (self->service, "puzzle", G_CALLBACK (on_service_puzzle), self);
  eiam_demo_service_start (self->service, 0, &error);
  g_assert_no_error (error);
  if (certificate != NULL)
    {
      self->certificate = g_object_ref (certificate);
      self->n_certificate_uses = count_certificate_uses (self);
    }

  self->device = eiam_device_new ();
  self->registration = eiam_registration_new ();
  eiam_registration_set_text (self->registration, EIAM_FIELD_MOBILE, EIAM_TEST_MOBILE);
  eiam_registration_set_text (self->registration, EIAM_FIELD_NAME, "张三");
  eiam_registration_set_text (self->registration, EIAM_FIELD_PASSWORD, EIAM_TEST_PASSWORD);

  url = eiam_demo_service_dup_url (self->service);
  eiam_test_calls_set_client (self, url);
  return self;
}

/**
 * eiam_test_calls_free:
 * @self: (transfer full): a service and a client
 *
 * Ends both, which nothing else may keep alive.
 */
void
eiam_test_calls_free (EiamTestCalls *self)
{
  eiam_test_assert_finalized (self->client);
  g_object_unref (self->device);
  g_object_unref (self->registration);
  g_clear_object (&self->puzzle);
  /* The server of libsoup 3.6 forgets about handshakes that are under way when it
   * stops, and they not about it. */
  if (self->certificate != NULL && soup_check_version (3, 6, 0))
    await_end_of_connections (self);
  eiam_demo_service_stop (self->service);
  eiam_test_assert_finalized (self->service);
  eiam_test_drain ();
  g_clear_object (&self->certificate);

  g_free (self->captcha_token);
  g_free (self->code);
  g_free (self);
}

/**
 * eiam_test_calls_set_client:
 * @self: a service and a client
 * @url: another server
 *
 * Has the calls made to @url.
 */
void
eiam_test_calls_set_client (EiamTestCalls *self,
                            const char    *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) server = eiam_server_parse (url, &error);

  g_assert_no_error (error);
  g_clear_object (&self->client);
  self->client = eiam_client_new (server, "nTo1eRIub60vPb54WeE6aojPwYwImtl4", self->device);
  eiam_client_set_language (self->client, "en");
}

/**
 * eiam_test_calls_prepare:
 * @self: a service and a client
 * @call: a call
 *
 * Makes all calls that come before @call.
 */
void
eiam_test_calls_prepare (EiamTestCalls *self,
                         EiamCall       call)
{
  for (int earlier = EIAM_CALL_COUNTRY_CODES; earlier < (int) call; earlier++)
    {
      g_autoptr (GError) error = NULL;

      eiam_test_calls_make (self, (EiamCall) earlier, &error);
      g_assert_no_error (error);
    }
  if (call == EIAM_CALL_REGISTER)
    eiam_registration_set_text (self->registration, EIAM_FIELD_VERIFY_CODE, self->code);
}

/**
 * eiam_test_calls_start:
 * @self: a service and a client
 * @call: a call, whose earlier calls have been made
 * @cancellable: (nullable): a cancellable
 * @result: where the result will be
 *
 * Begins @call.
 */
void
eiam_test_calls_start (EiamTestCalls  *self,
                       EiamCall        call,
                       GCancellable   *cancellable,
                       GAsyncResult  **result)
{
  switch (call)
    {
    case EIAM_CALL_COUNTRY_CODES:
      eiam_client_list_countries_async (self->client, cancellable, eiam_test_on_ready, result);
      break;
    case EIAM_CALL_CAPTCHA:
      eiam_client_get_puzzle_async (self->client, cancellable, eiam_test_on_ready, result);
      break;
    case EIAM_CALL_CAPTCHA_VERIFY:
      eiam_client_check_puzzle_async (self->client, self->puzzle, self->x, EIAM_TEST_MOBILE,
                                      cancellable, eiam_test_on_ready, result);
      break;
    case EIAM_CALL_SMS_SEND:
      eiam_client_send_sms_async (self->client, EIAM_TEST_MOBILE, self->captcha_token,
                                  cancellable, eiam_test_on_ready, result);
      break;
    case EIAM_CALL_REGISTER:
      eiam_client_register_async (self->client, self->registration, cancellable,
                                  eiam_test_on_ready, result);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
finish_countries (EiamTestCalls  *self,
                  GAsyncResult   *result,
                  GError        **error)
{
  g_autoptr (EiamCountries) countries = eiam_client_list_countries_finish (self->client, result,
                                                                           error);

  return countries != NULL;
}

static gboolean
finish_register (EiamTestCalls  *self,
                 GAsyncResult   *result,
                 GError        **error)
{
  g_autoptr (EiamSession) session = eiam_client_register_finish (self->client, result, error);

  return session != NULL;
}

/**
 * eiam_test_calls_finish:
 * @self: a service and a client
 * @call: a call that was begun
 * @result: where its result will be
 * @error: return location for its error
 *
 * Waits for the end of @call and keeps what it brought.
 *
 * Returns: whether it went well
 */
gboolean
eiam_test_calls_finish (EiamTestCalls  *self,
                        EiamCall        call,
                        GAsyncResult  **result,
                        GError        **error)
{
  g_autoptr (GAsyncResult) owned = eiam_test_await_result (result);

  *result = NULL;
  switch (call)
    {
    case EIAM_CALL_COUNTRY_CODES:
      return finish_countries (self, owned, error);
    case EIAM_CALL_CAPTCHA:
      g_clear_object (&self->puzzle);
      self->puzzle = eiam_client_get_puzzle_finish (self->client, owned, error);
      return self->puzzle != NULL;
    case EIAM_CALL_CAPTCHA_VERIFY:
      g_free (self->captcha_token);
      self->captcha_token = eiam_client_check_puzzle_finish (self->client, owned, error);
      return self->captcha_token != NULL;
    case EIAM_CALL_SMS_SEND:
      return eiam_client_send_sms_finish (self->client, owned, error);
    case EIAM_CALL_REGISTER:
      return finish_register (self, owned, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * eiam_test_calls_make:
 * @self: a service and a client
 * @call: a call, whose earlier calls have been made
 * @error: return location for its error
 *
 * Makes @call.
 *
 * Returns: whether it went well
 */
gboolean
eiam_test_calls_make (EiamTestCalls  *self,
                      EiamCall        call,
                      GError        **error)
{
  GAsyncResult *result = NULL;

  eiam_test_calls_start (self, call, NULL, &result);
  return eiam_test_calls_finish (self, call, &result, error);
}

/**
 * eiam_test_calls_set_fault:
 * @self: a service and a client
 * @call: a call
 * @fault: (nullable): what goes wrong with it, as eiam_demo_service_set_fault() wants it
 *
 * Has @call fail from now on.
 */
void
eiam_test_calls_set_fault (EiamTestCalls *self,
                           EiamCall       call,
                           const char    *fault)
{
  g_autoptr (GError) error = NULL;

  eiam_demo_service_set_fault (self->service, call, fault, &error);
  g_assert_no_error (error);
}

/**
 * eiam_test_calls_add_tests:
 * @path: the beginning of the tests' paths
 * @function: a test; it gets an #EiamCall as pointer
 *
 * Adds @function for every call.
 */
void
eiam_test_calls_add_tests (const char    *path,
                           GTestDataFunc  function)
{
  static const char * const calls[EIAM_N_CALLS] = {
    "country-codes", "captcha", "captcha-verify", "sms-send", "register",
  };

  for (int i = 0; i < EIAM_N_CALLS; i++)
    {
      g_autofree char *whole = g_strdup_printf ("%s/%s", path, calls[i]);

      g_test_add_data_func (whole, GINT_TO_POINTER (i), function);
    }
}
