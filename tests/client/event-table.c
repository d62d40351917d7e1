/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-journal.h"

#include <stdio.h>

/* Prints what the journal is told, as the README has it. */
int
main (void)
{
  printf ("| `EIAM_EVENT` | `MESSAGE` begins with | fields | `PRIORITY` | `MESSAGE_ID` |\n"
          "|---|---|---|---|---|\n");
  for (unsigned int event = 0; event < EIAM_N_EVENTS; event++)
    {
      g_autofree char *row = eiam_event_dup_row ((EiamEvent) event);

      printf ("%s\n", row);
    }
  return 0;
}
