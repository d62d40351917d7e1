/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-keyring-file.h"

#include <glib/gstdio.h>

/**
 * eiam_test_keyring_file_make:
 *
 * Has libsecret keep what it is given in a file, so that no other program is needed.
 *
 * Returns: (transfer full): the directory of the file
 */
char *
eiam_test_keyring_file_make (void)
{
  g_autoptr (GError) error = NULL;
  char *directory = g_dir_make_tmp ("eiam-keyring-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (directory, "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  return directory;
}

/**
 * eiam_test_keyring_file_remove:
 * @directory: what eiam_test_keyring_file_make() returned
 *
 * Removes the file and its directory.
 */
void
eiam_test_keyring_file_remove (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "keyring", NULL);

  g_unlink (path);
  g_rmdir (directory);
}
