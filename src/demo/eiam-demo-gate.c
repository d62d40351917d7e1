/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-gate.h"

#include "eiam-demo-error.h"
#include "eiam-demo-headers.h"
#include "eiam-json.h"

#define MAX_BODY (1024 * 1024)

/* Lets through to the backend what is a call, comes from a client and holds JSON. */
struct _EiamDemoGate
{
  GObject          parent_instance;

  EiamDemoBackend *backend;
  char            *tenant_id; /* (nullable) */
  char            *client_id; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamDemoGate, eiam_demo_gate, G_TYPE_OBJECT)

/* A call with a body gets it as an object, one without gets %NULL. */
static gboolean
read_body (SoupServerMessage  *message,
           JsonObject        **body,
           GError            **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) bytes = NULL;

  *body = NULL;
  if (g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET))
    return TRUE;
  if (!eiam_demo_headers_check_json (headers, error))
    return FALSE;

  bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  *body = eiam_json_parse_object (bytes, NULL);
  if (*body != NULL)
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_FORMAT, "body");
  return FALSE;
}

static gboolean
find_call (SoupServerMessage  *message,
           const char         *path,
           EiamCall           *call,
           GError            **error)
{
  const char *method = soup_server_message_get_method (message);

  if (!g_str_has_prefix (path, EIAM_DEMO_API) || !eiam_demo_call_lookup (path, call))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PATH, path);
      return FALSE;
    }
  if (!g_str_equal (method, eiam_demo_call_get_method (*call)))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_METHOD,
                           eiam_demo_call_get_method (*call));
      return FALSE;
    }

  return TRUE;
}

static GBytes *
process (EiamDemoGate       *self,
         SoupServerMessage  *message,
         const char         *path,
         const char         *issuer,
         GError            **error)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (JsonObject) body = NULL;
  EiamCall call;

  if (!find_call (message, path, &call, error)
      || !eiam_demo_headers_check (headers, self->client_id, self->tenant_id, error)
      || !read_body (message, &body, error))
    return NULL;

  return eiam_demo_backend_process (self->backend, call, issuer,
                                    soup_message_headers_get_one (headers, "X-client-id"), body,
                                    error);
}

static void
eiam_demo_gate_finalize (GObject *object)
{
  EiamDemoGate *self = EIAM_DEMO_GATE (object);

  g_clear_object (&self->backend);
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->client_id, g_free);

  G_OBJECT_CLASS (eiam_demo_gate_parent_class)->finalize (object);
}

static void
eiam_demo_gate_class_init (EiamDemoGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = eiam_demo_gate_finalize;
}

static void
eiam_demo_gate_init (EiamDemoGate *self)
{
}

/**
 * eiam_demo_gate_new:
 * @backend: what does the calls
 *
 * Returns: (transfer full): a gate for every client
 */
EiamDemoGate *
eiam_demo_gate_new (EiamDemoBackend *backend)
{
  EiamDemoGate *self = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_BACKEND (backend), NULL);

  self = g_object_new (EIAM_TYPE_DEMO_GATE, NULL);
  self->backend = g_object_ref (backend);
  return self;
}

/**
 * eiam_demo_gate_set_tenant_id:
 * @self: a gate
 * @tenant_id: (nullable): what `X-tenant-id` must say; %NULL ignores the header
 *
 * Sets the tenant.
 */
void
eiam_demo_gate_set_tenant_id (EiamDemoGate *self,
                              const char   *tenant_id)
{
  g_return_if_fail (EIAM_IS_DEMO_GATE (self));

  g_free (self->tenant_id);
  self->tenant_id = g_strdup (tenant_id);
}

/**
 * eiam_demo_gate_set_client_id:
 * @self: a gate
 * @client_id: (nullable): what `X-client-id` must say; %NULL for anything
 *
 * Sets the client.
 */
void
eiam_demo_gate_set_client_id (EiamDemoGate *self,
                              const char   *client_id)
{
  g_return_if_fail (EIAM_IS_DEMO_GATE (self));

  g_free (self->client_id);
  self->client_id = g_strdup (client_id);
}

/**
 * eiam_demo_gate_check_size:
 * @self: a gate
 * @message: a request of which the headers are in
 *
 * Returns: (transfer full) (nullable): a refusal, or %NULL when the body may come
 */
EiamDemoReply *
eiam_demo_gate_check_size (EiamDemoGate      *self,
                           SoupServerMessage *message)
{
  SoupMessageHeaders *headers = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_GATE (self), NULL);
  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), NULL);

  headers = soup_server_message_get_request_headers (message);
  if (soup_message_headers_get_content_length (headers) <= MAX_BODY)
    return NULL;

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_set_error_literal (&error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TOO_LARGE, "body");
  return eiam_demo_reply_new_error (error, soup_message_headers_get_one (headers, "X-L"));
}

/**
 * eiam_demo_gate_process:
 * @self: a gate
 * @message: a whole request
 * @path: its path
 * @issuer: the address of the service
 *
 * Returns: (transfer full): its answer, in the language that it asks for
 */
EiamDemoReply *
eiam_demo_gate_process (EiamDemoGate      *self,
                        SoupServerMessage *message,
                        const char        *path,
                        const char        *issuer)
{
  SoupMessageHeaders *headers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_GATE (self), NULL);
  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  answer = process (self, message, path, issuer, &error);
  if (answer != NULL)
    return eiam_demo_reply_new (answer);

  headers = soup_server_message_get_request_headers (message);
  return eiam_demo_reply_new_error (error, soup_message_headers_get_one (headers, "X-L"));
}
