/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-arguments.h"

#include "eiam-invitation.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

/* Invitations on the command line. */

#define EXIT_BAD_USAGE 2
#define MAX_SHOWN_LENGTH 200

static const char **
dup_arguments (GVariantDict *options)
{
  const char **arguments = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments);
  return arguments;
}

/* On one line, and with nothing in it that moves the cursor of a terminal. */
static char *
dup_printable (const char *argument)
{
  g_autofree char *valid = g_utf8_make_valid (argument, -1);
  g_autofree char *start = eiam_text_limit (valid, MAX_SHOWN_LENGTH);
  GString *text = g_string_new (NULL);

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (text, g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p)
                                                                           : '?');
  return g_string_free (text, FALSE);
}

static void
print_fault (const char *argument,
             const char *fault)
{
  g_autofree char *printable = dup_printable (argument);

  g_printerr ("eiam-register: %s: %s\n", printable, fault);
}

/**
 * eiam_invitation_arguments_check:
 * @options: the command line
 *
 * Says on standard error what is wrong with an invitation that is given.
 *
 * Returns: an exit status, or -1 to go on
 */
int
eiam_invitation_arguments_check (GVariantDict *options)
{
  g_autofree const char **arguments = dup_arguments (options);
  g_autoptr (GFile) file = NULL;
  g_autoptr (EiamInvitation) invitation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;

  if (arguments == NULL || arguments[0] == NULL)
    return -1;
  if (arguments[1] != NULL)
    {
      print_fault (arguments[1], _("Only one invitation can be opened at a time."));
      return EXIT_BAD_USAGE;
    }

  file = g_file_new_for_commandline_arg (arguments[0]);
  invitation = eiam_invitation_load (file, &error);
  if (invitation != NULL)
    return -1;

  fault = eiam_invitation_dup_fault (error);
  print_fault (arguments[0], fault);
  return EXIT_BAD_USAGE;
}

/**
 * eiam_invitation_arguments_dup_file:
 * @options: the command line that eiam_invitation_arguments_check() passed
 * @command_line: the call that it belongs to
 *
 * Returns: (transfer full) (nullable): the invitation that is given; a relative
 *   path is one of the caller
 */
GFile *
eiam_invitation_arguments_dup_file (GVariantDict            *options,
                                    GApplicationCommandLine *command_line)
{
  g_autofree const char **arguments = dup_arguments (options);

  if (arguments == NULL || arguments[0] == NULL)
    return NULL;
  return g_application_command_line_create_file_for_arg (command_line, arguments[0]);
}

/**
 * eiam_invitation_arguments_make:
 * @settings: the settings
 *
 * Prints an invitation to the configured service: the link, an empty line, and
 * the content of a file.
 *
 * Returns: the exit status
 */
int
eiam_invitation_arguments_make (EiamSettings *settings)
{
  g_autoptr (EiamInvitation) invitation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), EXIT_FAILURE);

  if (*eiam_settings_get_server_url (settings) == '\0')
    {
      print_fault ("--make-invitation", _("No server is configured."));
      return EXIT_FAILURE;
    }

  invitation = eiam_invitation_new (eiam_settings_get_server_url (settings),
                                    eiam_settings_get_client_id (settings),
                                    eiam_settings_get_tenant_id (settings), &error);
  if (invitation == NULL)
    {
      g_autofree char *fault = eiam_invitation_dup_fault (error);

      print_fault ("--make-invitation", fault);
      return EXIT_FAILURE;
    }

  link = eiam_invitation_to_link (invitation);
  text = eiam_invitation_to_text (invitation);
  g_print ("%s\n\n%s", link, text);
  return EXIT_SUCCESS;
}
