/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-incident.h"

#include "eiam-error.h"

/**
 * eiam_incident_new:
 *
 * Makes up a code by which a person on the telephone and the journal of the
 * machine mean the same failure. It says nothing else. The digits are those of
 * Crockford's base 32, which has no letters that are taken for others.
 *
 * Returns: (transfer full): %EIAM_INCIDENT_LENGTH capital letters and digits
 */
char *
eiam_incident_new (void)
{
  static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  char *code = g_malloc0 (EIAM_INCIDENT_LENGTH + 1);

  for (unsigned int i = 0; i < EIAM_INCIDENT_LENGTH; i++)
    code[i] = digits[g_random_int_range (0, sizeof digits - 1)];
  return code;
}

/**
 * eiam_incident_give:
 * @error: an %EIAM_ERROR
 *
 * Gives @error a new code.
 */
void
eiam_incident_give (GError *error)
{
  g_autofree char *incident = eiam_incident_new ();

  eiam_error_set_incident (error, incident);
}
