/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-control.h"

#include <string.h>

#include "eiam-demo-call.h"

/* A day; the clock has no need to go further. */
#define MAX_ADVANCE 86400

typedef GBytes *(*Handler) (EiamDemoService  *service,
                            const char       *text,
                            GError          **error);

typedef struct {
  const char *name;
  const char *method;
  Handler     handler;
} Control;

static GBytes *
new_nothing (void)
{
  return g_bytes_new_static ("", 0);
}

/* `CALLPATH FAULT`, or `CALLPATH` alone to mend it. */
static GBytes *
handle_fault (EiamDemoService  *service,
              const char       *text,
              GError          **error)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  EiamCall call;

  if (parts[0] == NULL || !eiam_demo_call_lookup (parts[0], &call))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no call “%s”",
                   parts[0] == NULL ? "" : parts[0]);
      return NULL;
    }
  if (!eiam_demo_service_set_fault (service, call, parts[1], error))
    return NULL;

  return new_nothing ();
}

static GBytes *
handle_requests (EiamDemoService  *service,
                 const char       *text,
                 GError          **error)
{
  return eiam_demo_service_list_requests (service);
}

static GBytes *
handle_reset (EiamDemoService  *service,
              const char       *text,
              GError          **error)
{
  eiam_demo_service_reset (service);
  return new_nothing ();
}

static GBytes *
handle_advance (EiamDemoService  *service,
                const char       *text,
                GError          **error)
{
  guint64 seconds = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_ADVANCE, &seconds, error))
    return NULL;

  eiam_demo_service_advance (service, (unsigned int) seconds);
  return new_nothing ();
}

static const Control controls[] = {
  { "fault", "POST", handle_fault },
  { "requests", "GET", handle_requests },
  { "reset", "POST", handle_reset },
  { "advance", "POST", handle_advance },
};

static GBytes *
handle (EiamDemoService  *service,
        const char       *method,
        const char       *name,
        const char       *text,
        GError          **error)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      if (g_str_equal (controls[i].name, name) && g_str_equal (controls[i].method, method))
        return controls[i].handler (service, text, error);
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no control %s %s", method, name);
  return NULL;
}

/**
 * eiam_demo_control_handle:
 * @service: the service that is controlled
 * @message: a request
 * @path: its path, under `/demo/`
 * @body: its body, a line of text
 *
 * Returns: (transfer full): the answer
 */
EiamDemoReply *
eiam_demo_control_handle (EiamDemoService   *service,
                          SoupServerMessage *message,
                          const char        *path,
                          GBytes            *body)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;
  EiamDemoReply *reply = NULL;
  gsize size = 0;
  const char *data = NULL;

  g_return_val_if_fail (EIAM_IS_DEMO_SERVICE (service), NULL);
  g_return_val_if_fail (g_str_has_prefix (path, EIAM_DEMO_CONTROL), NULL);

  data = g_bytes_get_data (body, &size);
  text = g_strndup (data != NULL ? data : "", size);
  g_strchomp (text);
  answer = handle (service, soup_server_message_get_method (message),
                   path + strlen (EIAM_DEMO_CONTROL), text, &error);
  if (answer != NULL)
    return eiam_demo_reply_new (answer);

  answer = new_nothing ();
  reply = eiam_demo_reply_new (answer);
  reply->status = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? 404 : 400;
  eiam_demo_reply_set_text (reply, "text/plain", error->message);
  return reply;
}
