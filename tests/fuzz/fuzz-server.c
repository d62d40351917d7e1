/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <libsoup/soup.h>
#include <string.h>

#include "eiam-server.h"

/* Server addresses. One that is accepted leads to its own host and to no other,
 * encrypted or within this machine, and reads the same when written again. */

static void
check_server (GUri *server)
{
  g_autofree char *text = g_uri_to_string (server);
  g_autofree char *text_again = NULL;
  g_autofree char *attribute = eiam_server_to_attribute (server);
  g_autofree char *shown = eiam_server_to_display (server);
  g_autoptr (GUri) again = eiam_server_parse (text, NULL);
  g_autoptr (GUri) call = g_uri_parse_relative (server, "api/v2/sdk/captcha", SOUP_HTTP_URI_FLAGS,
                                                NULL);
  g_autoptr (SoupMessage) message = NULL;

  g_assert_true (strcmp (g_uri_get_scheme (server), "https") == 0
                 || eiam_server_is_loopback (server));
  g_assert_true (g_uri_get_userinfo (server) == NULL && g_uri_get_query (server) == NULL);
  g_assert_true (g_str_is_ascii (shown) && g_utf8_validate (attribute, -1, NULL));
  g_assert_nonnull (again);
  text_again = g_uri_to_string (again);
  g_assert_cmpstr (text, ==, text_again);

  g_assert_nonnull (call);
  g_assert_cmpstr (g_uri_get_host (call), ==, g_uri_get_host (server));
  message = soup_message_new_from_uri ("GET", call);
  g_assert_nonnull (message);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) server = eiam_server_parse (text, &error);

  fuzz_error (error, server == NULL);
  if (server != NULL)
    check_server (server);

  return 0;
}
