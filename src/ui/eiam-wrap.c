/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-wrap.h"

/* libadwaita gives some titles one line and ends them in an ellipsis. Where the text
 * is large and the window narrow, nobody can read the rest of them. */

static void
wrap_label (GtkLabel *label)
{
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE)
    return;

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_single_line_mode (label, FALSE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  /* One line where there is room for it, however high the bar is. */
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  /* The middle of what is in the middle. */
  if (gtk_label_get_xalign (label) > 0.0f)
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/**
 * eiam_wrap_labels:
 * @widget: a widget
 *
 * Has every label within @widget that would end in an ellipsis go on in further
 * lines. What is added to @widget later stays as it is.
 */
void
eiam_wrap_labels (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget))
    {
      wrap_label (GTK_LABEL (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    eiam_wrap_labels (child);
}
