/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-confirm.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The one place that knows which dialog class asks a question. */

#define RESPONSE_KEEP "keep"
#define RESPONSE_DISCARD "discard"

static void
on_dialog_response (AdwMessageDialog *dialog,
                    const char       *response,
                    GTask            *task)
{
  g_assert (ADW_IS_MESSAGE_DIALOG (dialog));
  g_assert (G_IS_TASK (task));

  g_signal_handlers_disconnect_by_data (g_task_get_cancellable (task), dialog);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, g_str_equal (response, RESPONSE_DISCARD));
  g_object_unref (task);
}

static void
on_cancellable_cancelled (GCancellable *cancellable,
                          GtkWindow    *dialog)
{
  g_assert (G_IS_CANCELLABLE (cancellable));
  g_assert (GTK_IS_WINDOW (dialog));

  gtk_window_close (dialog);
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
  GtkWidget *dialog = NULL;
  GTask *task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, eiam_confirm_discard_async);

  dialog = adw_message_dialog_new (parent, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    /* Translators: a button: nothing is thrown away. */
                                    RESPONSE_KEEP, C_("dialog button", "Keep"),
                                    /* Translators: a button: what was entered is thrown away. */
                                    RESPONSE_DISCARD, C_("dialog button", "Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), RESPONSE_DISCARD,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), RESPONSE_KEEP);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), RESPONSE_KEEP);
  g_signal_connect (dialog, "response", G_CALLBACK (on_dialog_response), task);
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancellable_cancelled), dialog,
                           G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
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
