/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-health.h"

#include "eiam-clock.h"
#include "eiam-error.h"
#include "eiam-health-private.h"
#include "eiam-keyring-check.h"
#include "eiam-reach.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <string.h>

/* Whether a registration would succeed here, without making one: nobody is asked
 * anything, nothing is written, and the service is only asked what anybody may
 * ask it. All of it ends within five seconds. */

#define LIMIT_MS 4500
#define REACH_LIMIT_MS 2500

/* By how much clocks may differ, in seconds. */
#define MAX_CLOCK_DIFFERENCE 300

/* Operations hold it until they come back, which may be too late. */
typedef struct {
  EiamHealth   *health;   /* (nullable): until the limit */
  EiamSettings *settings;
  EiamClient   *client;   /* (nullable): where no service is configured */
  GCancellable *cancellable;
  GMainLoop    *loop;
  gint64        begun;
  unsigned int  pending;
} Run;

static void
run_clear (Run *run)
{
  g_clear_object (&run->settings);
  g_clear_object (&run->client);
  g_clear_object (&run->cancellable);
  g_clear_pointer (&run->loop, g_main_loop_unref);
}

static void
run_unref (Run *run)
{
  g_rc_box_release_full (run, (GDestroyNotify) run_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_unref)

static Run *
begin (Run *run)
{
  run->pending++;
  return g_rc_box_acquire (run);
}

static void
end (Run *run)
{
  run->pending--;
  if (run->pending == 0)
    g_main_loop_quit (run->loop);
}

static unsigned int
get_time_left (Run *run)
{
  gint64 passed = (eiam_clock_now () - run->begun) / 1000;

  return (unsigned int) MAX (LIMIT_MS - passed, 1);
}

/* What a person's directory is called is nobody's business. */
static char *
dup_without_home (const char *text)
{
  g_autoptr (GString) clean = g_string_new (text);
  g_autofree char *home = g_strconcat (g_get_home_dir (), "/", NULL);

  if (strlen (home) > 2)
    g_string_replace (clean, home, "~/", 0);
  return g_strdup (clean->str);
}

static void
check_settings (Run *run)
{
  GPtrArray *problems = eiam_settings_get_problems (run->settings);
  g_autoptr (GString) sentences = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = NULL;

  run->client = eiam_settings_create_client (run->settings, &error);
  for (unsigned int i = 0; i < problems->len; i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? " " : "",
                            (const char *) problems->pdata[i]);
  clean = dup_without_home (sentences->str);

  if (problems->len > 0)
    {
      g_clear_error (&error);
      error = eiam_error_new_for_field (EIAM_ERROR_CONFIGURATION, NULL, clean);
    }
  _eiam_health_finish (run->health, EIAM_HEALTH_SETTINGS, error);
}

static GError *
new_clock_error (void)
{
  GError *error = eiam_error_new_for_field (EIAM_ERROR_TLS, NULL,
                                            N_("The clock of this device is wrong."));

  eiam_error_set_next_step (error, N_("Set the clock, then try again."));
  return error;
}

static void
check_clock (Run *run)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = eiam_clock_is_before_release (now) ? new_clock_error () : NULL;

  _eiam_health_finish (run->health, EIAM_HEALTH_CLOCK, error);
}

static void
keyring_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;

  eiam_keyring_check_finish (result, &error);
  if (run->health == NULL)
    return;
  _eiam_health_finish (run->health, EIAM_HEALTH_KEYRING, error);
  end (run);
}

static void
check_keyring (Run *run)
{
  EiamTokenStoreKind kind = eiam_settings_get_token_storage (run->settings);

  if (kind > EIAM_TOKEN_STORE_LOGIN_SESSION)
    _eiam_health_skip (run->health, EIAM_HEALTH_KEYRING, NULL);
  else
    eiam_keyring_check_async (kind == EIAM_TOKEN_STORE_LOGIN_SESSION ? SECRET_COLLECTION_SESSION
                                                                     : NULL,
                              run->cancellable, keyring_cb, begin (run));
}

/* The service's clock tells what looks right by itself. */
static void
compare_clocks (Run *run)
{
  gint64 lead = eiam_client_get_clock_lead (run->client);
  g_autoptr (GError) error = NULL;

  if (ABS (lead) <= MAX_CLOCK_DIFFERENCE)
    return;

  error = new_clock_error ();
  _eiam_health_finish (run->health, EIAM_HEALTH_CLOCK, error);
}

/* A server that asks for a certificate of this device says so only when it is
 * asked something. */
static void
finish_service (Run    *run,
                GError *error)
{
  compare_clocks (run);
  if (g_error_matches (error, EIAM_ERROR, EIAM_ERROR_TLS))
    {
      _eiam_health_finish (run->health, EIAM_HEALTH_TLS, error);
      _eiam_health_skip (run->health, EIAM_HEALTH_SERVICE,
                         eiam_health_check_get_name (EIAM_HEALTH_TLS));
    }
  else
    _eiam_health_finish (run->health, EIAM_HEALTH_SERVICE, error);
  end (run);
}

static void
puzzle_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  EiamPuzzle *puzzle = NULL;

  puzzle = eiam_client_get_puzzle_finish (EIAM_CLIENT (source), result, &error);
  g_clear_object (&puzzle);
  if (run->health != NULL)
    finish_service (run, error);
}

static void
countries_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  EiamCountries *countries = NULL;

  countries = eiam_client_list_countries_finish (EIAM_CLIENT (source), result, &error);
  g_clear_pointer (&countries, eiam_countries_destroy);
  if (run->health == NULL)
    return;
  if (!g_error_matches (error, EIAM_ERROR, EIAM_ERROR_CONFIGURATION)
      && !g_error_matches (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL)
      && !g_error_matches (error, EIAM_ERROR, EIAM_ERROR_NOT_ALLOWED))
    {
      finish_service (run, error);
      return;
    }

  /* Not every service knows this call, and registrations do without it. */
  eiam_client_set_timeout (run->client, get_time_left (run));
  eiam_client_get_puzzle_async (run->client, run->cancellable, puzzle_cb, g_rc_box_acquire (run));
}

static void
reach_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  gboolean by_proxy = FALSE;
  gboolean plain = FALSE;
  EiamReachStage stage = eiam_reach_finish (result, &by_proxy, &error);

  if (run->health == NULL)
    return;

  plain = g_str_equal (g_uri_get_scheme (eiam_client_get_server (run->client)), "http");
  _eiam_health_finish_reach (run->health, stage, by_proxy, plain, error);
  if (error != NULL)
    {
      end (run);
      return;
    }
  eiam_client_set_timeout (run->client, get_time_left (run));
  eiam_client_list_countries_async (run->client, run->cancellable, countries_cb,
                                    g_rc_box_acquire (run));
}

static void
check_service (Run *run)
{
  if (run->client != NULL)
    eiam_reach_async (eiam_client_get_server (run->client),
                      eiam_settings_get_ca_file (run->settings),
                      REACH_LIMIT_MS, run->cancellable, reach_cb, begin (run));
  else
    for (EiamHealthCheck check = EIAM_HEALTH_DNS; check <= EIAM_HEALTH_SERVICE; check++)
      _eiam_health_skip (run->health, check, eiam_health_check_get_name (EIAM_HEALTH_SETTINGS));
}

static gboolean
on_limit (gpointer user_data)
{
  Run *run = user_data;

  g_main_loop_quit (run->loop);
  return G_SOURCE_CONTINUE;
}

static void
give_up (Run *run)
{
  g_autoptr (GError) error = eiam_error_new_for_field (EIAM_ERROR_TIMEOUT, NULL, NULL);

  for (EiamHealthCheck check = 0; check < EIAM_N_HEALTH_CHECKS; check++)
    if (run->health->results[check].status == EIAM_HEALTH_PENDING)
      _eiam_health_finish (run->health, check, error);
}

/**
 * eiam_health_run:
 * @settings: the settings
 *
 * Makes all checks. Runs the main context meanwhile; a display is not needed.
 *
 * Returns: (transfer full): what came of each
 */
EiamHealth *
eiam_health_run (EiamSettings *settings)
{
  EiamHealth *health = g_new0 (EiamHealth, 1);
  g_autoptr (Run) run = g_rc_box_new0 (Run);
  unsigned int limit_id;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), health);

  run->health = health;
  run->settings = g_object_ref (settings);
  run->cancellable = g_cancellable_new ();
  run->loop = g_main_loop_new (NULL, FALSE);
  run->begun = eiam_clock_now ();
  limit_id = g_timeout_add (LIMIT_MS, on_limit, run);

  check_settings (run);
  check_clock (run);
  check_keyring (run);
  check_service (run);
  if (run->pending > 0)
    g_main_loop_run (run->loop);

  give_up (run);
  g_source_remove (limit_id);
  run->health = NULL;
  g_cancellable_cancel (run->cancellable);
  return health;
}
