/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-closing.h"

#include "eiam-confirm.h"

#include <glib/gi18n.h>

/* The question before a window is closed in which something would be lost. */

#define ASKING_KEY "eiam-closing-asking"

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  g_object_set_data (G_OBJECT (window), ASKING_KEY, NULL);
  if (!eiam_confirm_discard_finish (GTK_WINDOW (source), result, NULL))
    return;
  /* Not closed, which would be for the dialog that is still on its way out. */
  gtk_window_destroy (window);
}

/**
 * eiam_closing_ask:
 * @window: a window that is about to be closed
 * @loss: what would be lost, in a sentence
 * @cancellable: takes the question back
 *
 * Asks, once, and destroys @window if it may be.
 */
void
eiam_closing_ask (GtkWindow    *window,
                  const char   *loss,
                  GCancellable *cancellable)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (loss != NULL);

  if (g_object_get_data (G_OBJECT (window), ASKING_KEY) != NULL)
    return;

  g_object_set_data (G_OBJECT (window), ASKING_KEY, window);
  eiam_confirm_discard_async (window, _("Close Without Finishing?"), loss, cancellable, discard_cb,
                              g_object_ref (window));
}
