/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-client.h"

#include "eiam-call.h"
#include "eiam-clock.h"
#include "eiam-error.h"
#include "eiam-http-session.h"
#include "eiam-json.h"
#include "eiam-tls-database.h"

/**
 * EiamClient:
 *
 * The five calls of the service that a registration needs (spec/api.md 4). It
 * owns the one HTTP session; nothing is sent before the first call.
 */
struct _EiamClient
{
  GObject                parent_instance;

  GUri                  *server;
  EiamDevice            *device;
  SoupSession           *session;
  char                  *client_id;
  char                  *tenant_id;    /* (nullable) */
  char                  *language;     /* (nullable) */
  unsigned int           timeout_ms;
  EiamCaptchaEncryption  encryption;
  gint64                 clock_lead;   /* in seconds */
};

G_DEFINE_FINAL_TYPE (EiamClient, eiam_client, G_TYPE_OBJECT)

#define DEFAULT_TIMEOUT_MS 20000

typedef struct {
  EiamCall call;
  gint64   begun;   /* by eiam_clock_now() */
} Pending;

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Pending *pending = g_task_get_task_data (task);
  EiamCall call = pending->call;
  g_autoptr (EiamAnswer) answer = NULL;
  gboolean was_sent = FALSE;
  GError *error = NULL;
  gpointer value = NULL;

  answer = eiam_transport_send_finish (SOUP_SESSION (source), result, &was_sent, &error);
  if (answer != NULL)
    {
      EIAM_CLIENT (g_task_get_source_object (task))->clock_lead = answer->clock_lead;
      error = eiam_call_find_error (call, answer);
    }
  if (error == NULL)
    value = eiam_call_get_info (call)->parse (answer, &error);
  if (error != NULL)
    error = eiam_call_judge_lost_answer (call, was_sent, answer != NULL, error);
  if (error != NULL && answer != NULL && answer->retry_after > 0)
    eiam_error_set_retry_after (error, answer->retry_after);

  eiam_call_tell (call, pending->begun, error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, eiam_call_get_info (call)->free);
}

static void
append_headers (EiamClient         *self,
                SoupMessageHeaders *headers)
{
  eiam_device_append_headers (self->device, self->server, headers);
  soup_message_headers_append (headers, "X-client-id", self->client_id);
  if (self->language != NULL)
    soup_message_headers_append (headers, "X-L", self->language);
  if (self->tenant_id != NULL)
    soup_message_headers_append (headers, "X-tenant-id", self->tenant_id);
  soup_message_headers_append (headers, "Accept", "application/json");
}

/* Takes @body (nullable). */
static void
start_call (EiamClient          *self,
            EiamCall             call,
            GBytes              *body,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) owned_body = body;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (SoupMessage) message = NULL;
  const EiamCallInfo *info = eiam_call_get_info (call);
  const Pending pending = { call, eiam_clock_now () };

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&pending, sizeof pending), g_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  uri = g_uri_parse_relative (self->server, info->path, SOUP_HTTP_URI_FLAGS, NULL);
  message = soup_message_new_from_uri (info->method, uri);
  append_headers (self, soup_message_get_request_headers (message));
  if (owned_body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", owned_body);

  eiam_transport_send_async (self->session, message, info->max_size, self->timeout_ms,
                             cancellable, send_cb, g_steal_pointer (&task));
}

static gpointer
finish_call (EiamClient    *self,
             GAsyncResult  *result,
             gpointer       tag,
             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
eiam_client_dispose (GObject *object)
{
  EiamClient *self = EIAM_CLIENT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->device);

  G_OBJECT_CLASS (eiam_client_parent_class)->dispose (object);
}

static void
eiam_client_finalize (GObject *object)
{
  EiamClient *self = EIAM_CLIENT (object);

  g_clear_pointer (&self->server, g_uri_unref);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (eiam_client_parent_class)->finalize (object);
}

static void
eiam_client_class_init (EiamClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_client_dispose;
  object_class->finalize = eiam_client_finalize;
}

static void
eiam_client_init (EiamClient *self)
{
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
}

/**
 * eiam_client_new:
 * @server: a server address from eiam_server_parse()
 * @client_id: the client id of this program at the service
 * @device: what this machine says of itself
 *
 * No network activity.
 *
 * Returns: (transfer full): a client
 */
EiamClient *
eiam_client_new (GUri       *server,
                 const char *client_id,
                 EiamDevice *device)
{
  EiamClient *self;

  g_return_val_if_fail (server != NULL && client_id != NULL, NULL);
  g_return_val_if_fail (EIAM_IS_DEVICE (device), NULL);

  self = g_object_new (EIAM_TYPE_CLIENT, NULL);
  self->server = g_uri_ref (server);
  self->client_id = g_strdup (client_id);
  self->device = g_object_ref (device);
  self->session = eiam_http_session_new (eiam_device_get_agent (device), NULL);
  eiam_http_session_choose_proxy (self->session, server);
  return self;
}

/**
 * eiam_client_get_server:
 * @self: a client
 *
 * Returns: (transfer none): the server
 */
GUri *
eiam_client_get_server (EiamClient *self)
{
  g_return_val_if_fail (EIAM_IS_CLIENT (self), NULL);

  return self->server;
}

/**
 * eiam_client_get_client_id:
 * @self: a client
 *
 * Returns: the client id
 */
const char *
eiam_client_get_client_id (EiamClient *self)
{
  g_return_val_if_fail (EIAM_IS_CLIENT (self), NULL);

  return self->client_id;
}

/**
 * eiam_client_get_device:
 * @self: a client
 *
 * Returns: (transfer none): the device
 */
EiamDevice *
eiam_client_get_device (EiamClient *self)
{
  g_return_val_if_fail (EIAM_IS_CLIENT (self), NULL);

  return self->device;
}

/**
 * eiam_client_get_clock_lead:
 * @self: a client
 *
 * Returns: seconds by which this device's clock was ahead of the service's at the
 *   last answer, 0 while nothing is known of it
 */
gint64
eiam_client_get_clock_lead (EiamClient *self)
{
  g_return_val_if_fail (EIAM_IS_CLIENT (self), 0);

  return self->clock_lead;
}

/**
 * eiam_client_set_tenant_id:
 * @self: a client
 * @tenant_id: (nullable): the tenant, for services that are shared by several (spec/api.md 2.1)
 */
void
eiam_client_set_tenant_id (EiamClient *self,
                           const char *tenant_id)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  g_free (self->tenant_id);
  self->tenant_id = tenant_id == NULL || *tenant_id == '\0' ? NULL : g_strdup (tenant_id);
}

/**
 * eiam_client_set_language:
 * @self: a client
 * @language: (nullable): the language of the service's messages, such as `zh`
 *   (spec/api.md 2.1, X-L)
 */
void
eiam_client_set_language (EiamClient *self,
                          const char *language)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * eiam_client_set_ca_file:
 * @self: a client
 * @ca_file: (nullable): a PEM file with authorities that are trusted besides the system's
 */
void
eiam_client_set_ca_file (EiamClient *self,
                         const char *ca_file)
{
  g_autoptr (GTlsDatabase) database = NULL;

  g_return_if_fail (EIAM_IS_CLIENT (self));

  if (ca_file == NULL || *ca_file == '\0')
    return;

  database = eiam_tls_database_new (ca_file);
  soup_session_set_tls_database (self->session, database);
}

/**
 * eiam_client_set_timeout:
 * @self: a client
 * @timeout_ms: for a whole call, in milliseconds; 20 000 unless set
 */
void
eiam_client_set_timeout (EiamClient   *self,
                         unsigned int  timeout_ms)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  self->timeout_ms = timeout_ms;
}

/**
 * eiam_client_set_captcha_encryption:
 * @self: a client
 * @encryption: how a puzzle's answer is sent
 */
void
eiam_client_set_captcha_encryption (EiamClient            *self,
                                    EiamCaptchaEncryption  encryption)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  self->encryption = encryption;
}

/**
 * eiam_client_list_countries_async:
 * @self: a client
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the countries that the service takes numbers of (spec/api.md 4.5).
 */
void
eiam_client_list_countries_async (EiamClient          *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  start_call (self, EIAM_CALL_COUNTRY_CODES, NULL, eiam_client_list_countries_async,
              cancellable, callback, user_data);
}

/**
 * eiam_client_list_countries_finish:
 * @self: a client
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): the countries
 */
EiamCountries *
eiam_client_list_countries_finish (EiamClient    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish_call (self, result, eiam_client_list_countries_async, error);
}

/**
 * eiam_client_get_puzzle_async:
 * @self: a client
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for a puzzle (spec/api.md 4.1).
 */
void
eiam_client_get_puzzle_async (EiamClient          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));

  start_call (self, EIAM_CALL_CAPTCHA, NULL, eiam_client_get_puzzle_async,
              cancellable, callback, user_data);
}

/**
 * eiam_client_get_puzzle_finish:
 * @self: a client
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): the puzzle
 */
EiamPuzzle *
eiam_client_get_puzzle_finish (EiamClient    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish_call (self, result, eiam_client_get_puzzle_async, error);
}

static GBytes *
build_body (const char * const *members)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (; members[0] != NULL; members += 2)
    eiam_json_append_member (json, members[0], members[1]);
  g_string_append_c (json, '}');

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

/**
 * eiam_client_check_puzzle_async:
 * @self: a client
 * @puzzle: a puzzle; it can be answered once
 * @x: where its piece was put, in picture pixels
 * @mobile: the number that the SMS will go to (spec/api.md 10.6)
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Answers a puzzle (spec/api.md 4.2).
 */
void
eiam_client_check_puzzle_async (EiamClient          *self,
                                EiamPuzzle          *puzzle,
                                double               x,
                                const char          *mobile,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *point = NULL;
  GError *error = NULL;

  g_return_if_fail (EIAM_IS_CLIENT (self));
  g_return_if_fail (EIAM_IS_PUZZLE (puzzle));
  g_return_if_fail (mobile != NULL);

  point = eiam_puzzle_answer (puzzle, x, self->encryption, &error);
  if (point == NULL)
    {
      g_task_report_error (self, callback, user_data, eiam_client_check_puzzle_async, error);
      return;
    }

  {
    const char * const members[] = {
      "point_json", point, "token", eiam_puzzle_get_token (puzzle), "sender", mobile, NULL
    };

    start_call (self, EIAM_CALL_CAPTCHA_VERIFY, build_body (members),
                eiam_client_check_puzzle_async, cancellable, callback, user_data);
  }
}

/**
 * eiam_client_check_puzzle_finish:
 * @self: a client
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): the pass for one SMS
 */
char *
eiam_client_check_puzzle_finish (EiamClient    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_call (self, result, eiam_client_check_puzzle_async, error);
}

/**
 * eiam_client_send_sms_async:
 * @self: a client
 * @mobile: the number, the same as in eiam_client_check_puzzle_async()
 * @captcha_token: the pass for one SMS, unchanged
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Has an SMS with a code sent (spec/api.md 4.3). Never repeated by itself.
 */
void
eiam_client_send_sms_async (EiamClient          *self,
                            const char          *mobile,
                            const char          *captcha_token,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const char * const members[] = {
    "mobile", mobile, "type", "REGISTER_SMS", "captcha_token", captcha_token, NULL
  };

  g_return_if_fail (EIAM_IS_CLIENT (self));
  g_return_if_fail (mobile != NULL && captcha_token != NULL);

  start_call (self, EIAM_CALL_SMS_SEND, build_body (members), eiam_client_send_sms_async,
              cancellable, callback, user_data);
}

/**
 * eiam_client_send_sms_finish:
 * @self: a client
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * %EIAM_ERROR_UNKNOWN_OUTCOME says that the request was sent and not answered.
 *
 * Returns: whether the SMS is on its way
 */
gboolean
eiam_client_send_sms_finish (EiamClient    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return finish_call (self, result, eiam_client_send_sms_async, error) != NULL;
}

/**
 * eiam_client_register_async:
 * @self: a client
 * @registration: the attributes, with the code of the SMS
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Registers (spec: Request Specification). Never repeated by itself.
 */
void
eiam_client_register_async (EiamClient          *self,
                            EiamRegistration    *registration,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (EIAM_IS_CLIENT (self));
  g_return_if_fail (EIAM_IS_REGISTRATION (registration));

  start_call (self, EIAM_CALL_REGISTER, eiam_registration_to_json (registration),
              eiam_client_register_async, cancellable, callback, user_data);
}

/**
 * eiam_client_register_finish:
 * @self: a client
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error;
 *   %EIAM_ERROR_UNKNOWN_OUTCOME when it was sent and no answer tells what became of it
 *
 * Returns: (transfer full) (nullable): the session
 */
EiamSession *
eiam_client_register_finish (EiamClient    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return finish_call (self, result, eiam_client_register_async, error);
}
