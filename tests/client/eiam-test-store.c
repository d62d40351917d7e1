/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-store.h"

#include "eiam-test-utils.h"

/**
 * eiam_test_store_create_item:
 * @account: an account
 * @session_token: its token
 *
 * Returns: (transfer full): an item of that account
 */
EiamStoredSession *
eiam_test_store_create_item (const char *account,
                             const char *session_token)
{
  g_autoptr (GDateTime) expiry = g_date_time_new_utc (2030, 1, 2, 3, 4, 5);
  g_autoptr (EiamSession) session = eiam_session_new (session_token, "id", expiry);

  return eiam_stored_session_new (EIAM_TEST_SERVER, "client", account, "张三", session);
}

/**
 * eiam_test_store_check:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: whether @store can be used
 */
gboolean
eiam_test_store_check (EiamTokenStore  *store,
                       GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_token_store_check_async (store, NULL, eiam_test_on_ready, &result);
  return eiam_token_store_check_finish (store, eiam_test_await_result (&result), error);
}

/**
 * eiam_test_store_store:
 * @store: a store
 * @item: an item
 * @error: return location for an error
 *
 * Returns: whether @item was stored
 */
gboolean
eiam_test_store_store (EiamTokenStore     *store,
                       EiamStoredSession  *item,
                       GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_token_store_store_async (store, item, NULL, eiam_test_on_ready, &result);
  return eiam_token_store_store_finish (store, eiam_test_await_result (&result), error);
}

/**
 * eiam_test_store_add_session:
 * @store: a store
 * @account: an account
 * @user_name: the name of its person
 * @hours: how long it is good for from now, less than 0 for one that is over
 *
 * Puts a session into @store.
 */
void
eiam_test_store_add_session (EiamTokenStore *store,
                             const char     *account,
                             const char     *user_name,
                             int             hours)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) expires_at = g_date_time_add_hours (now, hours);
  g_autoptr (EiamSession) session = eiam_session_new ("token-1", "id-1", expires_at);
  g_autoptr (EiamStoredSession) item =
    eiam_stored_session_new (EIAM_TEST_SERVER, "client", account, user_name, session);
  g_autoptr (GError) error = NULL;

  eiam_test_store_store (store, item, &error);
  g_assert_no_error (error);
}

/**
 * eiam_test_store_list:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all items
 */
GPtrArray *
eiam_test_store_list (EiamTokenStore  *store,
                      GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_token_store_list_async (store, NULL, eiam_test_on_ready, &result);
  return eiam_token_store_list_finish (store, eiam_test_await_result (&result), error);
}

/**
 * eiam_test_store_remove:
 * @store: a store
 * @item: an item
 * @error: return location for an error
 *
 * Returns: whether @item is no longer stored
 */
gboolean
eiam_test_store_remove (EiamTokenStore     *store,
                        EiamStoredSession  *item,
                        GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  eiam_token_store_remove_async (store, item, NULL, eiam_test_on_ready, &result);
  return eiam_token_store_remove_finish (store, eiam_test_await_result (&result), error);
}

static EiamSession *
find_session (GPtrArray  *items,
              const char *account)
{
  for (unsigned int i = 0; i < items->len; i++)
    {
      if (g_str_equal (eiam_stored_session_get_account (items->pdata[i]), account))
        return eiam_stored_session_get_session (items->pdata[i]);
    }

  return NULL;
}

static void
assert_tokens (EiamTokenStore *store,
               const char     *token_of_a,
               const char     *token_of_b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = eiam_test_store_list (store, &error);
  EiamSession *a = NULL;
  EiamSession *b = NULL;

  g_assert_no_error (error);
  a = find_session (items, "aaaa");
  b = find_session (items, "bbbb");
  g_assert_cmpuint (items->len, ==, (a != NULL) + (b != NULL));
  g_assert_cmpstr (a == NULL ? NULL : eiam_session_get_session_token (a), ==, token_of_a);
  g_assert_cmpstr (b == NULL ? NULL : eiam_session_get_session_token (b), ==, token_of_b);
}

/**
 * eiam_test_store_try_all:
 * @store: an empty store
 *
 * Stores, replaces, lists and removes items.
 */
void
eiam_test_store_try_all (EiamTokenStore *store)
{
  g_autoptr (EiamStoredSession) a = eiam_test_store_create_item ("aaaa", "first");
  g_autoptr (EiamStoredSession) newer_a = eiam_test_store_create_item ("aaaa", "second");
  g_autoptr (EiamStoredSession) b = eiam_test_store_create_item ("bbbb", "third \"张\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (eiam_test_store_check (store, &error));
  g_assert_no_error (error);
  assert_tokens (store, NULL, NULL);
  g_assert_true (eiam_test_store_store (store, a, &error));
  g_assert_no_error (error);
  assert_tokens (store, "first", NULL);
  g_assert_true (eiam_test_store_store (store, b, &error));
  g_assert_true (eiam_test_store_store (store, newer_a, &error));
  assert_tokens (store, "second", "third \"张\n");
  g_assert_true (eiam_test_store_check (store, &error));
  assert_tokens (store, "second", "third \"张\n");

  g_assert_true (eiam_test_store_remove (store, a, &error));
  g_assert_no_error (error);
  assert_tokens (store, NULL, "third \"张\n");
  g_assert_true (eiam_test_store_remove (store, b, &error));
  g_assert_true (eiam_test_store_remove (store, b, &error));
  g_assert_no_error (error);
  assert_tokens (store, NULL, NULL);
}

/**
 * eiam_test_store_try_cancel:
 * @store: a store
 *
 * Cancels every operation before it begins.
 */
void
eiam_test_store_try_cancel (EiamTokenStore *store)
{
  g_autoptr (EiamStoredSession) item = eiam_test_store_create_item ("aaaa", "token");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[4] = { NULL, NULL, NULL, NULL };
  GError *errors[4] = { NULL, NULL, NULL, NULL };

  g_cancellable_cancel (cancellable);
  eiam_token_store_check_async (store, cancellable, eiam_test_on_ready, &results[0]);
  eiam_token_store_store_async (store, item, cancellable, eiam_test_on_ready, &results[1]);
  eiam_token_store_list_async (store, cancellable, eiam_test_on_ready, &results[2]);
  eiam_token_store_remove_async (store, item, cancellable, eiam_test_on_ready, &results[3]);
  for (unsigned int i = 0; i < G_N_ELEMENTS (results); i++)
    eiam_test_await_result (&results[i]);

  g_assert_false (eiam_token_store_check_finish (store, results[0], &errors[0]));
  g_assert_false (eiam_token_store_store_finish (store, results[1], &errors[1]));
  g_assert_null (eiam_token_store_list_finish (store, results[2], &errors[2]));
  g_assert_false (eiam_token_store_remove_finish (store, results[3], &errors[3]));
  for (unsigned int i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_error (errors[i], G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_error_free (errors[i]);
      g_object_unref (results[i]);
    }
}
