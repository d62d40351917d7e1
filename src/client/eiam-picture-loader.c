/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-picture-loader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "eiam-error.h"
#include "eiam-http-session.h"
#include "eiam-server.h"
#include "eiam-transport.h"

/**
 * EiamPictureLoader:
 *
 * Fetches a picture from an address that a person entered. The host is any
 * host, so it learns nothing of the person but that somebody asks: the session
 * is not the one of the service's calls, and has none of their headers.
 */
struct _EiamPictureLoader
{
  GObject       parent_instance;

  SoupSession  *session;
  unsigned int  timeout_ms;
};

G_DEFINE_FINAL_TYPE (EiamPictureLoader, eiam_picture_loader, G_TYPE_OBJECT)

#define DEFAULT_TIMEOUT_MS 10000

static GError *
new_error (EiamError   code,
           const char *sentence)
{
  return eiam_error_new_for_field (code, NULL, sentence);
}

/* The parser takes nearly any character for a part of a host. */
static gboolean
is_host (const char *host)
{
  return host != NULL && *host != '\0' && host[strcspn (host, " \t\r\n\"<>\\^`{|}")] == '\0';
}

/* An address that is fetched, or why it is not. */
static GUri *
parse_address (const char  *address,
               GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri == NULL ? NULL : g_uri_get_scheme (uri);

  if (uri == NULL || !is_host (g_uri_get_host (uri)))
    g_propagate_error (error, new_error (EIAM_ERROR_INVALID_INPUT,
                                         N_("This is not the address of a picture.")));
  else if (g_strcmp0 (scheme, "https") != 0
           && (g_strcmp0 (scheme, "http") != 0 || !eiam_server_is_loopback (uri)))
    g_propagate_error (error, new_error (EIAM_ERROR_INVALID_INPUT,
                                         N_("A picture is shown only from an address that begins "
                                            "with https://.")));
  else if (g_uri_get_userinfo (uri) != NULL)
    g_propagate_error (error, new_error (EIAM_ERROR_INVALID_INPUT,
                                         N_("A picture’s address holds no user name or "
                                            "password.")));
  else
    return g_steal_pointer (&uri);

  return NULL;
}

static GError *
find_fault (EiamAnswer *answer)
{
  if (answer->status >= 300 && answer->status < 400)
    return new_error (EIAM_ERROR_REDIRECT,
                      N_("The address leads on to another one, which is not followed."));
  if (answer->status != SOUP_STATUS_OK)
    return new_error (EIAM_ERROR_INVALID_INPUT, N_("There is no picture at this address."));
  if (g_bytes_get_size (answer->body) == 0)
    return new_error (EIAM_ERROR_INVALID_INPUT, N_("The picture is empty."));

  return NULL;
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (EiamAnswer) answer = NULL;
  GError *error = NULL;

  answer = eiam_transport_send_finish (SOUP_SESSION (source), result, NULL, &error);
  g_assert ((answer == NULL) == (error != NULL));
  if (answer != NULL)
    error = find_fault (answer);
  if (g_error_matches (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL))
    {
      g_clear_error (&error);
      error = new_error (EIAM_ERROR_PROTOCOL,
                         N_("The answer is not a picture, or it is larger than 1 MiB."));
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
}

static void
eiam_picture_loader_dispose (GObject *object)
{
  EiamPictureLoader *self = EIAM_PICTURE_LOADER (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (eiam_picture_loader_parent_class)->dispose (object);
}

static void
eiam_picture_loader_class_init (EiamPictureLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_picture_loader_dispose;
}

static void
eiam_picture_loader_init (EiamPictureLoader *self)
{
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
}

/**
 * eiam_picture_loader_new:
 * @ca_file: (nullable): a PEM file with authorities that are trusted besides the system's
 *
 * No network activity.
 *
 * Returns: (transfer full): a loader
 */
EiamPictureLoader *
eiam_picture_loader_new (const char *ca_file)
{
  EiamPictureLoader *self = g_object_new (EIAM_TYPE_PICTURE_LOADER, NULL);

  self->session = eiam_http_session_new ("eiam-register", ca_file);
  return self;
}

/**
 * eiam_picture_loader_set_timeout:
 * @self: a loader
 * @timeout_ms: for a whole picture, in milliseconds; 10 000 unless set
 */
void
eiam_picture_loader_set_timeout (EiamPictureLoader *self,
                                 unsigned int       timeout_ms)
{
  g_return_if_fail (EIAM_IS_PICTURE_LOADER (self));

  self->timeout_ms = timeout_ms;
}

/**
 * eiam_picture_loader_load_async:
 * @self: a loader
 * @address: a web address: https, or http of this machine
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches what is at @address, at most %EIAM_PICTURE_MAX_SIZE bytes. No
 * redirect is followed.
 */
void
eiam_picture_loader_load_async (EiamPictureLoader   *self,
                                const char          *address,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (SoupMessage) message = NULL;
  GError *error = NULL;

  g_return_if_fail (EIAM_IS_PICTURE_LOADER (self));
  g_return_if_fail (address != NULL);

  g_task_set_source_tag (task, eiam_picture_loader_load_async);
  uri = parse_address (address, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  eiam_http_session_choose_proxy (self->session, uri);
  message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  soup_message_headers_append (soup_message_get_request_headers (message),
                               "Accept", "image/png, image/jpeg");
  eiam_transport_send_async (self->session, message, EIAM_PICTURE_MAX_SIZE, self->timeout_ms,
                             cancellable, send_cb, g_steal_pointer (&task));
}

/**
 * eiam_picture_loader_load_finish:
 * @self: a loader
 * @result: the result
 * @error: return location for an %EIAM_ERROR or %G_IO_ERROR_CANCELLED error
 *
 * Returns: (transfer full) (nullable): bytes that may be a picture
 */
GBytes *
eiam_picture_loader_load_finish (EiamPictureLoader  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_picture_loader_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
