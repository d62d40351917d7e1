/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "eiam-date.h"
#include "eiam-field.h"

/* Dates in every order. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const EiamDateOrder orders[] = {
    EIAM_DATE_ORDER_YMD, EIAM_DATE_ORDER_DMY, EIAM_DATE_ORDER_MDY
  };
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *clean = eiam_date_clean (text);
  g_autoptr (GError) error = NULL;
  gboolean fine = eiam_field_check (EIAM_FIELD_BIRTHDAY, text, FALSE, &error);

  fuzz_error (error, !fine);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  for (unsigned int i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *date = eiam_date_read (text, orders[i]);
      g_autofree char *again = date == NULL ? NULL : eiam_date_read (date, orders[i]);

      if (date == NULL)
        continue;
      g_assert_cmpuint (strlen (date), ==, strlen ("2022-02-17"));
      g_assert_cmpstr (date, ==, again);
    }
  eiam_date_order_of_format (text);

  return 0;
}
