/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture-loader.h"

#include <string.h>

#include <libsoup/soup.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

/* A web server of this process, and what it was asked. */
typedef struct {
  SoupServer         *server;
  char               *base;
  EiamPictureLoader  *loader;
  unsigned int        n_requests;
  SoupMessageHeaders *headers;
} Fixture;

static void
respond (SoupServerMessage *message,
         const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *huge = NULL;

  if (g_str_equal (path, "/picture"))
    soup_server_message_set_response (message, "image/png", SOUP_MEMORY_STATIC, "bytes", 5);
  else if (g_str_equal (path, "/largest"))
    {
      huge = g_strnfill (EIAM_PICTURE_MAX_SIZE, 'x');
      soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, huge,
                                        EIAM_PICTURE_MAX_SIZE);
    }
  else if (g_str_equal (path, "/huge"))
    {
      huge = g_strnfill (EIAM_PICTURE_MAX_SIZE + 1, 'x');
      soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, huge,
                                        EIAM_PICTURE_MAX_SIZE + 1);
    }
  else if (g_str_equal (path, "/moved"))
    {
      soup_message_headers_replace (headers, "Location", "/picture");
      soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, g_str_equal (path, "/none") ? SOUP_STATUS_NOT_FOUND
                                                                       : SOUP_STATUS_OK, NULL);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Fixture *fixture = user_data;

  fixture->n_requests++;
  g_clear_pointer (&fixture->headers, soup_message_headers_unref);
  fixture->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));
  if (g_str_equal (path, "/slow"))
    soup_server_message_pause (message);
  else
    respond (message, path);
}

static void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;

  memset (fixture, 0, sizeof (Fixture));
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->base = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->loader = eiam_picture_loader_new (NULL);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_assert_finalized (fixture->loader);
  soup_server_disconnect (fixture->server);
  eiam_test_drain ();
  g_object_unref (fixture->server);
  g_clear_pointer (&fixture->headers, soup_message_headers_unref);
  g_free (fixture->base);
}

static GBytes *
load (Fixture     *fixture,
      const char  *address,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_picture_loader_load_async (fixture->loader, address, NULL, eiam_test_on_ready, &result);
  return eiam_picture_loader_load_finish (fixture->loader, eiam_test_await_result (&result), error);
}

static GBytes *
load_path (Fixture     *fixture,
           const char  *path,
           GError     **error)
{
  g_autofree char *address = g_strconcat (fixture->base, path, NULL);

  return load (fixture, address, error);
}

static void
on_header (const char *name,
           const char *value,
           gpointer    user_data)
{
  g_assert_nonnull (value);
  g_assert_false (g_ascii_strncasecmp (name, "X-", 2) == 0);
  g_assert_cmpint (g_ascii_strcasecmp (name, "Cookie"), !=, 0);
  g_assert_cmpint (g_ascii_strcasecmp (name, "Referer"), !=, 0);
}

/* A picture as large as it may be; and a host that learns nothing. */
static void
test_pictures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) largest = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  bytes = load_path (&fixture, "picture", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);
  soup_message_headers_foreach (fixture.headers, on_header, NULL);
  largest = load_path (&fixture, "largest", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (largest), ==, EIAM_PICTURE_MAX_SIZE);
  fixture_close (&fixture);
}

static void
test_failures (void)
{
  static const struct
  {
    const char *path;
    int         code;
    const char *sentence;
  } rows[] = {
    { "moved", EIAM_ERROR_REDIRECT,
      "The address leads on to another one, which is not followed." },
    { "none", EIAM_ERROR_INVALID_INPUT, "There is no picture at this address." },
    { "empty", EIAM_ERROR_INVALID_INPUT, "The picture is empty." },
    { "huge", EIAM_ERROR_PROTOCOL, "The answer is not a picture, or it is larger than 1 MiB." },
    { "slow", EIAM_ERROR_TIMEOUT, "The service did not answer in time." },
  };
  Fixture fixture;

  fixture_open (&fixture);
  eiam_picture_loader_set_timeout (fixture.loader, 500);
  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load_path (&fixture, rows[i].path, &error);
      g_autofree char *sentence = NULL;

      g_test_message ("%s", rows[i].path);
      g_assert_null (bytes);
      eiam_test_assert_error (error, rows[i].code, NULL);
      sentence = eiam_error_dup_sentence (error);
      g_assert_cmpstr (sentence, ==, rows[i].sentence);
      g_assert_cmpuint (fixture.n_requests, ==, i + 1);
    }
  fixture_close (&fixture);
}

/* What is not asked at all. */
static void
test_addresses (void)
{
  static const char * const addresses[] = {
    "", "x", "me.png", "https://", "https:///me.png", "http://example.com/me.png",
    "http://127.0.0.1.example.com/me.png", "file:///etc/passwd", "ftp://127.0.0.1/me.png",
    "data:image/png;base64,AAAA", "javascript:alert(1)", "https://user:word@example.com/me.png",
    "http://user@127.0.0.1/me.png", "https://exa mple.com/", "\xff",
  };
  Fixture fixture;

  fixture_open (&fixture);
  for (unsigned int i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", addresses[i]);
      g_assert_null (load (&fixture, addresses[i], &error));
      eiam_test_assert_error (error, EIAM_ERROR_INVALID_INPUT, NULL);
    }
  g_assert_cmpuint (fixture.n_requests, ==, 0);
  fixture_close (&fixture);
}

static void
test_cancelling (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  address = g_strconcat (fixture.base, "slow", NULL);
  eiam_picture_loader_load_async (fixture.loader, address, cancellable, eiam_test_on_ready,
                                  &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (eiam_picture_loader_load_finish (fixture.loader,
                                                  eiam_test_await_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/picture-loader/pictures", test_pictures);
  g_test_add_func ("/picture-loader/failures", test_failures);
  g_test_add_func ("/picture-loader/addresses", test_addresses);
  g_test_add_func ("/picture-loader/cancelling", test_cancelling);

  return g_test_run ();
}
