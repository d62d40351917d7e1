/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-service.h"

#include <libsoup/soup.h>

#include "eiam-demo-backend.h"
#include "eiam-demo-call.h"
#include "eiam-demo-control.h"
#include "eiam-demo-fault.h"
#include "eiam-demo-gate.h"
#include "eiam-demo-log.h"
#include "eiam-demo-post.h"
#include "eiam-demo-reply.h"

/*
 * A complete EIAM on loopback. It takes requests, has the gate answer them, and
 * delivers the answer, or what a fault makes of it.
 */
struct _EiamDemoService
{
  GObject          parent_instance;

  EiamDemoBackend *backend;
  EiamDemoGate    *gate;
  EiamDemoPost    *post;
  EiamDemoLog     *log;
  EiamDemoFault   *faults[EIAM_N_CALLS];
  GTlsCertificate *certificate; /* (nullable) */
  gboolean         control;

  SoupServer      *server;      /* (nullable): NULL when stopped */
  char            *url;         /* (nullable) */
};

G_DEFINE_FINAL_TYPE (EiamDemoService, eiam_demo_service, G_TYPE_OBJECT)

enum {
  SMS,
  PUZZLE,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

/* The fault that strikes the call at @path now, if there is one. */
static EiamDemoFault *
find_fault (EiamDemoService *self,
            const char      *path,
            gboolean         at_headers)
{
  EiamCall call;

  if (!eiam_demo_call_lookup (path, &call) || self->faults[call] == NULL
      || !eiam_demo_fault_strike (self->faults[call], at_headers))
    return NULL;
  return eiam_demo_fault_ref (self->faults[call]);
}

static void
answer (EiamDemoService     *self,
        SoupServerMessage   *message,
        const char          *path,
        const EiamDemoFault *fault)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  EiamDemoReply *reply = NULL;
  unsigned int delay = 0;

  if (fault == NULL || eiam_demo_fault_get_stage (fault) == EIAM_DEMO_FAULT_STAGE_AFTER)
    reply = eiam_demo_gate_process (self->gate, message, path, self->url);
  else
    reply = eiam_demo_reply_new (nothing);

  if (fault != NULL)
    {
      eiam_demo_fault_apply (fault, reply);
      delay = eiam_demo_fault_get_delay (fault);
    }
  eiam_demo_post_send (self->post, message, reply, delay);
}

static void
on_server_early_request (SoupServer        *server,
                         SoupServerMessage *message,
                         const char        *path,
                         GHashTable        *query,
                         gpointer           user_data)
{
  EiamDemoService *self = user_data;
  EiamDemoReply *refusal = NULL;
  g_autoptr (EiamDemoFault) fault = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  g_assert (EIAM_IS_DEMO_SERVICE (self));

  fault = find_fault (self, path, TRUE);
  if (fault != NULL)
    {
      eiam_demo_log_add (self->log, message, path, nothing);
      answer (self, message, path, fault);
      return;
    }

  refusal = eiam_demo_gate_check_size (self->gate, message);
  if (refusal != NULL)
    eiam_demo_post_send (self->post, message, refusal, 0);
}

static void
on_server_request (SoupServer        *server,
                   SoupServerMessage *message,
                   const char        *path,
                   GHashTable        *query,
                   gpointer           user_data)
{
  EiamDemoService *self = user_data;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (EiamDemoFault) fault = NULL;
  EiamDemoReply *reply = NULL;

  g_assert (EIAM_IS_DEMO_SERVICE (self));

  body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  if (self->control && g_str_has_prefix (path, EIAM_DEMO_CONTROL))
    {
      reply = eiam_demo_control_handle (self, message, path, body);
      eiam_demo_post_send (self->post, message, reply, 0);
      return;
    }

  eiam_demo_log_add (self->log, message, path, body);
  fault = find_fault (self, path, FALSE);
  answer (self, message, path, fault);
}

static void
on_backend_sms (EiamDemoBackend *backend,
                const char      *mobile,
                const char      *code,
                gpointer         user_data)
{
  EiamDemoService *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (self));

  g_signal_emit (self, signals[SMS], 0, mobile, code);
}

static void
on_backend_puzzle (EiamDemoBackend *backend,
                   const char      *token,
                   unsigned int     x,
                   gpointer         user_data)
{
  EiamDemoService *self = user_data;

  g_assert (EIAM_IS_DEMO_SERVICE (self));

  g_signal_emit (self, signals[PUZZLE], 0, token, x);
}

static void
clear_faults (EiamDemoService *self)
{
  for (unsigned int i = 0; i < EIAM_N_CALLS; i++)
    g_clear_pointer (&self->faults[i], eiam_demo_fault_unref);
}

static void
eiam_demo_service_dispose (GObject *object)
{
  EiamDemoService *self = EIAM_DEMO_SERVICE (object);

  eiam_demo_service_stop (self);
  clear_faults (self);
  g_clear_object (&self->gate);
  g_clear_object (&self->backend);
  g_clear_object (&self->post);
  g_clear_object (&self->log);
  g_clear_object (&self->certificate);

  G_OBJECT_CLASS (eiam_demo_service_parent_class)->dispose (object);
}

static void
eiam_demo_service_class_init (EiamDemoServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_demo_service_dispose;

  /**
   * EiamDemoService::sms:
   * @mobile: a mobile number
   * @code: the code that a person at that number would now read
   */
  signals[SMS] = g_signal_new ("sms", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * EiamDemoService::puzzle:
   * @token: the name of a puzzle that was given out
   * @x: its solution in pixels
   */
  signals[PUZZLE] = g_signal_new ("puzzle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
eiam_demo_service_init (EiamDemoService *self)
{
  self->log = eiam_demo_log_new ();
  self->post = eiam_demo_post_new ();
  self->backend = eiam_demo_backend_new ();
  self->gate = eiam_demo_gate_new (self->backend);
  g_signal_connect_object (self->backend, "sms", G_CALLBACK (on_backend_sms), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->backend, "puzzle", G_CALLBACK (on_backend_puzzle), self,
                           G_CONNECT_DEFAULT);
}

/**
 * eiam_demo_service_new:
 *
 * Returns: (transfer full): a service that does not listen yet
 */
EiamDemoService *
eiam_demo_service_new (void)
{
  return g_object_new (EIAM_TYPE_DEMO_SERVICE, NULL);
}

/**
 * eiam_demo_service_set_seed:
 * @self: a service
 * @seed: where the sequence of chance starts, now and after each reset
 *
 * Makes puzzles, codes and tokens the same in each run.
 */
void
eiam_demo_service_set_seed (EiamDemoService *self,
                            guint32          seed)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_set_seed (self->backend, seed);
}

/**
 * eiam_demo_service_set_certificate:
 * @self: a service that does not listen yet
 * @certificate: (nullable): a certificate with its private key
 *
 * Makes the service speak TLS.
 */
void
eiam_demo_service_set_certificate (EiamDemoService *self,
                                   GTlsCertificate *certificate)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));
  g_return_if_fail (certificate == NULL || G_IS_TLS_CERTIFICATE (certificate));

  g_set_object (&self->certificate, certificate);
}

/**
 * eiam_demo_service_set_aes:
 * @self: a service
 * @aes: whether puzzle answers must come encrypted, as stock AJ-Captcha wants
 *
 * Sets how answers to puzzles are read and pass tickets written; plain first.
 */
void
eiam_demo_service_set_aes (EiamDemoService *self,
                           gboolean         aes)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_set_aes (self->backend, aes);
}

/**
 * eiam_demo_service_set_tenant_id:
 * @self: a service
 * @tenant_id: (nullable): what `X-tenant-id` must say; %NULL ignores the header
 *
 * Sets the tenant.
 */
void
eiam_demo_service_set_tenant_id (EiamDemoService *self,
                                 const char      *tenant_id)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_gate_set_tenant_id (self->gate, tenant_id);
}

/**
 * eiam_demo_service_set_client_id:
 * @self: a service
 * @client_id: (nullable): what `X-client-id` must say; %NULL for anything
 *
 * Sets the client.
 */
void
eiam_demo_service_set_client_id (EiamDemoService *self,
                                 const char      *client_id)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_gate_set_client_id (self->gate, client_id);
}

/**
 * eiam_demo_service_set_resend_delay:
 * @self: a service
 * @seconds: how long a number waits for its next message; 60 first
 *
 * Sets the frequency limit.
 */
void
eiam_demo_service_set_resend_delay (EiamDemoService *self,
                                    unsigned int     seconds)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_set_resend_delay (self->backend, seconds);
}

/**
 * eiam_demo_service_set_code_length:
 * @self: a service
 * @digits: 4 to 8; 6 first
 *
 * Sets how long the codes are.
 */
void
eiam_demo_service_set_code_length (EiamDemoService *self,
                                   unsigned int     digits)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_set_code_length (self->backend, digits);
}

/**
 * eiam_demo_service_set_decoys:
 * @self: a service
 * @decoys: whether puzzles show a second, false hole
 *
 * Sets how hard the puzzles are.
 */
void
eiam_demo_service_set_decoys (EiamDemoService *self,
                              gboolean         decoys)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_set_decoys (self->backend, decoys);
}

/**
 * eiam_demo_service_set_control:
 * @self: a service
 * @control: whether the calls under `/demo/` work
 *
 * Lets other programs inject faults, read the requests and turn the clock.
 */
void
eiam_demo_service_set_control (EiamDemoService *self,
                               gboolean         control)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  self->control = control;
}

/**
 * eiam_demo_service_start:
 * @self: a service that does not listen
 * @port: a port, 0 for any free one
 * @error: return location for an error
 *
 * Listens on 127.0.0.1, in the thread-default main context.
 *
 * Returns: whether the service listens
 */
gboolean
eiam_demo_service_start (EiamDemoService  *self,
                         unsigned int      port,
                         GError          **error)
{
  g_autoptr (SoupServer) server = NULL;
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  GSList *uris = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);

  server = soup_server_new ("server-header", "eiam-demo-service", "tls-certificate",
                            self->certificate, NULL);
  soup_server_add_early_handler (server, NULL, on_server_early_request, self, NULL);
  soup_server_add_handler (server, NULL, on_server_request, self, NULL);
  if (self->certificate != NULL)
    options |= SOUP_SERVER_LISTEN_HTTPS;
  if (!soup_server_listen_local (server, port, options, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->url = g_strdup_printf ("%s://127.0.0.1:%d", g_uri_get_scheme (uris->data),
                               g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->server = g_steal_pointer (&server);
  return TRUE;
}

/**
 * eiam_demo_service_stop:
 * @self: a service
 *
 * Closes all connections and stops listening. Accounts and log stay.
 */
void
eiam_demo_service_stop (EiamDemoService *self)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  if (self->server == NULL)
    return;

  eiam_demo_post_cancel (self->post);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->url, g_free);
}

/**
 * eiam_demo_service_dup_url:
 * @self: a service
 *
 * Returns: (transfer full) (nullable): its address, without a slash at the end,
 *   or %NULL while it does not listen
 */
char *
eiam_demo_service_dup_url (EiamDemoService *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), NULL);

  return g_strdup (self->url);
}

/**
 * eiam_demo_service_advance:
 * @self: a service
 * @seconds: how far
 *
 * Puts the clock forward, so that puzzles, tickets and codes run out.
 */
void
eiam_demo_service_advance (EiamDemoService *self,
                           unsigned int     seconds)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  eiam_demo_backend_advance (self->backend, seconds);
}

/**
 * eiam_demo_service_reset:
 * @self: a service
 *
 * Forgets accounts, puzzles, codes, log, faults and the clock's offset.
 */
void
eiam_demo_service_reset (EiamDemoService *self)
{
  g_return_if_fail (EIAM_IS_DEMO_SERVICE (self));

  clear_faults (self);
  eiam_demo_backend_reset (self->backend);
  g_clear_object (&self->log);
  self->log = eiam_demo_log_new ();
}

/**
 * eiam_demo_service_set_fault:
 * @self: a service
 * @call: a call
 * @fault: (nullable): what goes wrong with it, see eiam_demo_fault_new();
 *   %NULL for nothing
 * @error: return location for an error of #G_IO_ERROR
 *
 * Returns: whether @fault is well-formed; if not, the call stays as it was
 */
gboolean
eiam_demo_service_set_fault (EiamDemoService  *self,
                             EiamCall          call,
                             const char       *fault,
                             GError          **error)
{
  EiamDemoFault *parsed = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), FALSE);
  g_return_val_if_fail ((unsigned int) call < EIAM_N_CALLS, FALSE);

  if (fault != NULL)
    {
      parsed = eiam_demo_fault_new (fault, error);
      if (parsed == NULL)
        return FALSE;
    }

  g_clear_pointer (&self->faults[call], eiam_demo_fault_unref);
  self->faults[call] = parsed;
  return TRUE;
}

/**
 * eiam_demo_service_count_accounts:
 * @self: a service
 *
 * Returns: how many people have registered
 */
unsigned int
eiam_demo_service_count_accounts (EiamDemoService *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), 0);

  return eiam_demo_backend_count_accounts (self->backend);
}

/**
 * eiam_demo_service_count_requests:
 * @self: a service
 * @call: a call
 *
 * Returns: how often @call was made
 */
unsigned int
eiam_demo_service_count_requests (EiamDemoService *self,
                                  EiamCall         call)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), 0);

  return eiam_demo_log_count (self->log, call);
}

/**
 * eiam_demo_service_get_last_body:
 * @self: a service
 * @call: a call
 *
 * Returns: (transfer none) (nullable): the body of the last @call
 */
GBytes *
eiam_demo_service_get_last_body (EiamDemoService *self,
                                 EiamCall         call)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), NULL);

  return eiam_demo_log_get_body (self->log, call);
}

/**
 * eiam_demo_service_get_last_header:
 * @self: a service
 * @call: a call
 * @name: the name of a header
 *
 * Returns: (transfer none) (nullable): that header of the last @call
 */
const char *
eiam_demo_service_get_last_header (EiamDemoService *self,
                                   EiamCall         call,
                                   const char      *name)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), NULL);

  return eiam_demo_log_get_header (self->log, call, name);
}

/**
 * eiam_demo_service_list_requests:
 * @self: a service
 *
 * Returns: (transfer full): all requests, oldest first, as a JSON array
 */
GBytes *
eiam_demo_service_list_requests (EiamDemoService *self)
{
  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (self), NULL);

  return eiam_demo_log_to_json (self->log);
}
