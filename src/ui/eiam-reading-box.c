/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-reading-box.h"

/**
 * EiamReadingBox:
 *
 * A box through which Tab goes in the order of its children, which is that of
 * reading. In a plain box Tab goes by where they are: with GTK 4.18 from left to
 * right in every language, with GTK 4.8 to what has its middle higher up first.
 */
struct _EiamReadingBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (EiamReadingBox, eiam_reading_box, GTK_TYPE_BOX)

typedef GtkWidget *(*GetNext) (GtkWidget *child);

/* The child that has the focus comes first: it may have more stops within. */
static gboolean
walk (GtkWidget        *box,
      GtkWidget        *outermost,
      GetNext           get_next,
      GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (box);

  if (child == NULL)
    child = outermost;
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = get_next (child);

  return child != NULL;
}

static gboolean
eiam_reading_box_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  if (direction == GTK_DIR_TAB_FORWARD)
    return walk (widget, gtk_widget_get_first_child (widget), gtk_widget_get_next_sibling,
                 direction);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return walk (widget, gtk_widget_get_last_child (widget), gtk_widget_get_prev_sibling,
                 direction);

  return GTK_WIDGET_CLASS (eiam_reading_box_parent_class)->focus (widget, direction);
}

static void
eiam_reading_box_class_init (EiamReadingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = eiam_reading_box_focus;
}

static void
eiam_reading_box_init (EiamReadingBox *self)
{
}
