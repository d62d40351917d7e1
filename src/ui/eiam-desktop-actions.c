/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-desktop-actions.h"

#include "eiam-closing.h"
#include "eiam-signup-setup.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

/* What the desktop offers in the program's own menu of its launcher, by the names in the
 * desktop entry. The program may have been started for this alone. */

static EiamWindow *
present_window (GApplication *application)
{
  GList *windows = NULL;

  g_application_activate (application);
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  for (GList *item = windows; item != NULL; item = item->next)
    if (EIAM_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static void
begin_anew (GtkWindow *window)
{
  eiam_window_begin_anew (EIAM_WINDOW (window));
}

static void
on_new_registration_activate (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  EiamWindow *window = present_window (user_data);
  const char *loss = NULL;

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_WINDOW (window));

  /* Without a server, or with an invitation that waits for an answer, that comes first. */
  if (eiam_window_get_signup (window) == NULL
      || eiam_invitation_desk_is_open (eiam_window_get_desk (window)))
    return;

  loss = eiam_signup_setup_get_loss (eiam_window_get_signup (window));
  if (loss != NULL)
    eiam_closing_ask (GTK_WINDOW (window), _("Start Over?"), loss, begin_anew);
  else
    eiam_window_begin_anew (window);
}

static void
on_saved_sessions_activate (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  EiamWindow *window = present_window (user_data);

  g_assert (G_IS_SIMPLE_ACTION (action));
  g_assert (parameter == NULL);
  g_assert (EIAM_IS_WINDOW (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.sessions", NULL);
}

/**
 * eiam_desktop_actions_add:
 * @application: the program
 *
 * Gives @application the actions of its desktop entry. A registration that is
 * under way is not given up without the question that closing asks.
 */
void
eiam_desktop_actions_add (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-registration", .activate = on_new_registration_activate },
    { .name = "saved-sessions", .activate = on_saved_sessions_activate },
  };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
}
