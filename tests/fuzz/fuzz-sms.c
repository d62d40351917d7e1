/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-error.h"

/* The answer to the wish for an SMS: the body of a success says nothing, unless
 * it is an error all the same. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  EiamAnswer answer = { .status = 200, .body = body };

  error = eiam_call_find_error (EIAM_CALL_SMS_SEND, &answer);
  if (error != NULL)
    fuzz_error (error, TRUE);
  else
    g_assert_nonnull (fuzz_answer (EIAM_CALL_SMS_SEND, data, size));

  return 0;
}
