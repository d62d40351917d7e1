/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "eiam-attribute.h"
#include "eiam-error.h"

/* The setting with the company's own attributes: a value, then the setting as
 * GVariant text. */

static void
try_attribute (EiamAttribute *attribute,
               const char    *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = eiam_attribute_clean (attribute, value);
  gboolean fine = eiam_attribute_check (attribute, value, &error);

  fuzz_error (error, !fine);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpstr (eiam_attribute_get_key (attribute), !=, NULL);
  g_assert_cmpstr (eiam_attribute_get_label (attribute), !=, NULL);
  g_assert_true (eiam_attribute_get_value_type (attribute) != EIAM_ATTRIBUTE_CHOICE
                 || eiam_attribute_get_choices (attribute)[0] != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto (GStrv) texts = fuzz_split (data, size, 2);
  g_autofree char *value = g_utf8_make_valid (texts[0], -1);
  g_autofree char *setting = g_utf8_make_valid (texts[1], -1);
  g_autoptr (GVariant) entries = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), setting, NULL, NULL,
                                                  NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (entries == NULL)
    return 0;

  list = eiam_attribute_list_parse (entries, &problems);
  g_assert_cmpuint (list->len + problems->len, ==, g_variant_n_children (entries));
  for (unsigned int i = 0; i < list->len; i++)
    try_attribute (list->pdata[i], value);

  return 0;
}
