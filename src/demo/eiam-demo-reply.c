/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-reply.h"

#include <string.h>

#include "eiam-demo-error.h"

static void
add_header (SoupServerMessage *message,
            const char        *name,
            const char        *value)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (value != NULL)
    soup_message_headers_replace (headers, name, value);
}

/**
 * eiam_demo_reply_new:
 * @body: the answer
 *
 * Returns: (transfer full): a successful JSON reply
 */
EiamDemoReply *
eiam_demo_reply_new (GBytes *body)
{
  EiamDemoReply *self = NULL;

  g_return_val_if_fail (body != NULL, NULL);

  self = g_new0 (EiamDemoReply, 1);
  self->status = SOUP_STATUS_OK;
  self->type = g_strdup ("application/json");
  self->body = g_bytes_ref (body);

  return self;
}

/**
 * eiam_demo_reply_new_error:
 * @error: why a call was refused
 * @language: (nullable): the `X-L` header
 *
 * Returns: (transfer full): a reply with the error envelope
 */
EiamDemoReply *
eiam_demo_reply_new_error (const GError *error,
                           const char   *language)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) body = NULL;
  EiamDemoReply *self = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  text = eiam_demo_error_to_json (error, language);
  body = g_bytes_new (text, strlen (text));
  self = eiam_demo_reply_new (body);
  self->status = eiam_demo_error_get_status (error);
  if (g_error_matches (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TOO_OFTEN))
    self->retry_after = g_strdup (error->message);
  if (g_error_matches (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_METHOD))
    self->allow = g_strdup (error->message);

  return self;
}

/**
 * eiam_demo_reply_free:
 * @self: (transfer full): a reply
 *
 * Frees @self.
 */
void
eiam_demo_reply_free (EiamDemoReply *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->type);
  g_bytes_unref (self->body);
  g_free (self->retry_after);
  g_free (self->location);
  g_free (self->allow);
  g_clear_pointer (&self->raw, g_bytes_unref);
  g_clear_pointer (&self->filler, g_bytes_unref);
  g_free (self);
}

/**
 * eiam_demo_reply_set_body:
 * @self: a reply
 * @body: (transfer full): its new body
 *
 * Replaces the body.
 */
void
eiam_demo_reply_set_body (EiamDemoReply *self,
                          GBytes        *body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (body != NULL);

  g_bytes_unref (self->body);
  self->body = body;
}

/**
 * eiam_demo_reply_set_text:
 * @self: a reply
 * @type: its new media type
 * @text: its new body
 *
 * Replaces media type and body.
 */
void
eiam_demo_reply_set_text (EiamDemoReply *self,
                          const char    *type,
                          const char    *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (type != NULL && text != NULL);

  g_free (self->type);
  self->type = g_strdup (type);
  eiam_demo_reply_set_body (self, g_bytes_new (text, strlen (text)));
}

/**
 * eiam_demo_reply_write:
 * @self: a reply for delivery by HTTP
 * @message: the message that it answers
 *
 * Puts @self into @message.
 */
void
eiam_demo_reply_write (const EiamDemoReply *self,
                       SoupServerMessage   *message)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));

  soup_server_message_set_status (message, self->status, NULL);
  add_header (message, "Cache-Control", "no-store");
  add_header (message, "Retry-After", self->retry_after);
  add_header (message, "Location", self->location);
  add_header (message, "Allow", self->allow);
  if (g_bytes_get_size (self->body) > 0)
    {
      add_header (message, "Content-Type", self->type);
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), self->body);
    }
}
