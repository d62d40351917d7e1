/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-server.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-text.h"

/* Server addresses: which are accepted, and their one spelling. */

#define SERVER_URI_FLAGS (G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_SCHEME_NORMALIZE)

static GError *
new_error (const char *sentence)
{
  return eiam_error_new_for_field (EIAM_ERROR_CONFIGURATION, NULL, sentence);
}

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_ascii_strcasecmp (host, "localhost") == 0;
}

/* The host as DNS knows it: lower case, international names as punycode, so
 * that a look-alike is seen for what it is. */
static char *
dup_ascii_host (const char *host)
{
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;

  if (strchr (host, ':') != NULL)
    return g_ascii_strdown (host, -1);

  ascii = g_hostname_to_ascii (host);
  lower = ascii == NULL ? NULL : g_ascii_strdown (ascii, -1);
  /* The parser takes nearly any character for a part of a host. */
  if (lower == NULL || lower[strspn (lower, "abcdefghijklmnopqrstuvwxyz0123456789-._")] != '\0')
    return NULL;

  return g_steal_pointer (&lower);
}

static const char *
find_fault (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0)
    return N_("A server address begins with https://.");
  if (host == NULL || *host == '\0')
    return N_("The server address has no host.");
  if (g_uri_get_userinfo (uri) != NULL)
    return N_("A server address holds no user name or password.");
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return N_("A server address ends before any ? or #.");
  if (strcmp (scheme, "http") == 0 && !host_is_loopback (host))
    return N_("A server address begins with https://: http would show your data to others.");

  return NULL;
}

/**
 * eiam_server_parse:
 * @text: (nullable): a server address as written by a person
 * @error: return location for an %EIAM_ERROR_CONFIGURATION error whose sentence
 *   says what is wrong
 *
 * Reads a server address: https, or http for a loopback address; a port and a
 * path prefix are kept. Without a scheme https is meant.
 *
 * Returns: (transfer full) (nullable): the address in its one spelling, with a
 *   path that ends in a slash
 */
GUri *
eiam_server_parse (const char  *text,
                   GError     **error)
{
  g_autofree char *clean = eiam_text_clean (text);
  g_autofree char *full = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *fault;

  if (*clean == '\0')
    {
      g_propagate_error (error, new_error (N_("Enter the address of the server.")));
      return NULL;
    }

  full = strstr (clean, "://") == NULL ? g_strconcat ("https://", clean, NULL) : g_strdup (clean);
  /* No relaxed parsing: white space inside an address is a mistake. */
  uri = g_uri_parse (full, SERVER_URI_FLAGS | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL)
    {
      g_propagate_error (error, new_error (N_("This is not a server address.")));
      return NULL;
    }

  fault = find_fault (uri);
  host = fault == NULL ? dup_ascii_host (g_uri_get_host (uri)) : NULL;
  if (fault != NULL || host == NULL)
    {
      if (fault == NULL)
        fault = N_("This is not a server address.");
      g_propagate_error (error, new_error (fault));
      return NULL;
    }

  path = g_strconcat (g_uri_get_path (uri),
                      g_str_has_suffix (g_uri_get_path (uri), "/") ? NULL : "/", NULL);
  return g_uri_build (SERVER_URI_FLAGS,
                      g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), path, NULL, NULL);
}

static gboolean
has_default_port (GUri *server)
{
  int port = g_uri_get_port (server);

  return port == -1 || port == (strcmp (g_uri_get_scheme (server), "https") == 0 ? 443 : 80);
}

/**
 * eiam_server_to_attribute:
 * @server: a server address from eiam_server_parse()
 *
 * Returns: (transfer full): the address as the keyring attribute `server` has
 *   it: scheme and host in lower case, default port and trailing slash dropped
 */
char *
eiam_server_to_attribute (GUri *server)
{
  g_autofree char *shown = NULL;
  g_autoptr (GUri) plain = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  plain = g_uri_build (G_URI_FLAGS_ENCODED_PATH, g_uri_get_scheme (server), NULL,
                       g_uri_get_host (server),
                       has_default_port (server) ? -1 : g_uri_get_port (server),
                       g_uri_get_path (server), NULL, NULL);
  shown = g_uri_to_string (plain);
  while (g_str_has_suffix (shown, "/"))
    shown[strlen (shown) - 1] = '\0';

  return g_steal_pointer (&shown);
}

/**
 * eiam_server_to_display:
 * @server: a server address from eiam_server_parse()
 *
 * Returns: (transfer full): the host, and the port where it is not the usual
 *   one; international names in punycode
 */
char *
eiam_server_to_display (GUri *server)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  /* Without brackets the port would read as a part of the address. */
  host = strchr (g_uri_get_host (server), ':') == NULL
         ? g_strdup (g_uri_get_host (server))
         : g_strdup_printf ("[%s]", g_uri_get_host (server));
  if (has_default_port (server))
    return g_steal_pointer (&host);

  return g_strdup_printf ("%s:%d", host, g_uri_get_port (server));
}

/**
 * eiam_server_is_loopback:
 * @server: a server address
 *
 * Returns: whether @server is on this machine
 */
gboolean
eiam_server_is_loopback (GUri *server)
{
  g_return_val_if_fail (server != NULL, FALSE);

  return host_is_loopback (g_uri_get_host (server));
}
