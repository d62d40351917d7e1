/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-transport.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-deadline.h"
#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-tls-database.h"
#include "eiam-tls-error.h"

/* One request, one whole answer. What libsoup leaves open is closed here: no
 * redirect is followed, the answer has a size limit, and there is one deadline
 * for everything from the name look-up to the last byte. */

#define MAX_RETRY_AFTER 86400

/* Holds tokens for a while, so it is overwritten before it is freed. */
typedef struct {
  gsize  capacity;
  gsize  length;
  guint8 data[];
} Buffer;

typedef struct {
  SoupMessage  *message;
  gulong        sent_id;
  gulong        event_id;
  gulong        asked_id;
  GInputStream *stream;
  EiamDeadline *deadline;
  gboolean      was_sent;
  gboolean      is_outdated;   /* the connection's protocol is */
  gboolean      was_asked;     /* for a certificate of this device */
  Buffer       *buffer;
} Exchange;

static Buffer *
buffer_new (gsize max_size)
{
  /* One byte more than is allowed tells that there is more. The kernel gives
   * memory only for what is written. */
  Buffer *buffer = g_malloc (sizeof (Buffer) + max_size + 1);

  buffer->capacity = max_size + 1;
  buffer->length = 0;
  return buffer;
}

static void
buffer_free (Buffer *buffer)
{
  explicit_bzero (buffer->data, buffer->length);
  g_free (buffer);
}

static void
exchange_free (Exchange *exchange)
{
  g_clear_signal_handler (&exchange->sent_id, exchange->message);
  g_clear_signal_handler (&exchange->event_id, exchange->message);
  g_clear_signal_handler (&exchange->asked_id, exchange->message);
  g_clear_object (&exchange->deadline);
  g_clear_pointer (&exchange->buffer, buffer_free);
  g_clear_object (&exchange->stream);
  g_clear_object (&exchange->message);
  g_free (exchange);
}

/* What an error of the platform means to a person, by domain and code. */
typedef struct {
  int         code;
  EiamError   cause;
  const char *sentence;
} CauseRow;

static const CauseRow io_causes[] = {
  { G_IO_ERROR_TIMED_OUT, EIAM_ERROR_TIMEOUT, NULL },
  { G_IO_ERROR_HOST_NOT_FOUND, EIAM_ERROR_OFFLINE,
    N_("The server’s name is not known in this network.") },
  { G_IO_ERROR_HOST_UNREACHABLE, EIAM_ERROR_OFFLINE, NULL },
  { G_IO_ERROR_NETWORK_UNREACHABLE, EIAM_ERROR_OFFLINE,
    N_("This device is not connected to a network.") },
  { G_IO_ERROR_CONNECTION_REFUSED, EIAM_ERROR_OFFLINE,
    N_("The server does not accept connections at the moment.") },
  { G_IO_ERROR_PROXY_FAILED, EIAM_ERROR_PROXY, NULL },
  { G_IO_ERROR_PROXY_AUTH_FAILED, EIAM_ERROR_PROXY, N_("The network’s proxy asks for a login.") },
  { G_IO_ERROR_PROXY_NEED_AUTH, EIAM_ERROR_PROXY, N_("The network’s proxy asks for a login.") },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, EIAM_ERROR_PROXY, NULL },
  { G_IO_ERROR_CONNECTION_CLOSED, EIAM_ERROR_OFFLINE,
    N_("The connection to the server broke off.") },
  { G_IO_ERROR_PARTIAL_INPUT, EIAM_ERROR_OFFLINE,
    N_("The connection to the server broke off.") },
};

static GError *
new_tls_error (Exchange *exchange,
               int       code)
{
  return eiam_tls_error_new (code,
                             soup_message_get_tls_peer_certificate_errors (exchange->message),
                             exchange->was_asked, &exchange->was_sent);
}

/* What answers before the request has left is a proxy on the way. */
static GError *
new_proxy_error (unsigned int status)
{
  const char *sentence = status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED
                         ? N_("The network’s proxy asks for a login.") : NULL;

  return eiam_error_new_for_field (EIAM_ERROR_PROXY, NULL, sentence);
}

/* Takes @error. */
static GError *
translate_error (Exchange *exchange,
                 GError   *error)
{
  g_autoptr (GError) cause = error;

  if (eiam_deadline_get_passed (exchange->deadline))
    return eiam_error_new_for_field (EIAM_ERROR_TIMEOUT, NULL, NULL);
  if (exchange->is_outdated)
    return new_tls_error (exchange, G_TLS_ERROR_HANDSHAKE);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&cause);
  if (cause->domain == G_TLS_ERROR)
    return new_tls_error (exchange, cause->code);
  if (cause->domain == SOUP_SESSION_ERROR && !exchange->was_sent)
    return new_proxy_error (SOUP_STATUS_NONE);

  return eiam_transport_describe (cause);
}

static void
on_message_wrote_headers (SoupMessage *message,
                          gpointer     user_data)
{
  Exchange *exchange = user_data;

  exchange->was_sent = TRUE;
}

/* GnuTLS still takes TLS 1.0 and 1.1, which are broken (RFC 8996). The request
 * is written after this event, so an end here sends nothing. */
static void
on_message_network_event (SoupMessage        *message,
                          GSocketClientEvent  event,
                          GIOStream          *connection,
                          gpointer            user_data)
{
  Exchange *exchange = user_data;
  GTlsProtocolVersion version;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (connection))
    return;

  version = g_tls_connection_get_protocol_version (G_TLS_CONNECTION (connection));
  if (version >= G_TLS_PROTOCOL_VERSION_TLS_1_2)
    return;

  exchange->is_outdated = TRUE;
  g_cancellable_cancel (eiam_deadline_get_cancellable (exchange->deadline));
}

/* There is none to give; a server that only would like one goes on without. */
static gboolean
on_message_request_certificate (SoupMessage          *message,
                                GTlsClientConnection *connection,
                                gpointer              user_data)
{
  Exchange *exchange = user_data;

  exchange->was_asked = TRUE;
  return FALSE;
}

static Exchange *
exchange_new (SoupMessage  *message,
              gsize         max_size,
              unsigned int  timeout_ms,
              GCancellable *outer)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->message = g_object_ref (message);
  exchange->sent_id = g_signal_connect (message, "wrote-headers",
                                        G_CALLBACK (on_message_wrote_headers), exchange);
  exchange->event_id = g_signal_connect (message, "network-event",
                                         G_CALLBACK (on_message_network_event), exchange);
  exchange->asked_id = g_signal_connect (message, "request-certificate",
                                         G_CALLBACK (on_message_request_certificate), exchange);
  exchange->buffer = buffer_new (max_size);
  exchange->deadline = eiam_deadline_new (timeout_ms, outer);

  return exchange;
}

static char *
dup_location_host (SoupMessageHeaders *headers)
{
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) uri = location == NULL ? NULL : g_uri_parse (location, G_URI_FLAGS_NONE, NULL);

  return uri == NULL || g_uri_get_host (uri) == NULL ? NULL
                                                     : eiam_server_dup_host (g_uri_get_host (uri));
}

/* The form with a date is left aside: its clock may not be ours. */
static unsigned int
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  guint64 seconds = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, MAX_RETRY_AFTER, &seconds, NULL))
    return 0;

  return (unsigned int) seconds;
}

static EiamAnswer *
answer_new (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  EiamAnswer *answer = g_new0 (EiamAnswer, 1);
  Buffer *buffer = g_steal_pointer (&exchange->buffer);

  answer->status = soup_message_get_status (exchange->message);
  answer->content_type = type == NULL ? NULL : g_ascii_strdown (type, -1);
  answer->retry_after = read_retry_after (headers);
  answer->location = dup_location_host (headers);
  answer->body = g_bytes_new_with_free_func (buffer->data, buffer->length,
                                             (GDestroyNotify) buffer_free, buffer);
  return answer;
}

static void read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

static void
read_more (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  Buffer *buffer = exchange->buffer;

  g_input_stream_read_async (exchange->stream,
                             buffer->data + buffer->length, buffer->capacity - buffer->length,
                             G_PRIORITY_DEFAULT, eiam_deadline_get_cancellable (exchange->deadline),
                             read_cb, g_object_ref (task));
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    g_task_return_error (task, translate_error (exchange, error));
  else if (!exchange->was_sent)
    g_task_return_error (task,
                         new_proxy_error (soup_message_get_status (exchange->message)));
  else
    read_more (task);
}

static GError *
new_size_error (void)
{
  return eiam_error_new_for_field (EIAM_ERROR_PROTOCOL, NULL,
                                   N_("The answer is larger than it can be."));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      g_task_return_error (task, translate_error (exchange, error));
      return;
    }

  exchange->buffer->length += (gsize) n;
  if (exchange->buffer->length == exchange->buffer->capacity)
    g_task_return_error (task, new_size_error ());
  else if (n > 0)
    read_more (task);
  else
    g_task_return_pointer (task, answer_new (exchange), (GDestroyNotify) eiam_answer_free);
}

/**
 * eiam_answer_free:
 * @answer: (transfer full): an answer
 *
 * Frees an answer; its body's bytes are overwritten with their last reference.
 */
void
eiam_answer_free (EiamAnswer *answer)
{
  g_clear_pointer (&answer->content_type, g_free);
  g_clear_pointer (&answer->location, g_free);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_free (answer);
}

/**
 * eiam_transport_send_async:
 * @session: a session
 * @message: a request, complete with headers and body
 * @max_size: the most bytes of the answer's body
 * @timeout_ms: for everything together, in milliseconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sends @message once and reads the whole answer. No redirect is followed.
 */
void
eiam_transport_send_async (SoupSession         *session,
                           SoupMessage         *message,
                           gsize                max_size,
                           unsigned int         timeout_ms,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Exchange *exchange;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  g_task_set_source_tag (task, eiam_transport_send_async);
  /* A deadline is told as such; only the caller's own cancelling is silent. */
  g_task_set_check_cancellable (task, FALSE);
  exchange = exchange_new (message, max_size, timeout_ms, cancellable);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);

  if (g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "https"))
    eiam_tls_database_make_default ();
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT,
                           eiam_deadline_get_cancellable (exchange->deadline),
                           send_cb, g_steal_pointer (&task));
}

/**
 * eiam_transport_send_finish:
 * @session: a session
 * @result: the result
 * @was_sent: (out) (optional): whether the request had left when it failed, and
 *   may have been read
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): the answer, whatever its HTTP status
 */
EiamAnswer *
eiam_transport_send_finish (SoupSession   *session,
                            GAsyncResult  *result,
                            gboolean      *was_sent,
                            GError       **error)
{
  Exchange *exchange;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_transport_send_async), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  if (was_sent != NULL)
    *was_sent = exchange->was_sent;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * eiam_transport_describe:
 * @error: an error of the platform's network functions, but of TLS
 *
 * Returns: (transfer full): what it means to a person
 */
GError *
eiam_transport_describe (const GError *error)
{
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (io_causes); i++)
    {
      const char *sentence = io_causes[i].sentence;

      if (error->domain == G_IO_ERROR && error->code == io_causes[i].code)
        return eiam_error_new_for_field (io_causes[i].cause, NULL, sentence);
    }

  if (error->domain == G_RESOLVER_ERROR)
    return eiam_error_new_for_field (EIAM_ERROR_OFFLINE, NULL,
                                     N_("The server’s name is not known in this network."));
  if (error->domain == SOUP_SESSION_ERROR)
    return eiam_error_new_for_field (EIAM_ERROR_PROTOCOL, NULL, NULL);

  return eiam_error_new_for_field (EIAM_ERROR_OFFLINE, NULL, NULL);
}
