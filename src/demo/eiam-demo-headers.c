/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-headers.h"

#include <string.h>

#include "eiam-demo-error.h"

static const char * const device_headers[] = {
  "X-operating-sys-version",
  "X-device-fingerprint",
  "X-agent",
};

static gboolean
is_given (SoupMessageHeaders *headers,
          const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && value[strspn (value, " \t")] != '\0';
}

/**
 * eiam_demo_headers_check:
 * @headers: what came with a call
 * @client_id: (nullable): the only client, %NULL for any
 * @tenant_id: (nullable): the tenant that must be named, %NULL for none
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Checks what every call must say about its caller (spec/api.md 2.1).
 *
 * Returns: whether nothing is missing
 */
gboolean
eiam_demo_headers_check (SoupMessageHeaders  *headers,
                         const char          *client_id,
                         const char          *tenant_id,
                         GError             **error)
{
  g_return_val_if_fail (headers != NULL, FALSE);

  if (!is_given (headers, "X-client-id"))
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_BLANK, "X-client-id");
      return FALSE;
    }
  for (unsigned int i = 0; i < G_N_ELEMENTS (device_headers); i++)
    {
      if (!is_given (headers, device_headers[i]))
        {
          g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_DEVICE, device_headers[i]);
          return FALSE;
        }
    }
  if (client_id != NULL
      && g_strcmp0 (soup_message_headers_get_one (headers, "X-client-id"), client_id) != 0)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_CLIENT, "X-client-id");
      return FALSE;
    }
  if (tenant_id != NULL
      && g_strcmp0 (soup_message_headers_get_one (headers, "X-tenant-id"), tenant_id) != 0)
    {
      g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_WRONG, "X-tenant-id");
      return FALSE;
    }

  return TRUE;
}

/**
 * eiam_demo_headers_check_json:
 * @headers: what came with a call that has a body
 * @error: return location for an error of #EIAM_DEMO_ERROR
 *
 * Returns: whether the body is said to be JSON
 */
gboolean
eiam_demo_headers_check_json (SoupMessageHeaders  *headers,
                              GError             **error)
{
  const char *type = NULL;

  g_return_val_if_fail (headers != NULL, FALSE);

  type = soup_message_headers_get_content_type (headers, NULL);
  if (type != NULL && g_ascii_strcasecmp (type, "application/json") == 0)
    return TRUE;

  g_set_error_literal (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_WRONG, "Content-Type");
  return FALSE;
}
