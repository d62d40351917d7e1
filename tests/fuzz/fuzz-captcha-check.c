/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

/* The answer to a puzzle's answer: a pass that is sent on as it is. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *pass = fuzz_answer (EIAM_CALL_CAPTCHA_VERIFY, data, size);

  if (pass != NULL)
    {
      g_assert_true (*pass != '\0');
      g_assert_true (g_utf8_validate (pass, -1, NULL));
    }

  return 0;
}
