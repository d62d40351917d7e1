/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-stored-session.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-json.h"
#include "eiam-secret.h"
#include "eiam-test-utils.h"

static GHashTable *
create_attributes (void)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) "server", (gpointer) "https://eiam.example.com");
  g_hash_table_insert (attributes, (gpointer) "client-id", (gpointer) "client");
  g_hash_table_insert (attributes, (gpointer) "account", (gpointer) "0123");
  return attributes;
}

static EiamStoredSession *
create_item (const char *session_token,
             const char *id_token,
             const char *user_name,
             GDateTime  *expires_at)
{
  g_autoptr (EiamSession) session = eiam_session_new (session_token, id_token, expires_at);

  return eiam_stored_session_new ("https://eiam.example.com", "client", "0123", user_name, session);
}

static void
test_secret (void)
{
  g_autoptr (GDateTime) expiry = g_date_time_new_utc (2030, 1, 2, 3, 4, 5.9);
  g_autoptr (EiamStoredSession) item = create_item ("st", "it", "zhangsan", expiry);
  char *secret = eiam_stored_session_to_secret (item);

  g_assert_cmpstr (secret, ==,
                   "{\"session_token\":\"st\",\"id_token\":\"it\","
                   "\"expires_at\":\"2030-01-02T03:04:05Z\",\"user_name\":\"zhangsan\"}");
  eiam_secret_free (secret);
}

static void
test_missing_parts (void)
{
  g_autoptr (EiamStoredSession) item = create_item (NULL, NULL, NULL, NULL);
  char *secret = eiam_stored_session_to_secret (item);

  g_assert_cmpstr (secret, ==,
                   "{\"session_token\":\"\",\"id_token\":\"\",\"expires_at\":\"\","
                   "\"user_name\":\"\"}");
  g_assert_cmpstr (eiam_stored_session_get_user_name (item), ==, "");
  eiam_secret_free (secret);
}

static void
test_round_trip (void)
{
  static const char * const texts[] = {
    "plain", "\"quoted\\\"", "张三", "a\nb\x01", "👩‍💻", "LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa.xs.sd",
  };
  g_autoptr (GHashTable) attributes = create_attributes ();
  g_autoptr (GDateTime) expiry = g_date_time_new_utc (2030, 1, 2, 3, 4, 5);

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (EiamStoredSession) item = create_item (texts[i], texts[i], texts[i], expiry);
      g_autoptr (EiamStoredSession) back = NULL;
      g_autoptr (GError) error = NULL;
      char *secret = eiam_stored_session_to_secret (item);
      EiamSession *session = NULL;

      back = eiam_stored_session_new_from_secret (attributes, secret, &error);
      eiam_secret_free (secret);
      g_assert_no_error (error);
      session = eiam_stored_session_get_session (back);
      g_assert_cmpstr (eiam_session_get_session_token (session), ==, texts[i]);
      g_assert_cmpstr (eiam_session_get_id_token (session), ==, texts[i]);
      g_assert_true (g_date_time_equal (eiam_session_get_expires_at (session), expiry));
      g_assert_cmpstr (eiam_stored_session_get_user_name (back), ==, texts[i]);
      g_assert_cmpstr (eiam_stored_session_get_server (back), ==, "https://eiam.example.com");
      g_assert_cmpstr (eiam_stored_session_get_client_id (back), ==, "client");
      g_assert_cmpstr (eiam_stored_session_get_account (back), ==, "0123");
    }
}

/* Six bytes are the most that one can take in JSON. */
static void
test_long_tokens (void)
{
  g_autoptr (GHashTable) attributes = create_attributes ();
  g_autofree char *token = g_strnfill (20000, '\x01');
  g_autoptr (EiamStoredSession) item = create_item (token, token, token, NULL);
  g_autoptr (EiamStoredSession) back = NULL;
  char *secret = eiam_stored_session_to_secret (item);

  g_assert_cmpuint (strlen (secret), >, 6 * 60000);
  back = eiam_stored_session_new_from_secret (attributes, secret, NULL);
  eiam_secret_free (secret);
  g_assert_cmpstr (eiam_session_get_session_token (eiam_stored_session_get_session (back)), ==,
                   token);
}

static void
test_expiry_forms (void)
{
  static const struct {
    const char *text;
    gboolean    accepted;
  } rows[] = {
    { "2030-01-02T03:04:05Z", TRUE },
    { "2030-01-02T03:04:05+08:00", TRUE },
    { "2030-01-02T03:04:05.5Z", TRUE },
    { "", FALSE },
    { "2030-01-02", FALSE },
    { "tomorrow", FALSE },
    { "2030-13-02T03:04:05Z", FALSE },
    { "1893553445", FALSE },
  };
  g_autoptr (GHashTable) attributes = create_attributes ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *secret = g_strdup_printf ("{\"session_token\":\"t\",\"expires_at\":\"%s\"}",
                                                 rows[i].text);
      g_autoptr (EiamStoredSession) item =
        eiam_stored_session_new_from_secret (attributes, secret, NULL);
      EiamSession *session = eiam_stored_session_get_session (item);

      g_assert_cmpint (eiam_session_get_expires_at (session) != NULL, ==, rows[i].accepted);
    }
}

static void
test_foreign_secret (void)
{
  static const char * const secrets[] = { "", "password", "[]", "null", "{", "\xff" };
  g_autoptr (GHashTable) attributes = create_attributes ();

  for (unsigned int i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (eiam_stored_session_new_from_secret (attributes, secrets[i], &error));
      eiam_test_assert_error (error, EIAM_ERROR_STORE, NULL);
    }
}

static void
test_bare_item (void)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (EiamStoredSession) item = eiam_stored_session_new_from_secret (none, "{}", NULL);

  g_assert_cmpstr (eiam_stored_session_get_server (item), ==, "");
  g_assert_cmpstr (eiam_stored_session_get_client_id (item), ==, "");
  g_assert_cmpstr (eiam_stored_session_get_account (item), ==, "");
  g_assert_cmpstr (eiam_stored_session_get_user_name (item), ==, "");
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/stored-session/secret", test_secret);
  g_test_add_func ("/stored-session/missing-parts", test_missing_parts);
  g_test_add_func ("/stored-session/round-trip", test_round_trip);
  g_test_add_func ("/stored-session/long-tokens", test_long_tokens);
  g_test_add_func ("/stored-session/expiry-forms", test_expiry_forms);
  g_test_add_func ("/stored-session/foreign-secret", test_foreign_secret);
  g_test_add_func ("/stored-session/bare-item", test_bare_item);

  return g_test_run ();
}
