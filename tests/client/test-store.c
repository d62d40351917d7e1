/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <glib/gstdio.h>

#include "eiam-error.h"
#include "eiam-keyring-store.h"
#include "eiam-memory-store.h"
#include "eiam-test-store.h"
#include "eiam-test-utils.h"

/* The store in memory, and the keyring's over an encrypted file of its own. */

static void
test_memory (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_MEMORY);

  g_assert_cmpint (eiam_token_store_get_kind (store), ==, EIAM_TOKEN_STORE_MEMORY);
  eiam_test_store_try_all (store);
  eiam_test_store_try_cancel (store);
}

/* Takes everything and keeps nothing. */
static void
test_none (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_NONE);
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", "token");
  g_autoptr (GPtrArray) items = NULL;

  g_assert_cmpint (eiam_token_store_get_kind (store), ==, EIAM_TOKEN_STORE_NONE);
  g_assert_true (eiam_test_store_store (store, item, NULL));
  items = eiam_test_store_list (store, NULL);
  g_assert_cmpuint (items->len, ==, 0);
}

/* A list that was given out does not change with the store. */
static void
test_list_is_a_copy (void)
{
  g_autoptr (EiamTokenStore) store = eiam_memory_store_new (EIAM_TOKEN_STORE_MEMORY);
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", "token");
  g_autoptr (GPtrArray) items = NULL;

  eiam_test_store_store (store, item, NULL);
  items = eiam_test_store_list (store, NULL);
  eiam_test_store_remove (store, item, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (items->pdata[0] == item);
}

static void
test_file (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);

  g_assert_cmpint (eiam_token_store_get_kind (store), ==, EIAM_TOKEN_STORE_KEYRING);
  eiam_test_store_try_all (store);
}

static void
test_file_cancel (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);

  eiam_test_store_try_cancel (store);
}

static void
test_login_session_kind (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (SECRET_COLLECTION_SESSION);

  g_assert_cmpint (eiam_token_store_get_kind (store), ==, EIAM_TOKEN_STORE_LOGIN_SESSION);
}

static void
test_file_in_no_directory (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  {
    g_autoptr (EiamTokenStore) store = NULL;
    g_autoptr (GError) error = NULL;

    g_setenv ("SECRET_FILE_TEST_PATH", "/proc/no/such/file.keyring", TRUE);
    store = eiam_keyring_store_new (NULL);
    g_assert_false (eiam_test_store_check (store, &error));
    eiam_test_assert_error (error, EIAM_ERROR_STORE, NULL);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  int status;

  /* The library reads these when it is used first. */
  directory = g_dir_make_tmp ("eiam-store-XXXXXX", NULL);
  g_assert_nonnull (directory);
  path = g_build_filename (directory, "test.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/store/memory", test_memory);
  g_test_add_func ("/store/none", test_none);
  g_test_add_func ("/store/list-is-a-copy", test_list_is_a_copy);
  g_test_add_func ("/store/file", test_file);
  g_test_add_func ("/store/file-cancel", test_file_cancel);
  g_test_add_func ("/store/login-session-kind", test_login_session_kind);
  g_test_add_func ("/store/file-in-no-directory", test_file_in_no_directory);

  status = g_test_run ();
  g_unlink (path);
  g_rmdir (directory);
  return status;
}
