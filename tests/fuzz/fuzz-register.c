/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-error.h"
#include "eiam-session.h"

/* The answer to the registration. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (EiamSession) session = fuzz_answer (EIAM_CALL_REGISTER, data, size);
  const char *token = NULL;

  if (session == NULL)
    return 0;

  token = eiam_session_get_session_token (session);
  g_assert_true (token == NULL || (*token != '\0' && g_utf8_validate (token, -1, NULL)));
  token = eiam_session_get_id_token (session);
  g_assert_true (token == NULL || (*token != '\0' && g_utf8_validate (token, -1, NULL)));

  return 0;
}
