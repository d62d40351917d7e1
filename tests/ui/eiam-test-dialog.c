/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-dialog.h"

#include "eiam-preferences.h"
#include "eiam-test-ui.h"

/* Finds questions and preferences, whether they are windows or within one. */

#ifdef PLATFORM_CURRENT
#define QUESTION_TYPE ADW_TYPE_ALERT_DIALOG
#else
#define QUESTION_TYPE ADW_TYPE_MESSAGE_DIALOG
#endif

/* Returns the question that a person sees, or NULL. */
static GtkWidget *
find_question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
      GtkWidget *question = eiam_test_ui_find (toplevel, QUESTION_TYPE, NULL);

      if (question != NULL && gtk_widget_get_mapped (question))
        return question;
    }

  return NULL;
}

static gboolean
is_asked (gpointer user_data)
{
  return (find_question () != NULL) == GPOINTER_TO_INT (user_data);
}

/* A dialog is laid out once more before its buttons are to be seen. */
static gboolean
has_response (gpointer user_data)
{
  GtkWidget *question = find_question ();

  return question != NULL && eiam_test_ui_find (question, GTK_TYPE_BUTTON, user_data) != NULL;
}

/**
 * eiam_test_dialog_await_question:
 * @asked: whether a question is to come, or to go
 *
 * Waits until a question is shown, or none.
 */
void
eiam_test_dialog_await_question (gboolean asked)
{
  eiam_test_ui_await (is_asked, GINT_TO_POINTER (asked));
  eiam_test_ui_drain ();
}

/**
 * eiam_test_dialog_answer:
 * @response: the name of a button
 *
 * Waits for a question, answers it and sees it go.
 */
void
eiam_test_dialog_answer (const char *response)
{
  eiam_test_ui_await (has_response, (gpointer) response);
  eiam_test_ui_click (find_question (), response);
  eiam_test_dialog_await_question (FALSE);
}

/**
 * eiam_test_dialog_show_preferences:
 * @settings: the settings
 *
 * Returns: (transfer none): a window with the preferences
 */
GtkWindow *
eiam_test_dialog_show_preferences (EiamSettings *settings)
{
  EiamPreferencesBase *preferences = eiam_preferences_new (settings);

  eiam_preferences_base_present (preferences, NULL);
  eiam_test_ui_await_mapped (GTK_WIDGET (preferences));
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (preferences)));
}

/**
 * eiam_test_dialog_is_preferences:
 * @widget: a widget
 *
 * Returns: whether @widget is within the preferences
 */
gboolean
eiam_test_dialog_is_preferences (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, EIAM_TYPE_PREFERENCES_BASE) != NULL;
}
