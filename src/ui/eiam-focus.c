/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-focus.h"

/* A widget that hands the focus to one of those within it, and the keys that
 * move the focus. GTK gives the focus to such a widget when it is entered
 * forwards, so that what comes before the chosen one is never reached, and when
 * it is left backwards, so that nobody gets out. */

static gboolean
pass_focus (GtkWidget        *widget,
            GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * eiam_focus_pass_through:
 * @widget_class: a class whose first child holds all that can have the focus
 *
 * Has the keys for the focus go through widgets of that class as if they had no
 * place of their own for it.
 */
void
eiam_focus_pass_through (GtkWidgetClass *widget_class)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  widget_class->focus = pass_focus;
}
