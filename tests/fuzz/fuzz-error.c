/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-error.h"

/* Answers of any call, status and media type: the service's table of errors and
 * what gateways put in its place. The first three bytes choose. */

static const unsigned int statuses[] = {
  200, 204, 302, 400, 401, 403, 404, 407, 408, 410, 418, 429, 500, 502, 503, 504, 511, 0, 99, 999,
};

static const char *const types[] = { NULL, "application/json", "text/html", "" };

static void
check_error (GError *error)
{
  const char *message = eiam_error_get_server_message (error);
  const char *code = eiam_error_get_server_code (error);

  fuzz_error (error, TRUE);
  g_assert_true (g_utf8_validate (eiam_error_get_next_step (error), -1, NULL));
  g_assert_true (message == NULL || g_utf8_strlen (message, -1) <= 301);
  g_assert_true (code == NULL || g_utf8_strlen (code, -1) <= 65);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) body = NULL;
  g_autofree char *location = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GError) error = NULL;
  EiamAnswer answer = { 0 };
  EiamCall call = EIAM_CALL_COUNTRY_CODES;

  if (size < 3)
    return 0;

  call = (EiamCall) (data[0] % EIAM_N_CALLS);
  body = g_bytes_new (data + 3, size - 3);
  type = g_strdup (types[data[2] % G_N_ELEMENTS (types)]);
  location = (data[2] & 64) == 0 ? NULL : fuzz_dup_text (data + 3, size - 3);
  answer.status = statuses[data[1] % G_N_ELEMENTS (statuses)];
  answer.content_type = type;
  answer.location = location;
  answer.body = body;

  error = eiam_call_find_error (call, &answer);
  if (error != NULL)
    {
      check_error (error);
      error = eiam_call_judge_lost_answer (call, (data[2] & 128) != 0, (data[2] & 32) != 0,
                                           error);
      check_error (error);
    }

  return 0;
}
