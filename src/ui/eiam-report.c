/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-report.h"

#include "eiam-config-dump.h"
#include "eiam-health.h"
#include "eiam-invitation-arguments.h"
#include "eiam-journal.h"
#include "eiam-kiosk.h"

#include <glib/gi18n.h>

/* What the program tells of itself on the command line, without a window and
 * without a display. */

#define EXIT_BAD_USAGE 2
#define DUMP_CONFIG "dump-config"
#define HEALTH "health"
#define JSON "json"

static const GOptionEntry entries[] = {
  { DUMP_CONFIG, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Print all settings, with who set and who locked them, and exit"), NULL },
  { HEALTH, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Check settings, clock, network, service and keyring, and exit"), NULL },
  { JSON, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_("Print a report as JSON"), NULL },
  G_OPTION_ENTRY_NULL,
};

static int
dump_config (EiamSettings *settings,
             gboolean      json)
{
  g_autofree char *text = json ? eiam_config_dump_to_json (settings)
                               : eiam_config_dump_to_table (settings);

  g_print ("%s%s", text, json ? "\n" : "");
  return EXIT_SUCCESS;
}

static int
check_health (EiamSettings *settings,
              gboolean      json)
{
  g_autoptr (EiamHealth) health = eiam_health_run (settings);
  g_autofree char *text = json ? eiam_health_to_json (health) : eiam_health_to_text (health);

  g_print ("%s%s", text, json ? "\n" : "");
  return eiam_health_is_good (health) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/**
 * eiam_report_add_options:
 * @application: the program
 *
 * Adds the options that ask for a report.
 */
void
eiam_report_add_options (GApplication *application)
{
  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
}

/**
 * eiam_report_begin:
 * @settings: the settings
 *
 * Tells the journal that the program runs, and whether settings are wrong.
 */
void
eiam_report_begin (EiamSettings *settings)
{
  EiamEventDetails details = { .count = 0 };

  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  details.count = eiam_settings_get_problems (settings)->len;
  eiam_journal_open (eiam_kiosk_is_enabled (eiam_kiosk_get (settings)));
  eiam_journal_tell (EIAM_EVENT_START, NULL);
  if (details.count > 0)
    eiam_journal_tell (EIAM_EVENT_SETTINGS, &details);
}

/**
 * eiam_report_check:
 * @options: the command line
 *
 * Says on standard error what is wrong with the options that ask for a report.
 *
 * Returns: an exit status, or -1 to go on
 */
int
eiam_report_check (GVariantDict *options)
{
  g_return_val_if_fail (options != NULL, EXIT_BAD_USAGE);

  if (!g_variant_dict_contains (options, JSON) || eiam_report_is_wanted (options))
    return -1;
  g_printerr ("eiam-register: --json: %s\n", _("There is no report to print."));
  return EXIT_BAD_USAGE;
}

/**
 * eiam_report_is_wanted:
 * @options: the command line
 *
 * Returns: whether it asks for a report in place of the window
 */
gboolean
eiam_report_is_wanted (GVariantDict *options)
{
  g_return_val_if_fail (options != NULL, FALSE);

  return g_variant_dict_contains (options, DUMP_CONFIG)
         || g_variant_dict_contains (options, HEALTH);
}

/**
 * eiam_report_run:
 * @settings: the settings, with what the command line overrides
 * @options: the command line
 *
 * Prints the report that is asked for.
 *
 * Returns: the exit status, or -1 when none is
 */
int
eiam_report_run (EiamSettings *settings,
                 GVariantDict *options)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), EXIT_FAILURE);
  g_return_val_if_fail (options != NULL, EXIT_FAILURE);

  if (g_variant_dict_contains (options, DUMP_CONFIG))
    return dump_config (settings, g_variant_dict_contains (options, JSON));
  if (g_variant_dict_contains (options, HEALTH))
    return check_health (settings, g_variant_dict_contains (options, JSON));
  if (g_variant_dict_contains (options, "make-invitation"))
    return eiam_invitation_arguments_make (settings);
  return -1;
}
