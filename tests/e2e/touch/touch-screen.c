/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-screen.h"

#include <stdio.h>
#include <stdlib.h>

/* Prints what the socket of a screen is called, and does what the lines that it reads say:
 *
 *   down FINGER X Y
 *   move FINGER X Y
 *   up FINGER
 *   cancel
 *   save FILE
 *
 * Each is answered with a line, "done" or what is wrong. */

#define MOST_WORDS 4

static const struct
{
  const char    *word;
  unsigned int   n_words;
  EiamTestTouch  touch;
} deeds[] = {
  { "down", 4, EIAM_TEST_DOWN },
  { "move", 4, EIAM_TEST_MOVE },
  { "up", 2, EIAM_TEST_UP },
  { "cancel", 1, EIAM_TEST_CANCEL },
};

static double
get_number (char       **words,
            unsigned int i)
{
  return i < g_strv_length (words) ? g_ascii_strtod (words[i], NULL) : 0.0;
}

static const char *
obey (EiamTestScreen *screen,
      char          **words)
{
  unsigned int n_words = g_strv_length (words);

  if (n_words == 2 && g_str_equal (words[0], "save"))
    return eiam_test_screen_save (screen, words[1]) ? "done" : "there is no picture";
  for (unsigned int i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (n_words == deeds[i].n_words && g_str_equal (words[0], deeds[i].word))
      return eiam_test_screen_touch (screen, deeds[i].touch, (int) get_number (words, 1),
                                     get_number (words, 2), get_number (words, 3))
             ? "done" : "nothing can be touched";
  return "this is not understood";
}

/* Whoever writes waits for the answer, so that a line is never behind another one. */
static gboolean
on_input (EiamTestScreen *screen)
{
  char line[BUFSIZ];
  g_auto (GStrv) words = NULL;

  if (fgets (line, sizeof line, stdin) == NULL)
    return FALSE;

  words = g_strsplit (g_strchomp (line), " ", MOST_WORDS);
  puts (obey (screen, words));
  return fflush (stdout) == 0;
}

int
main (int    n_arguments,
      char **arguments)
{
  g_autoptr (EiamTestScreen) screen = NULL;

  if (n_arguments != 3)
    {
      fprintf (stderr, "%s WIDTH HEIGHT\n", arguments[0]);
      return EXIT_FAILURE;
    }
  screen = eiam_test_screen_new (atoi (arguments[1]), atoi (arguments[2]));
  if (eiam_test_screen_get_name (screen) == NULL)
    return EXIT_FAILURE;

  puts (eiam_test_screen_get_name (screen));
  fflush (stdout);
  eiam_test_screen_run (screen, fileno (stdin), on_input);
  return EXIT_SUCCESS;
}
