/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-fault.h"
#include "eiam-test-grid.h"

#include <stdio.h>

/* Prints the grid that the tests go by: as a table for people, or with --cells
 * for the test of the window, one cell in a line and tabs between its parts. */

static gboolean
are_alike (const EiamTestCell *a,
           const EiamTestCell *b)
{
  return a->reading == b->reading && a->place == b->place;
}

/* One line for all calls that a fault leads to the same with, from @first on. */
static void
print_row (unsigned int fault,
           int          first)
{
  g_autoptr (GString) calls = g_string_new (NULL);
  g_autofree char *way = NULL;
  g_autofree char *text = NULL;
  EiamTestCell cell;

  eiam_test_grid_get_cell (fault, (EiamCall) first, &cell);
  for (int call = 0; call < EIAM_N_CALLS; call++)
    {
      EiamTestCell other;

      eiam_test_grid_get_cell (fault, (EiamCall) call, &other);
      if (!are_alike (&cell, &other))
        continue;
      if (call < first)
        return;
      g_string_append_printf (calls, "%s%s", calls->len > 0 ? ", " : "",
                              eiam_test_call_get_name ((EiamCall) call));
    }

  way = eiam_test_cell_dup_way (&cell);
  text = g_markup_escape_text (eiam_test_cell_get_text (&cell), -1);
  printf ("| %s | %s | %s%s%s | %s |\n", eiam_test_grid_get_title (fault), calls->str,
          *text == '\0' ? "nothing" : "“", text, *text == '\0' ? "" : "”", way);
}

static void
print_table (void)
{
  printf ("| Fault | Call | What the person reads | What they can do |\n"
          "|---|---|---|---|\n");
  for (unsigned int i = 0; i < eiam_test_grid_get_n_faults (); i++)
    {
      for (int call = 0; call < EIAM_N_CALLS; call++)
        print_row (i, call);
    }
}

/* Whether the service does what it is asked, and only its answer is lost. */
static gboolean
strikes_after (unsigned int fault)
{
  g_autoptr (EiamDemoFault) parsed = eiam_demo_fault_new (eiam_test_grid_get_fault (fault), NULL);

  return eiam_demo_fault_get_stage (parsed) == EIAM_DEMO_FAULT_STAGE_AFTER;
}

static void
print_cells (void)
{
  for (unsigned int i = 0; i < eiam_test_grid_get_n_faults (); i++)
    {
      for (int call = 0; call < EIAM_N_CALLS; call++)
        {
          EiamTestCell cell;

          eiam_test_grid_get_cell (i, (EiamCall) call, &cell);
          printf ("%s\t%s\t%s\t%s\t%s\t%d\t%d\n",
                  eiam_test_grid_get_fault (i), eiam_test_call_get_name ((EiamCall) call),
                  eiam_test_place_get_name (cell.place), eiam_test_cell_get_text (&cell),
                  eiam_test_cell_get_advice (&cell), cell.is_slow, strikes_after (i));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--cells"))
    print_cells ();
  else
    print_table ();

  return 0;
}
