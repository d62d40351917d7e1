/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-reach.h"

#include "eiam-deadline.h"
#include "eiam-error.h"
#include "eiam-server.h"
#include "eiam-tls-database.h"
#include "eiam-tls-error.h"
#include "eiam-transport.h"

/* Goes the way to a server without saying anything to it, to find out where it
 * ends: by the same rules as a call, with the same errors. */

#define HTTPS_PORT 443
#define HTTP_PORT 80

typedef struct {
  GUri                 *server;
  GTlsDatabase         *database;
  GSocketClient        *client;
  EiamDeadline         *deadline;
  EiamReachStage        stage;
  gboolean              by_proxy;
  gboolean              is_outdated;   /* the connection's protocol is */
  GTlsCertificateFlags  flags;
} Reach;

static void
reach_free (Reach *reach)
{
  g_clear_object (&reach->deadline);
  g_signal_handlers_disconnect_by_data (reach->client, reach);
  g_clear_object (&reach->client);
  g_clear_object (&reach->database);
  g_clear_pointer (&reach->server, g_uri_unref);
  g_free (reach);
}

static gboolean
is_https (Reach *reach)
{
  return g_str_equal (g_uri_get_scheme (reach->server), "https");
}

static gboolean
on_accept_certificate (GTlsConnection       *connection,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  flags,
                       gpointer              user_data)
{
  Reach *reach = user_data;

  reach->flags = flags;
  return FALSE;
}

static void
check_protocol (Reach          *reach,
                GTlsConnection *connection)
{
  if (g_tls_connection_get_protocol_version (connection) >= G_TLS_PROTOCOL_VERSION_TLS_1_2)
    return;
  reach->is_outdated = TRUE;
  g_cancellable_cancel (eiam_deadline_get_cancellable (reach->deadline));
}

/* Several addresses of a server may be tried at once: what counts is how far the
 * best of them leads. */
static void
on_client_event (GSocketClient      *client,
                 GSocketClientEvent  event,
                 GSocketConnectable *connectable,
                 GIOStream          *connection,
                 gpointer            user_data)
{
  static const EiamReachStage direct[] = {
    [G_SOCKET_CLIENT_RESOLVING] = EIAM_REACH_DNS,
    [G_SOCKET_CLIENT_RESOLVED] = EIAM_REACH_TCP,
    [G_SOCKET_CLIENT_CONNECTING] = EIAM_REACH_TCP,
    [G_SOCKET_CLIENT_CONNECTED] = EIAM_REACH_TCP,
    [G_SOCKET_CLIENT_PROXY_NEGOTIATING] = EIAM_REACH_PROXY,
    [G_SOCKET_CLIENT_PROXY_NEGOTIATED] = EIAM_REACH_PROXY,
    [G_SOCKET_CLIENT_TLS_HANDSHAKING] = EIAM_REACH_TLS,
    [G_SOCKET_CLIENT_TLS_HANDSHAKED] = EIAM_REACH_TLS,
    [G_SOCKET_CLIENT_COMPLETE] = EIAM_REACH_DNS,
  };
  Reach *reach = user_data;

  g_assert ((unsigned int) event < G_N_ELEMENTS (direct));

  reach->stage = MAX (reach->stage, direct[event]);
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    {
      g_tls_connection_set_database (G_TLS_CONNECTION (connection), reach->database);
      g_signal_connect (connection, "accept-certificate", G_CALLBACK (on_accept_certificate),
                        reach);
    }
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    check_protocol (reach, G_TLS_CONNECTION (connection));
}

/* Takes @error. */
static GError *
translate_error (Reach  *reach,
                 GError *error)
{
  g_autoptr (GError) cause = error;
  gboolean was_sent = FALSE;

  if (eiam_deadline_get_passed (reach->deadline))
    return eiam_error_new_for_field (EIAM_ERROR_TIMEOUT, NULL, NULL);
  if (reach->is_outdated)
    return eiam_tls_error_new (G_TLS_ERROR_HANDSHAKE, 0, FALSE, &was_sent);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&cause);
  if (reach->stage == EIAM_REACH_TLS)
    return eiam_tls_error_new (cause->domain == G_TLS_ERROR ? cause->code : G_TLS_ERROR_HANDSHAKE,
                               reach->flags, FALSE, &was_sent);
  if (reach->by_proxy)
    return eiam_error_new_for_field (EIAM_ERROR_PROXY, NULL, NULL);
  return eiam_transport_describe (cause);
}

static void
connect_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reach *reach = g_task_get_task_data (task);
  g_autoptr (GSocketConnection) connection = NULL;
  GError *error = NULL;

  connection = g_socket_client_connect_to_uri_finish (G_SOCKET_CLIENT (source), result, &error);
  if (connection == NULL)
    {
      g_task_return_error (task, translate_error (reach, error));
      return;
    }
  reach->stage = EIAM_REACH_DONE;
  g_io_stream_close_async (G_IO_STREAM (connection), G_PRIORITY_LOW, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
lookup_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reach *reach = g_task_get_task_data (task);
  g_autofree char *address = g_uri_to_string (reach->server);
  g_auto (GStrv) proxies = NULL;

  /* Without an answer the way is the direct one, as it is for a call. */
  proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);
  reach->by_proxy = proxies != NULL && proxies[0] != NULL
                    && !g_str_equal (proxies[0], "direct://");
  g_socket_client_set_enable_proxy (reach->client, reach->by_proxy);
  g_socket_client_connect_to_uri_async (reach->client, address,
                                        is_https (reach) ? HTTPS_PORT : HTTP_PORT,
                                        eiam_deadline_get_cancellable (reach->deadline),
                                        connect_cb, g_steal_pointer (&task));
}

static Reach *
reach_new (GUri         *server,
           const char   *ca_file,
           unsigned int  timeout_ms,
           GCancellable *outer)
{
  Reach *reach = g_new0 (Reach, 1);

  reach->server = g_uri_ref (server);
  reach->database = eiam_tls_database_new (*ca_file != '\0' ? ca_file : NULL);
  reach->client = g_socket_client_new ();
  g_socket_client_set_tls (reach->client, is_https (reach));
  g_signal_connect (reach->client, "event", G_CALLBACK (on_client_event), reach);
  reach->deadline = eiam_deadline_new (timeout_ms, outer);
  return reach;
}

/**
 * eiam_reach_async:
 * @server: a server address from eiam_server_parse()
 * @ca_file: a PEM file with authorities that are trusted besides the system's, or ""
 * @timeout_ms: for all of it, in milliseconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Connects to @server, by the desktop's proxy unless it is this machine itself,
 * and closes the connection again. No request is sent.
 */
void
eiam_reach_async (GUri                *server,
                  const char          *ca_file,
                  unsigned int         timeout_ms,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GProxyResolver) direct = NULL;
  g_autofree char *address = NULL;
  GProxyResolver *resolver = g_proxy_resolver_get_default ();
  Reach *reach = NULL;

  g_return_if_fail (server != NULL);
  g_return_if_fail (ca_file != NULL);

  g_task_set_source_tag (task, eiam_reach_async);
  g_task_set_check_cancellable (task, FALSE);
  reach = reach_new (server, ca_file, timeout_ms, cancellable);
  g_task_set_task_data (task, reach, (GDestroyNotify) reach_free);

  if (eiam_server_is_loopback (server))
    {
      direct = g_simple_proxy_resolver_new ("direct://", NULL);
      resolver = direct;
    }
  address = g_uri_to_string (server);
  g_proxy_resolver_lookup_async (resolver, address,
                                 eiam_deadline_get_cancellable (reach->deadline),
                                 lookup_cb, g_steal_pointer (&task));
}

/**
 * eiam_reach_finish:
 * @result: the result
 * @by_proxy: (out): whether the way leads by a proxy
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: where the way ended; %EIAM_REACH_DONE when it leads to the server
 */
EiamReachStage
eiam_reach_finish (GAsyncResult  *result,
                   gboolean      *by_proxy,
                   GError       **error)
{
  Reach *reach = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), EIAM_REACH_DNS);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_reach_async), EIAM_REACH_DNS);
  g_return_val_if_fail (by_proxy != NULL, EIAM_REACH_DNS);

  reach = g_task_get_task_data (G_TASK (result));
  *by_proxy = reach->by_proxy;
  g_task_propagate_boolean (G_TASK (result), error);
  return reach->by_proxy ? MAX (reach->stage, EIAM_REACH_PROXY) : reach->stage;
}
