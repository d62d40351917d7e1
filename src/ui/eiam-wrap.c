/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-wrap.h"

#include <adwaita.h>

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
  /* The middle of what is in the middle. */
  if (gtk_label_get_xalign (label) > 0.0f)
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How wide it is does not follow from how high: a box would have lines end within
 * words to fill the height that it has anyway. */
static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* A list is as wide as its button at least. */
static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_POPOVER (child))
        {
          gtk_widget_allocate (child, width, height, baseline, NULL);
          continue;
        }
      gtk_widget_set_size_request (child, width, -1);
      gtk_popover_present (GTK_POPOVER (child));
    }
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
  if (ADW_IS_WINDOW_TITLE (widget))
    eiam_wrap_set_layout (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    eiam_wrap_labels (child);
}

/**
 * eiam_wrap_set_layout:
 * @widget: a widget with one child, and a popover or none
 *
 * Has @widget be as high as its child needs to be for the width that there is.
 */
void
eiam_wrap_set_layout (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_layout_manager (widget,
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}
