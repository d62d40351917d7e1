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

#define MAX_ADDRESS_LENGTH 2000
#define MAX_HOST_LENGTH 253
#define MAX_LABEL_LENGTH 63

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

/* One part of a name. The parser takes nearly any character for a part of a
 * host, and some resolvers ask for whatever they are given. */
static gboolean
is_label (const char *label)
{
  static const char allowed[] = G_CSET_a_2_z G_CSET_DIGITS "-_";
  gsize length = strlen (label);

  return length > 0 && length <= MAX_LABEL_LENGTH && strspn (label, allowed) == length
         && label[0] != '-' && label[length - 1] != '-';
}

/* Resolvers take names such as `127.1` and `0x7f.1` for addresses, which a
 * person does not see. */
static gboolean
is_number (const char *label)
{
  return label[strspn (label, G_CSET_DIGITS)] == '\0' || g_str_has_prefix (label, "0x");
}

static gboolean
is_name (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  unsigned int n = g_strv_length (labels);
  unsigned int i;

  for (i = 0; i < n; i++)
    {
      if (!is_label (labels[i]))
        return FALSE;
    }

  return n > 0 && strlen (host) <= MAX_HOST_LENGTH && !is_number (labels[n - 1]);
}

/* A dot at the end only says that the name is complete. */
static char *
dup_ascii_name (const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);
  g_autofree char *lower = ascii == NULL ? NULL : g_ascii_strdown (ascii, -1);

  if (lower != NULL && g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';

  return lower != NULL && is_name (lower) ? g_steal_pointer (&lower) : NULL;
}

/* Signs that no address has, which the parser would mend: white space inside
 * an address is a mistake, and what cannot be seen misleads. */
static gboolean
has_stray_sign (const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c)
          || g_unichar_type (c) == G_UNICODE_FORMAT || strchr ("\"<>\\^`{|}", *p) != NULL)
        return TRUE;
    }

  return FALSE;
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
  if (g_uri_get_port (uri) == 0)
    return N_("This is not a server address.");
  if (g_uri_get_userinfo (uri) != NULL)
    return N_("A server address holds no user name or password.");
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return N_("A server address ends before any ? or #.");
  if (strcmp (scheme, "http") == 0 && !host_is_loopback (host))
    return N_("A server address begins with https://: http would show your data to others.");

  return NULL;
}

/* Without a scheme https is meant; `https:host` and `https//host` are half of
 * one, and no server of that name. */
static char *
complete_address (const char *text)
{
  static const char * const halves[] = { "https:", "https/", "http:", "http/" };
  gboolean has_scheme = strstr (text, "://") != NULL;
  unsigned int i;

  for (i = 0; i < G_N_ELEMENTS (halves); i++)
    has_scheme = has_scheme || g_ascii_strncasecmp (text, halves[i], strlen (halves[i])) == 0;

  return has_scheme ? g_strdup (text) : g_strconcat ("https://", text, NULL);
}

static GUri *
build_address (GUri       *uri,
               const char *host)
{
  const char *path = g_uri_get_path (uri);
  g_autofree char *full = g_strconcat (path, g_str_has_suffix (path, "/") ? NULL : "/", NULL);

  return g_uri_build (SERVER_URI_FLAGS,
                      g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), full, NULL, NULL);
}

/**
 * eiam_server_dup_host:
 * @host: a host from a person or from the network
 *
 * Gives @host its one spelling: a name as DNS knows it, in lower case and with
 * international letters in punycode, so that a look-alike is seen for what it
 * is; an address as short as it can be.
 *
 * Returns: (transfer full) (nullable): the host, %NULL where @host is none
 */
char *
eiam_server_dup_host (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, NULL);

  address = g_inet_address_new_from_string (host);
  return address != NULL ? g_inet_address_to_string (address) : dup_ascii_name (host);
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
  g_autofree char *full = complete_address (clean);
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *fault = NULL;

  if (*clean == '\0')
    fault = N_("Enter the address of the server.");

  if (fault == NULL && strlen (full) <= MAX_ADDRESS_LENGTH && !has_stray_sign (full))
    uri = g_uri_parse (full, SERVER_URI_FLAGS | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri != NULL)
    fault = find_fault (uri);
  if (uri != NULL && fault == NULL)
    host = eiam_server_dup_host (g_uri_get_host (uri));
  if (host != NULL)
    return build_address (uri, host);

  g_propagate_error (error,
                     new_error (fault != NULL ? fault : N_("This is not a server address.")));
  return NULL;
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
 * eiam_server_dup_spelling:
 * @text: (nullable): a server address as written by a person
 *
 * Returns: (transfer full): its one spelling, as it is kept; @text itself where
 *   it is no server address
 */
char *
eiam_server_dup_spelling (const char *text)
{
  g_autoptr (GUri) server = eiam_server_parse (text, NULL);

  return server == NULL ? g_strdup (text) : eiam_server_to_attribute (server);
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
