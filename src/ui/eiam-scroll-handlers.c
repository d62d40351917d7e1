/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-scroll-handlers.h"

/* In GTK 4.8 a scrolled window follows the settings of the display from when it is
 * realized, and does not stop when it goes: a handler is left behind for each page
 * that was ever shown, which would be called for a widget that is not there. */

static gboolean
on_unrealize (GSignalInvocationHint *hint,
              unsigned int           n_values,
              const GValue          *values,
              gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  g_assert (user_data == NULL);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (widget), widget);
  return TRUE;
}

/**
 * eiam_scroll_handlers_release:
 *
 * From now on no scrolled window leaves a handler behind. Called once.
 */
void
eiam_scroll_handlers_release (void)
{
  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, on_unrealize,
                              NULL, NULL);
}
