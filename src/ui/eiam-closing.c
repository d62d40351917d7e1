/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-closing.h"

#include "eiam-confirm.h"

/* The question before a window is closed, or begins anew, in which something would be lost. */

#define ASKING_KEY "eiam-closing-asking"

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  EiamClosingDeed *deed = g_object_get_data (G_OBJECT (window), ASKING_KEY);
  gboolean discard = eiam_confirm_discard_finish (GTK_WINDOW (source), result, NULL);

  if (discard)
    (*deed) (window);
  g_object_set_data (G_OBJECT (window), ASKING_KEY, NULL);
}

/**
 * eiam_closing_ask:
 * @window: a window that is about to be closed or emptied
 * @heading: the question
 * @loss: what would be lost, in a sentence
 * @deed: (scope async): what is done if it may be lost
 *
 * Asks, if no question is open already; the question goes with @window. @deed must
 * not close @window, which would be for the dialog that is still on its way out: it
 * can destroy it.
 */
void
eiam_closing_ask (GtkWindow       *window,
                  const char      *heading,
                  const char      *loss,
                  EiamClosingDeed  deed)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (loss != NULL);
  g_return_if_fail (deed != NULL);

  if (g_object_get_data (G_OBJECT (window), ASKING_KEY) != NULL)
    return;

  cancellable = g_cancellable_new ();
  /* A window that is destroyed is not disposed of as long as the question refers to it. */
  g_signal_connect_object (window, "unrealize", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), ASKING_KEY, g_memdup2 (&deed, sizeof deed), g_free);
  eiam_confirm_discard_async (window, heading, loss, cancellable, discard_cb,
                              g_object_ref (window));
}
