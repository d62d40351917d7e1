/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-health.h"
#include "eiam-test-ui.h"

#include <json-glib/json-glib.h>

#include <string.h>

static EiamSettings *
create_settings (const char *url)
{
  EiamSettings *settings = eiam_settings_new ();

  g_settings_set_string (eiam_settings_get_gsettings (settings), "token-storage", "none");
  if (url != NULL)
    eiam_settings_override (settings, "server-url", url);
  eiam_settings_override (settings, "client-id", "test-client");
  return settings;
}

/* The statuses in the order of the checks: o, f and s, as they begin. */
static void
assert_health (const EiamHealth *health,
               const char       *wanted)
{
  static const char letters[] = {
    [EIAM_HEALTH_PENDING] = 'p', [EIAM_HEALTH_OK] = 'o', [EIAM_HEALTH_FAILED] = 'f',
    [EIAM_HEALTH_SKIPPED] = 's',
  };
  g_autofree char *text = eiam_health_to_text (health);
  char found[EIAM_N_HEALTH_CHECKS + 1] = "";

  for (unsigned int i = 0; i < EIAM_N_HEALTH_CHECKS; i++)
    {
      found[i] = letters[health->results[i].status];
      g_assert_nonnull (health->results[i].sentence);
      g_assert_cmpint (health->results[i].status == EIAM_HEALTH_FAILED, ==,
                       health->results[i].next_step != NULL);
    }
  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpint (eiam_health_is_good (health), ==, strchr (wanted, 'f') == NULL);
}

static void
test_good (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = create_settings (url);
  g_autoptr (EiamHealth) health = eiam_health_run (settings);

  /* Plain http proves nothing, and nothing is kept. */
  assert_health (health, "oooossos");
}

static void
test_service (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = create_settings (url);
  g_autoptr (EiamHealth) bad = NULL;
  g_autoptr (EiamHealth) other = NULL;

  eiam_demo_service_set_fault (service, EIAM_CALL_COUNTRY_CODES, "status=500", NULL);
  bad = eiam_health_run (settings);
  assert_health (bad, "oooossfs");
  g_assert_cmpstr (bad->results[EIAM_HEALTH_SERVICE].cause, ==, "busy");

  eiam_demo_service_set_fault (service, EIAM_CALL_COUNTRY_CODES, "status=404", NULL);
  other = eiam_health_run (settings);
  assert_health (other, "oooossos");
}

/* A server that takes a connection and says nothing: the limit ends it, and what
 * comes afterwards finds nobody. */
static void
test_silent (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  unsigned int port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *plain = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autofree char *tls = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autoptr (EiamSettings) settings = create_settings (plain);
  g_autoptr (EiamHealth) first = eiam_health_run (settings);
  g_autoptr (EiamHealth) second = NULL;

  assert_health (first, "oooossfs");
  g_assert_cmpstr (first->results[EIAM_HEALTH_SERVICE].cause, ==, "timeout");
  eiam_settings_override (settings, "server-url", tls);
  second = eiam_health_run (settings);
  assert_health (second, "oooosfss");
  eiam_test_ui_drain ();
}

static void
test_unset (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  g_autoptr (EiamHealth) health = NULL;

  health = eiam_health_run (settings);
  assert_health (health, "fossssss");
  g_assert_cmpstr (health->results[EIAM_HEALTH_DNS].sentence, ==,
                   "Not checked, because “settings” failed.");
}

/* A setting that cannot be used is told, without the person's directory, and the
 * others are checked all the same. */
static void
test_problem (void)
{
  g_autoptr (EiamDemoService) service = eiam_test_ui_start_service ();
  g_autofree char *url = eiam_demo_service_dup_url (service);
  g_autoptr (EiamSettings) settings = create_settings (url);
  g_autofree char *path = g_build_filename (g_get_home_dir (), "no-such.pem", NULL);
  g_autoptr (EiamHealth) health = NULL;
  const char *sentence = NULL;

  eiam_settings_override (settings, "ca-file", path);
  health = eiam_health_run (settings);
  sentence = health->results[EIAM_HEALTH_SETTINGS].sentence;
  assert_health (health, "fooossos");
  g_assert_nonnull (strstr (sentence, "ca-file"));
  g_assert_nonnull (strstr (sentence, "~/no-such.pem"));
  g_assert_null (strstr (sentence, g_get_home_dir ()));
}

static void
test_json (void)
{
  g_autoptr (EiamSettings) settings = create_settings (NULL);
  g_autoptr (EiamHealth) health = eiam_health_run (settings);
  g_autofree char *text = eiam_health_to_json (health);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *checks = json_object_get_array_member (object, "checks");
  JsonObject *first = json_array_get_object_element (checks, 0);

  g_assert_false (json_object_get_boolean_member (object, "healthy"));
  g_assert_cmpuint (json_array_get_length (checks), ==, EIAM_N_HEALTH_CHECKS);
  g_assert_cmpstr (json_object_get_string_member (first, "check"), ==, "settings");
  g_assert_cmpstr (json_object_get_string_member (first, "status"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (first, "cause"), ==, "configuration");
  g_assert_true (json_object_has_member (first, "next_step"));
  g_assert_false (json_object_has_member (json_array_get_object_element (checks, 1), "cause"));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/health/good", test_good);
  g_test_add_func ("/health/service", test_service);
  g_test_add_func ("/health/silent", test_silent);
  g_test_add_func ("/health/unset", test_unset);
  g_test_add_func ("/health/problem", test_problem);
  g_test_add_func ("/health/json", test_json);

  return g_test_run ();
}
