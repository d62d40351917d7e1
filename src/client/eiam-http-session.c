/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-http-session.h"

#include "eiam-server.h"
#include "eiam-tls-database.h"

/* Whom a session believes, and which way its requests go. */

/**
 * eiam_http_session_new:
 * @agent: the `User-Agent`
 * @ca_file: (nullable): a PEM file with authorities that are trusted besides the system's
 *
 * Returns: (transfer full): a session that judges certificates as we do
 */
SoupSession *
eiam_http_session_new (const char *agent,
                       const char *ca_file)
{
  const char *file = ca_file == NULL || *ca_file == '\0' ? NULL : ca_file;
  g_autoptr (GTlsDatabase) database = eiam_tls_database_new (file);

  g_return_val_if_fail (agent != NULL, NULL);

  return soup_session_new_with_options ("user-agent", agent, "tls-database", database, NULL);
}

/**
 * eiam_http_session_choose_proxy:
 * @session: a session
 * @uri: where its next request goes
 *
 * The desktop's proxy is used, but never for this machine itself: the proxy's
 * loopback is another one, and what needs no encryption here would go through
 * the network in the clear.
 */
void
eiam_http_session_choose_proxy (SoupSession *session,
                                GUri        *uri)
{
  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (uri != NULL);

  soup_session_set_proxy_resolver (session, eiam_server_is_loopback (uri)
                                            ? NULL : g_proxy_resolver_get_default ());
}
