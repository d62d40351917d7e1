/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-call.h"

typedef struct {
  const char *name;
  const char *method;
} Call;

static const Call calls[EIAM_N_CALLS] = {
  [EIAM_CALL_COUNTRY_CODES] = { "country-codes", "GET" },
  [EIAM_CALL_CAPTCHA] = { "captcha", "GET" },
  [EIAM_CALL_CAPTCHA_VERIFY] = { "captcha/verify", "POST" },
  [EIAM_CALL_SMS_SEND] = { "sms/send", "POST" },
  [EIAM_CALL_REGISTER] = { "register/mobile-verify-code", "POST" },
};

/**
 * eiam_demo_call_lookup:
 * @name: what follows `/api/v2/sdk/` in a path, or the whole path
 * @call: (out): the call
 *
 * Returns: whether there is such a call
 */
gboolean
eiam_demo_call_lookup (const char *name,
                       EiamCall   *call)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (call != NULL, FALSE);

  if (g_str_has_prefix (name, EIAM_DEMO_API))
    name += sizeof EIAM_DEMO_API - 1;

  for (unsigned int i = 0; i < EIAM_N_CALLS; i++)
    {
      if (g_str_equal (name, calls[i].name))
        {
          *call = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * eiam_demo_call_get_name:
 * @call: a call
 *
 * Returns: what follows `/api/v2/sdk/` in the call's path
 */
const char *
eiam_demo_call_get_name (EiamCall call)
{
  g_return_val_if_fail ((unsigned int) call < EIAM_N_CALLS, NULL);

  return calls[call].name;
}

/**
 * eiam_demo_call_get_method:
 * @call: a call
 *
 * Returns: the HTTP method of the call
 */
const char *
eiam_demo_call_get_method (EiamCall call)
{
  g_return_val_if_fail ((unsigned int) call < EIAM_N_CALLS, NULL);

  return calls[call].method;
}
