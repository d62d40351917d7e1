/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-confirm.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The one place that knows which dialog class asks a question. */
#ifdef PLATFORM_CURRENT
typedef AdwAlertDialog Question;
#define QUESTION(object) ADW_ALERT_DIALOG (object)
#define IS_QUESTION(object) ADW_IS_ALERT_DIALOG (object)
#define question_add_responses adw_alert_dialog_add_responses
#define question_set_response_appearance adw_alert_dialog_set_response_appearance
#define question_set_default_response adw_alert_dialog_set_default_response
#define question_set_close_response adw_alert_dialog_set_close_response
#else
typedef AdwMessageDialog Question;
#define QUESTION(object) ADW_MESSAGE_DIALOG (object)
#define IS_QUESTION(object) ADW_IS_MESSAGE_DIALOG (object)
#define question_add_responses adw_message_dialog_add_responses
#define question_set_response_appearance adw_message_dialog_set_response_appearance
#define question_set_default_response adw_message_dialog_set_default_response
#define question_set_close_response adw_message_dialog_set_close_response
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, g_object_unref)

#define RESPONSE_KEEP "keep"
#define RESPONSE_DISCARD "discard"

static Question *
question_new (GtkWindow  *parent,
              const char *heading,
              const char *body)
{
#ifdef PLATFORM_CURRENT
  return QUESTION (g_object_ref_sink (adw_alert_dialog_new (heading, body)));
#else
  return QUESTION (g_object_ref (adw_message_dialog_new (parent, heading, body)));
#endif
}

static void
question_present (Question  *question,
                  GtkWindow *parent)
{
#ifdef PLATFORM_CURRENT
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (question));
#endif
}

static void
question_close (Question *question)
{
#ifdef PLATFORM_CURRENT
  adw_dialog_force_close (ADW_DIALOG (question));
#else
  gtk_window_close (GTK_WINDOW (question));
#endif
}

/* Whoever reads the answer may destroy the parent. GTK 4.8 would come back to it when
 * the dialog is gone for good, a little later. */
static void
question_leave_parent (Question *question)
{
#ifndef PLATFORM_CURRENT
  gtk_window_set_transient_for (GTK_WINDOW (question), NULL);
#endif
}

static void
on_question_response (Question   *question,
                      const char *response,
                      GTask      *task)
{
  g_assert (IS_QUESTION (question));
  g_assert (G_IS_TASK (task));

  question_leave_parent (question);
  g_signal_handlers_disconnect_by_data (g_task_get_cancellable (task), question);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, g_str_equal (response, RESPONSE_DISCARD));
  g_object_unref (task);
}

static void
on_cancellable_cancelled (GCancellable *cancellable,
                          Question     *question)
{
  g_assert (G_IS_CANCELLABLE (cancellable));
  g_assert (IS_QUESTION (question));

  question_close (question);
}

/**
 * eiam_confirm_discard_async:
 * @parent: the window that asks
 * @heading: the question
 * @body: what would be lost
 * @cancellable: takes the question back
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks whether something may be thrown away.
 */
void
eiam_confirm_discard_async (GtkWindow           *parent,
                            const char          *heading,
                            const char          *body,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (Question) question = NULL;
  GTask *task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, eiam_confirm_discard_async);

  question = question_new (parent, heading, body);
  question_add_responses (question,
                          /* Translators: a button: nothing is thrown away. */
                          RESPONSE_KEEP, C_("dialog button", "Keep"),
                          /* Translators: a button: what was entered is thrown away. */
                          RESPONSE_DISCARD, C_("dialog button", "Discard"),
                          NULL);
  question_set_response_appearance (question, RESPONSE_DISCARD, ADW_RESPONSE_DESTRUCTIVE);
  question_set_default_response (question, RESPONSE_KEEP);
  question_set_close_response (question, RESPONSE_KEEP);
  g_signal_connect (question, "response", G_CALLBACK (on_question_response), task);
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled),
                           question, G_CONNECT_DEFAULT);
  question_present (question, parent);
}

/**
 * eiam_confirm_discard_finish:
 * @parent: the window that asked
 * @result: the result
 * @error: return location for an error
 *
 * Returns: %TRUE when it may be thrown away; %FALSE with @error only when the
 *   question was cancelled
 */
gboolean
eiam_confirm_discard_finish (GtkWindow     *parent,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, eiam_confirm_discard_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
