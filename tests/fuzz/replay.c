/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <stdlib.h>

/* Feeds every file of a directory to a target, without a fuzzer: what once broke
 * a target must not break it again. */

static gboolean
replay (const char *directory,
        const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return FALSE;

  /* A copy of its own size, so that a sanitizer sees a step beyond its end. */
  {
    g_autofree uint8_t *input = g_memdup2 (data, size);

    return LLVMFuzzerTestOneInput (input, size) == 0;
  }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) directory = NULL;
  unsigned int count = 0;
  unsigned int failed = 0;
  const char *name = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: %s DIRECTORY\n", argv[0]);
      return 2;
    }

  LLVMFuzzerInitialize (&argc, &argv);
  directory = g_dir_open (argv[1], 0, NULL);
  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      gboolean fine = FALSE;

      g_print ("# %s\n", name);
      fine = replay (argv[1], name);
      count++;
      failed += fine ? 0 : 1;
      g_print ("%s %u - %s\n", fine ? "ok" : "not ok", count, name);
    }
  if (count == 0)
    g_print ("Bail out! No inputs in %s\n", argv[1]);
  g_print ("1..%u\n", count);

  return count == 0 || failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
