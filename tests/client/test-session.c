/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-session.h"

#include <string.h>

#include "eiam-error.h"
#include "eiam-test-utils.h"

static EiamSession *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return eiam_session_new_from_answer (bytes, error);
}

/* The answer of the interface page. */
static void
test_page_answer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamSession) session =
    parse ("{\n    \"status\": \"SUCCESS\",\n    \"expire\": 43200,\n"
           "    \"session_token\": \"LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa\",\n"
           "    \"id_token\": \"LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa.xsdasd.sdasdas\"\n}", &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GDateTime *expiry = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (eiam_session_get_session_token (session), ==,
                   "LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa");
  g_assert_cmpstr (eiam_session_get_id_token (session), ==,
                   "LGTiTNVDFPlpefV3F3Hla7RUFTqInsqa.xsdasd.sdasdas");
  expiry = eiam_session_get_expires_at (session);
  g_assert_cmpint (g_date_time_difference (expiry, now), <=, 43200 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (g_date_time_difference (expiry, now), >, 43100 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (g_date_time_get_utc_offset (expiry), ==, 0);
}

/* The registration went well, whatever else the answer says. */
static void
test_success_without_tokens (void)
{
  static const char * const texts[] = {
    "{\"status\":\"SUCCESS\"}",
    "{\"status\":\"SUCCESS\",\"session_token\":null,\"id_token\":null,\"expire\":null}",
    "{\"status\":\"SUCCESS\",\"session_token\":\"\",\"id_token\":\"\"}",
    "{\"status\":\"SUCCESS\",\"session_token\":7,\"id_token\":[],\"expire\":{}}",
    "\xef\xbb\xbf{\"status\":\"SUCCESS\"}",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (EiamSession) session = parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_null (eiam_session_get_session_token (session));
      g_assert_null (eiam_session_get_id_token (session));
      g_assert_null (eiam_session_get_expires_at (session));
    }
}

static void
test_expire (void)
{
  static const struct {
    const char *expire;
    gboolean    accepted;
  } rows[] = {
    { "1", TRUE },
    { "604800", TRUE },
    { "315360000", TRUE },
    { "0", FALSE },
    { "-1", FALSE },
    { "-9223372036854775808", FALSE },
    { "9223372036854775807", FALSE },
    { "99999999999999999999999", FALSE },
    { "400000000", FALSE },
    { "1.5", FALSE },
    { "1e400", FALSE },
    { "\"43200\"", FALSE },
    { "null", FALSE },
    { "true", FALSE },
    { "[43200]", FALSE },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"status\":\"SUCCESS\",\"session_token\":\"t\","
                                               "\"expire\":%s}", rows[i].expire);
      g_autoptr (EiamSession) session = parse (text, NULL);

      g_test_message ("%s", rows[i].expire);
      g_assert_nonnull (session);
      g_assert_cmpstr (eiam_session_get_session_token (session), ==, "t");
      g_assert_cmpint (eiam_session_get_expires_at (session) != NULL, ==, rows[i].accepted);
    }
}

static void
test_denied (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("{\"status\":\"ACCESS_DENIED\",\"session_token\":\"t\"}", &error));
  eiam_test_assert_error (error, EIAM_ERROR_NOT_ALLOWED, NULL);
  g_assert_cmpstr (eiam_error_get_server_code (error), ==, "ACCESS_DENIED");
}

/* An answer of 200 that does not tell what became of it. */
static void
test_unknown (void)
{
  static const char * const texts[] = {
    "", "null", "[]", "{}", "{\"status\":null}", "{\"status\":true}", "{\"status\":\"\"}",
    "{\"status\":\"success\"}", "{\"status\":\"SUCCESS \"}", "{\"status\":\"MFA_AUTH\"}",
    "{\"status\":[\"SUCCESS\"]}", "{\"status\":\"SUCCESS\"", "\xff",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (texts[i], &error));
      eiam_test_assert_error (error, EIAM_ERROR_UNKNOWN_OUTCOME, NULL);
    }
}

static void
test_new (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GDateTime) time = g_date_time_new (zone, 2030, 1, 2, 3, 4, 5);
  g_autoptr (EiamSession) session = eiam_session_new ("a", NULL, time);
  g_autofree char *text = g_date_time_format_iso8601 (eiam_session_get_expires_at (session));

  g_assert_cmpstr (text, ==, "2030-01-01T19:04:05Z");
  g_assert_cmpstr (eiam_session_get_session_token (session), ==, "a");
  g_assert_null (eiam_session_get_id_token (session));
}

/* No property gives the tokens away to whoever lists them. */
static void
test_no_properties (void)
{
  g_autoptr (EiamSession) session = eiam_session_new ("a", "b", NULL);
  unsigned int n_properties = 0;
  g_autofree GParamSpec **pspecs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (session), &n_properties);

  g_assert_cmpuint (n_properties, ==, 0);
  g_assert_true (pspecs == NULL || pspecs[0] == NULL);
}

int
main (int    argc,
      char **argv)
{
  eiam_test_init (&argc, &argv);

  g_test_add_func ("/session/page-answer", test_page_answer);
  g_test_add_func ("/session/success-without-tokens", test_success_without_tokens);
  g_test_add_func ("/session/expire", test_expire);
  g_test_add_func ("/session/denied", test_denied);
  g_test_add_func ("/session/unknown", test_unknown);
  g_test_add_func ("/session/new", test_new);
  g_test_add_func ("/session/no-properties", test_no_properties);

  return g_test_run ();
}
