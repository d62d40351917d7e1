/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "eiam-text.h"

/* Codes, typed or within the message that brought them. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *code = eiam_text_clean_code (text);
  g_autofree char *again = eiam_text_clean_code (code);

  g_assert_cmpuint (strspn (code, "0123456789"), ==, strlen (code));
  g_assert_cmpstr (code, ==, again);

  return 0;
}
