/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "eiam-error.h"
#include "eiam-keyring-store.h"
#include "eiam-test-store.h"
#include "eiam-test-utils.h"

/* A real Secret Service, as other programs see it. */

static char *
run_secret_tool (const char * const *arguments,
                 const char         *input)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  process = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                               | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_all (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);

  eiam_test_store_try_all (store);
}

static void
test_login_session (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (SECRET_COLLECTION_SESSION);

  g_assert_cmpint (eiam_token_store_get_kind (store), ==, EIAM_TOKEN_STORE_LOGIN_SESSION);
  eiam_test_store_try_all (store);
}

static void
test_cancel (void)
{
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);

  eiam_test_store_try_cancel (store);
}

static void
test_read_by_others (void)
{
  static const char * const lookup[] = {
    "secret-tool", "lookup", "application", "io.github.eiam.Register",
    "server", EIAM_TEST_SERVER, NULL
  };
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", "token");
  g_autoptr (GError) error = NULL;
  g_autofree char *secret = NULL;

  g_assert_true (eiam_test_store_store (store, item, &error));
  g_assert_no_error (error);
  secret = run_secret_tool (lookup, NULL);
  g_assert_cmpstr (secret, ==,
                   "{\"session_token\":\"token\",\"id_token\":\"id\","
                   "\"expires_at\":\"2030-01-02T03:04:05Z\",\"user_name\":\"张三\"}");
  g_assert_true (eiam_test_store_remove (store, item, NULL));
}

/* The attributes are a contract with other programs: no more, no less. */
static void
test_attributes (void)
{
  static const char * const expected[][2] = {
    { "application", "io.github.eiam.Register" },
    { "server", EIAM_TEST_SERVER },
    { "client-id", "client" },
    { "account", "aaaa" },
    { "version", "1" },
    { "xdg:schema", "io.github.eiam.Register.Session" },
  };
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", "token");
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) attributes = NULL;
  g_autoptr (GError) error = NULL;
  GList *found = NULL;

  g_assert_true (eiam_test_store_store (store, item, NULL));
  g_hash_table_insert (query, (gpointer) "application", (gpointer) "io.github.eiam.Register");
  found = secret_password_searchv_sync (NULL, query, SECRET_SEARCH_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (found), ==, 1);
  attributes = secret_retrievable_get_attributes (found->data);
  for (unsigned int i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_hash_table_lookup (attributes, expected[i][0]), ==, expected[i][1]);
  g_assert_cmpuint (g_hash_table_size (attributes), ==, G_N_ELEMENTS (expected));

  g_list_free_full (found, g_object_unref);
  g_assert_true (eiam_test_store_remove (store, item, NULL));
}

/* What others keep under our name and cannot be read is passed over. */
static void
test_foreign_item (void)
{
  static const char * const put[] = {
    "secret-tool", "store", "--label=x", "application", "io.github.eiam.Register",
    "server", "other", NULL
  };
  static const char * const clear[] = {
    "secret-tool", "clear", "application", "io.github.eiam.Register", "server", "other", NULL
  };
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *output = run_secret_tool (put, "no JSON");

  g_assert_cmpstr (output, ==, "");
  g_clear_pointer (&output, g_free);
  items = eiam_test_store_list (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 0);
  output = run_secret_tool (clear, NULL);
  g_assert_cmpstr (output, ==, "");
}

/* A check leaves nothing behind. */
static void
test_check_leaves_nothing (void)
{
  static const char * const search[] = {
    "secret-tool", "search", "--all", "application", "io.github.eiam.Register", NULL
  };
  g_autoptr (EiamTokenStore) store = eiam_keyring_store_new (NULL);
  g_autofree char *output = NULL;

  g_assert_true (eiam_test_store_check (store, NULL));
  output = run_secret_tool (search, NULL);
  g_assert_null (strstr (output, "attribute."));
}

/* Without a Secret Service on the bus every operation says so. */
static void
test_no_service (void)
{
  GTestDBus *bus = NULL;
  g_autoptr (EiamTokenStore) store = NULL;
  g_autoptr (EiamStoredSession) item = NULL;
  GError *errors[4] = { NULL, NULL, NULL, NULL };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  store = eiam_keyring_store_new (NULL);
  item = eiam_test_store_create_item ("aaaa", "token");
  g_assert_false (eiam_test_store_check (store, &errors[0]));
  g_assert_false (eiam_test_store_store (store, item, &errors[1]));
  g_assert_null (eiam_test_store_list (store, &errors[2]));
  g_assert_false (eiam_test_store_remove (store, item, &errors[3]));
  for (unsigned int i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      eiam_test_assert_error (errors[i], EIAM_ERROR_STORE, NULL);
      g_error_free (errors[i]);
    }
  /* The library keeps its connection, which GTestDBus would wait for; the bus
   * ends with this process. */
  exit (EXIT_SUCCESS);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/keyring/all", test_all);
  g_test_add_func ("/keyring/login-session", test_login_session);
  g_test_add_func ("/keyring/cancel", test_cancel);
  g_test_add_func ("/keyring/read-by-others", test_read_by_others);
  g_test_add_func ("/keyring/attributes", test_attributes);
  g_test_add_func ("/keyring/foreign-item", test_foreign_item);
  g_test_add_func ("/keyring/check-leaves-nothing", test_check_leaves_nothing);
  g_test_add_func ("/keyring/no-service", test_no_service);

  return g_test_run ();
}
