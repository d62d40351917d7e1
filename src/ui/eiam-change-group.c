/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-change-group.h"

/* The group whose Change was pressed on the review: the form opens there, and
 * the review comes back to its button. It stays with the sign-up, because the
 * two pages do not know each other. */

#define GROUP_KEY "eiam-change-group"

static int
get_group_of_row (EiamFieldRow *row)
{
  EiamField field;

  return eiam_field_lookup (eiam_field_row_get_key (row), &field)
         ? (int) eiam_field_get_info (field)->group
         : EIAM_CHANGE_GROUP_EXTENSION;
}

/**
 * eiam_change_group_get:
 * @signup: a sign-up
 *
 * Returns: the group that is being changed, %EIAM_CHANGE_GROUP_NONE for none
 */
int
eiam_change_group_get (EiamSignup *signup)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), EIAM_CHANGE_GROUP_NONE);

  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (signup), GROUP_KEY)) - 1;
}

/**
 * eiam_change_group_set:
 * @signup: a sign-up
 * @group: an #EiamFieldGroup, %EIAM_CHANGE_GROUP_EXTENSION or %EIAM_CHANGE_GROUP_NONE
 */
void
eiam_change_group_set (EiamSignup *signup,
                       int         group)
{
  g_return_if_fail (EIAM_IS_SIGNUP (signup));
  g_return_if_fail (group >= EIAM_CHANGE_GROUP_NONE && group <= EIAM_CHANGE_GROUP_EXTENSION);

  g_object_set_data (G_OBJECT (signup), GROUP_KEY, GINT_TO_POINTER (group + 1));
}

/**
 * eiam_change_group_find_row:
 * @signup: a sign-up
 * @rows: (element-type EiamFieldRow): the rows of the form from top to bottom
 *
 * Returns: (transfer none) (nullable): the first row of the group that is being
 *   changed
 */
EiamFieldRow *
eiam_change_group_find_row (EiamSignup *signup,
                            GPtrArray  *rows)
{
  int group = eiam_change_group_get (signup);

  g_return_val_if_fail (rows != NULL, NULL);

  for (unsigned int i = 0; i < rows->len; i++)
    {
      if (get_group_of_row (rows->pdata[i]) == group)
        return rows->pdata[i];
    }

  return NULL;
}
