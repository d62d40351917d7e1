/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-log.h"

#include "eiam-demo-json.h"

#define MAX_REQUESTS 500

typedef struct {
  char               *method;
  char               *path;
  SoupMessageHeaders *headers;
  GBytes             *body;
} Request;

/* What was asked of the service, for tests to look into. Only memory holds it. */
struct _EiamDemoLog
{
  GObject       parent_instance;

  GPtrArray    *requests;
  unsigned int  counts[EIAM_N_CALLS];
};

G_DEFINE_FINAL_TYPE (EiamDemoLog, eiam_demo_log, G_TYPE_OBJECT)

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->method);
  g_free (request->path);
  soup_message_headers_unref (request->headers);
  g_bytes_unref (request->body);
  g_free (request);
}

static void
copy_header_cb (const char *name,
                const char *value,
                gpointer    user_data)
{
  SoupMessageHeaders *headers = user_data;

  g_assert (headers != NULL);

  soup_message_headers_append (headers, name, value);
}

static const Request *
find_last (EiamDemoLog *self,
           EiamCall     call)
{
  for (unsigned int i = self->requests->len; i > 0; i--)
    {
      const Request *request = g_ptr_array_index (self->requests, i - 1);
      EiamCall other;

      if (eiam_demo_call_lookup (request->path, &other) && other == call)
        return request;
    }

  return NULL;
}

static void
add_header_cb (const char *name,
               const char *value,
               gpointer    user_data)
{
  JsonBuilder *builder = user_data;
  g_autofree char *text = g_utf8_make_valid (value, -1);

  g_assert (builder != NULL);

  eiam_demo_json_add (builder, name, text);
}

static void
add_request (JsonBuilder   *builder,
             const Request *request)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (request->body, &size);
  g_autofree char *body = g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
  g_autofree char *path = g_utf8_make_valid (request->path, -1);

  json_builder_begin_object (builder);
  eiam_demo_json_add (builder, "method", request->method);
  eiam_demo_json_add (builder, "path", path);
  json_builder_set_member_name (builder, "headers");
  json_builder_begin_object (builder);
  soup_message_headers_foreach (request->headers, add_header_cb, builder);
  json_builder_end_object (builder);
  eiam_demo_json_add (builder, "body", body);
  json_builder_end_object (builder);
}

static void
eiam_demo_log_finalize (GObject *object)
{
  EiamDemoLog *self = EIAM_DEMO_LOG (object);

  g_clear_pointer (&self->requests, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_demo_log_parent_class)->finalize (object);
}

static void
eiam_demo_log_class_init (EiamDemoLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_log_finalize;
}

static void
eiam_demo_log_init (EiamDemoLog *self)
{
  self->requests = g_ptr_array_new_with_free_func (request_free);
}

/**
 * eiam_demo_log_new:
 *
 * Returns: (transfer full): an empty log
 */
EiamDemoLog *
eiam_demo_log_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_LOG, NULL);
}

/**
 * eiam_demo_log_add:
 * @self: a log
 * @message: what came in
 * @path: its path
 * @body: what of its body is there
 *
 * Adds one request; the oldest one falls out when there are too many.
 */
void
eiam_demo_log_add (EiamDemoLog       *self,
                   SoupServerMessage *message,
                   const char        *path,
                   GBytes            *body)
{
  Request *request = NULL;
  EiamCall call;

  g_return_if_fail (EIAM_IS_DEMO_LOG (self));
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (path != NULL && body != NULL);

  request = g_new0 (Request, 1);
  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (path);
  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header_cb,
                                request->headers);
  request->body = g_bytes_ref (body);

  if (self->requests->len >= MAX_REQUESTS)
    g_ptr_array_remove_index (self->requests, 0);
  g_ptr_array_add (self->requests, request);
  if (eiam_demo_call_lookup (path, &call))
    self->counts[call]++;
}

/**
 * eiam_demo_log_count:
 * @self: a log
 * @call: a call
 *
 * Returns: how often @call was made
 */
unsigned int
eiam_demo_log_count (EiamDemoLog *self,
                     EiamCall     call)
{
  g_return_val_if_fail (EIAM_IS_DEMO_LOG (self), 0);
  g_return_val_if_fail ((unsigned int) call < EIAM_N_CALLS, 0);

  return self->counts[call];
}

/**
 * eiam_demo_log_get_body:
 * @self: a log
 * @call: a call
 *
 * Returns: (transfer none) (nullable): the body of the last @call
 */
GBytes *
eiam_demo_log_get_body (EiamDemoLog *self,
                        EiamCall     call)
{
  const Request *request = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_LOG (self), NULL);

  request = find_last (self, call);
  return request == NULL ? NULL : request->body;
}

/**
 * eiam_demo_log_get_header:
 * @self: a log
 * @call: a call
 * @name: the name of a header
 *
 * Returns: (transfer none) (nullable): that header of the last @call
 */
const char *
eiam_demo_log_get_header (EiamDemoLog *self,
                          EiamCall     call,
                          const char  *name)
{
  const Request *request = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_LOG (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  request = find_last (self, call);
  return request == NULL ? NULL : soup_message_headers_get_one (request->headers, name);
}

/**
 * eiam_demo_log_to_json:
 * @self: a log
 *
 * Returns: (transfer full): all requests, oldest first, as a JSON array
 */
GBytes *
eiam_demo_log_to_json (EiamDemoLog *self)
{
  g_autoptr (JsonBuilder) builder = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_LOG (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (unsigned int i = 0; i < self->requests->len; i++)
    add_request (builder, g_ptr_array_index (self->requests, i));
  json_builder_end_array (builder);

  return eiam_demo_json_finish (builder);
}
