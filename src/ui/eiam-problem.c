/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-problem.h"

#include "eiam-error.h"
#include "eiam-field.h"

#include <glib/gi18n.h>

/* Where in the form something stands that is wrong. */

#define EXTENSION_PREFIX "extension."

/* Returns what people call a field that may have no row. */
static const char *
get_label (const char *key,
           GPtrArray  *attributes)
{
  EiamField field;

  if (eiam_field_lookup (key, &field))
    return _(eiam_field_get_info (field)->label);

  for (unsigned int i = 0; i < attributes->len; i++)
    {
      if (g_str_equal (eiam_attribute_get_key (attributes->pdata[i]), key))
        return eiam_attribute_get_label (attributes->pdata[i]);
    }

  return key;
}

/**
 * eiam_problem_get_row_key:
 * @problem: (nullable): what is wrong with a field
 *
 * Returns: (nullable): the key that the row of the field has: of an extension
 *   attribute the bare one
 */
const char *
eiam_problem_get_row_key (const GError *problem)
{
  const char *field = eiam_error_get_field (problem);

  if (field != NULL && g_str_has_prefix (field, EXTENSION_PREFIX))
    return field + strlen (EXTENSION_PREFIX);

  return field;
}

/**
 * eiam_problem_name_field:
 * @problem: what is wrong with a field
 * @attributes: (element-type EiamAttribute): the company's own attributes
 *
 * Returns: (transfer full): @problem, with a sentence that says which field it
 *   is about, as it cannot stand at that field
 */
GError *
eiam_problem_name_field (const GError *problem,
                         GPtrArray    *attributes)
{
  const char *key = eiam_problem_get_row_key (problem);
  g_autofree char *sentence = eiam_error_dup_sentence (problem);
  g_autofree char *named = NULL;
  GError *error;

  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (attributes != NULL, NULL);

  if (key == NULL)
    return g_error_copy (problem);

  /* Translators: the name of a field, and what is wrong with it */
  named = g_strdup_printf (_("%s: %s"), get_label (key, attributes), sentence);
  /* Who cannot see the field cannot mend it either. */
  error = eiam_error_new_for_field (EIAM_ERROR_NOT_ALLOWED, NULL, named);
  eiam_error_set_server_answer (error,
                                eiam_error_get_server_code (problem),
                                eiam_error_get_server_message (problem));
  eiam_error_set_incident (error, eiam_error_get_incident (problem));

  return error;
}
