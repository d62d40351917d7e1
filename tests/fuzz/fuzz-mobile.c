/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-field.h"
#include "eiam-text.h"

/* Mobile numbers as people write and paste them. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *clean = eiam_text_clean_mobile (text);
  g_autofree char *again = eiam_text_clean_mobile (clean);
  g_autoptr (GError) error = NULL;
  gboolean fine = eiam_field_check (EIAM_FIELD_MOBILE, text, TRUE, &error);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  /* Cleaning a number that is accepted changes it once and for all. */
  if (fine)
    g_assert_cmpstr (clean, ==, again);
  fuzz_error (error, !fine);

  return 0;
}
