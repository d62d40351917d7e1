/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamCall:
 *
 * The calls of the service, in the order in which a registration makes them.
 */
typedef enum {
  EIAM_CALL_COUNTRY_CODES,
  EIAM_CALL_CAPTCHA,
  EIAM_CALL_CAPTCHA_VERIFY,
  EIAM_CALL_SMS_SEND,
  EIAM_CALL_REGISTER,
} EiamCall;

#define EIAM_N_CALLS (EIAM_CALL_REGISTER + 1)

GError *eiam_server_error_new               (EiamCall      call,
                                             unsigned int  http_status,
                                             const char   *server_code,
                                             const char   *server_message);
GError *eiam_server_error_new_for_attribute (const GError *error,
                                             const char   *key);

G_END_DECLS
