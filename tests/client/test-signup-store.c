/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-error.h"
#include "eiam-test-person.h"
#include "eiam-test-utils.h"
#include "eiam-test-vault.h"

/* Where the tokens go, and what happens when they cannot. */

static GPtrArray *
list_items (EiamTestPerson *person)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = NULL;

  eiam_token_store_list_async (person->store, NULL, eiam_test_on_ready, &result);
  items = eiam_token_store_list_finish (person->store, eiam_test_await_result (&result), &error);
  g_assert_no_error (error);
  return items;
}

static void
set_fail (EiamTestPerson *person,
          gboolean        fail)
{
  eiam_test_vault_set_mood (person->store, fail ? EIAM_TEST_VAULT_FAILS : EIAM_TEST_VAULT_WORKS);
}

static void
test_item (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  EiamDevice *device = eiam_client_get_device (eiam_signup_get_client (person->signup));
  g_autofree char *url = eiam_demo_service_dup_url (person->service);
  g_autofree char *account = eiam_device_hash (device, "account", EIAM_TEST_PERSON_MOBILE);
  g_autoptr (GPtrArray) items = NULL;
  EiamStoredSession *item = NULL;

  eiam_test_person_enter (person, EIAM_FIELD_USER_NAME, " zhangsan ");
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  items = list_items (person);
  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpstr (eiam_stored_session_get_server (item), ==, url);
  g_assert_cmpstr (eiam_stored_session_get_client_id (item), ==, "client");
  g_assert_cmpstr (eiam_stored_session_get_account (item), ==, account);
  g_assert_cmpstr (eiam_stored_session_get_user_name (item), ==, "zhangsan");
  g_assert_true (eiam_stored_session_get_session (item)
                 == eiam_signup_get_session (person->signup));
}

/* A store that cannot be used is known before a message is sent; whoever goes
 * on all the same may. */
static void
test_fails_before (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  set_fail (person, TRUE);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
  eiam_signup_send_code (person->signup);
  eiam_test_person_await_idle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_store_error (person->signup), EIAM_ERROR_STORE, NULL);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 0);

  eiam_signup_send_code (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_TEST_NO_ERROR);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  g_assert_false (eiam_signup_get_stored (person->signup));
}

static void
test_mended_before (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  set_fail (person, TRUE);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
  eiam_signup_send_code (person->signup);
  eiam_test_person_await_idle (person);
  set_fail (person, FALSE);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REGISTERED);
  g_assert_no_error (eiam_signup_get_store_error (person->signup));
  g_assert_true (eiam_signup_get_stored (person->signup));
}

/* The account exists; its tokens wait for a store that works. */
static void
test_fails_after (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autoptr (GPtrArray) items = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  set_fail (person, TRUE);
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_store_error (person->signup), EIAM_ERROR_STORE, NULL);
  g_assert_false (eiam_signup_get_stored (person->signup));
  g_assert_nonnull (eiam_session_get_session_token (eiam_signup_get_session (person->signup)));

  eiam_signup_save_again (person->signup);
  eiam_test_person_await_idle (person);
  g_assert_false (eiam_signup_get_stored (person->signup));

  set_fail (person, FALSE);
  eiam_signup_save_again (person->signup);
  g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, EIAM_SIGNUP_STORING);
  eiam_signup_cancel (person->signup);
  eiam_test_person_await_idle (person);
  g_assert_true (eiam_signup_get_stored (person->signup));
  g_assert_no_error (eiam_signup_get_store_error (person->signup));

  eiam_signup_save_again (person->signup);
  eiam_test_person_await_idle (person);
  items = list_items (person);
  g_assert_cmpuint (items->len, ==, 1);
}

/* A registration without a session token has nothing to store. */
static void
test_no_tokens (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autoptr (GPtrArray) items = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  eiam_test_person_set_fault (person, EIAM_CALL_REGISTER, "no-tokens");
  eiam_test_person_register (person, person->code);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  g_assert_false (eiam_signup_get_stored (person->signup));
  eiam_signup_save_again (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  items = list_items (person);
  g_assert_cmpuint (items->len, ==, 0);
}

static void
test_cancel_while_checking (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
  eiam_signup_send_code (person->signup);
  g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, EIAM_SIGNUP_CHECKING_STORE);
  eiam_signup_send_code (person->signup);
  eiam_signup_cancel (person->signup);
  eiam_test_drain ();
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  g_assert_no_error (eiam_signup_get_store_error (person->signup));
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 0);
}

/* The person left before the tokens were stored. */
static void
test_start_over_while_storing (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  set_fail (person, TRUE);
  eiam_test_person_register (person, person->code);
  eiam_signup_save_again (person->signup);
  eiam_signup_start_over (person->signup);
  eiam_test_drain ();
  eiam_test_person_assert (person, EIAM_SIGNUP_DETAILS, EIAM_TEST_NO_ERROR);
  g_assert_no_error (eiam_signup_get_store_error (person->signup));
  g_assert_false (eiam_signup_get_stored (person->signup));
}

/* A keyring whose question nobody answers holds nobody up. */
static void
test_skip_check (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();

  eiam_test_vault_set_mood (person->store, EIAM_TEST_VAULT_WAITS);
  eiam_test_person_carry_to (person, EIAM_SIGNUP_REVIEW);
  eiam_signup_skip_store (person->signup);
  eiam_test_person_assert (person, EIAM_SIGNUP_REVIEW, EIAM_TEST_NO_ERROR);
  g_assert_no_error (eiam_signup_get_store_error (person->signup));

  eiam_signup_send_code (person->signup);
  eiam_test_drain ();
  g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, EIAM_SIGNUP_CHECKING_STORE);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 0);
  eiam_signup_skip_store (person->signup);
  eiam_test_person_await_puzzle (person);
  eiam_test_person_assert (person, EIAM_SIGNUP_PUZZLE, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_store_error (person->signup), EIAM_ERROR_STORE, NULL);
  g_assert_cmpuint (eiam_test_person_count (person, EIAM_CALL_CAPTCHA), ==, 1);
}

static void
test_skip_storing (void)
{
  g_autoptr (EiamTestPerson) person = eiam_test_person_new ();
  g_autoptr (GPtrArray) items = NULL;

  eiam_test_person_carry_to (person, EIAM_SIGNUP_CODE);
  set_fail (person, TRUE);
  eiam_test_person_register (person, person->code);
  eiam_test_vault_set_mood (person->store, EIAM_TEST_VAULT_WAITS);
  eiam_signup_save_again (person->signup);
  eiam_test_drain ();
  g_assert_cmpint (eiam_signup_get_busy (person->signup), ==, EIAM_SIGNUP_STORING);
  eiam_signup_skip_store (person->signup);
  eiam_test_drain ();
  eiam_test_person_assert (person, EIAM_SIGNUP_REGISTERED, EIAM_TEST_NO_ERROR);
  eiam_test_assert_error (eiam_signup_get_store_error (person->signup), EIAM_ERROR_STORE, NULL);
  g_assert_false (eiam_signup_get_stored (person->signup));

  set_fail (person, FALSE);
  eiam_signup_save_again (person->signup);
  eiam_test_person_await_idle (person);
  g_assert_true (eiam_signup_get_stored (person->signup));
  items = list_items (person);
  g_assert_cmpuint (items->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/signup-store/item", test_item);
  g_test_add_func ("/signup-store/fails-before", test_fails_before);
  g_test_add_func ("/signup-store/mended-before", test_mended_before);
  g_test_add_func ("/signup-store/fails-after", test_fails_after);
  g_test_add_func ("/signup-store/no-tokens", test_no_tokens);
  g_test_add_func ("/signup-store/cancel-while-checking", test_cancel_while_checking);
  g_test_add_func ("/signup-store/start-over-while-storing", test_start_over_while_storing);
  g_test_add_func ("/signup-store/skip-check", test_skip_check);
  g_test_add_func ("/signup-store/skip-storing", test_skip_storing);

  return g_test_run ();
}
