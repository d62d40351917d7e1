/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-whole.h"

#include "eiam-test-ui.h"

/* A page without scrolling: the window grows until all of it can be seen. */

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scrolled (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns how much of the page is out of sight. */
static int
get_hidden_height (GtkWidget *window)
{
  GtkWidget *scrolled = find_scrolled (window);
  GtkAdjustment *adjustment = NULL;

  if (scrolled == NULL)
    return 0;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  return (int) (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));
}

static gboolean
is_all_seen (gpointer user_data)
{
  return get_hidden_height (user_data) <= 0;
}

/**
 * eiam_test_whole_settle:
 * @window: a window on the screen
 *
 * Waits until @window is drawn as it stays.
 */
void
eiam_test_whole_settle (GtkWidget *window)
{
  gtk_test_widget_wait_for_draw (window);
  eiam_test_ui_drain ();
  gtk_test_widget_wait_for_draw (window);
}

/**
 * eiam_test_whole_show:
 * @window: a window on the screen, at rest
 * @width: of the window, in pixels
 *
 * Makes @window as high as its page.
 *
 * Returns: %FALSE when the page had room already
 */
gboolean
eiam_test_whole_show (GtkWidget *window,
                      int        width)
{
  int hidden = get_hidden_height (window);

  if (hidden <= 0)
    return FALSE;

  gtk_widget_set_size_request (window, width, gtk_widget_get_height (window) + hidden);
  eiam_test_ui_await (is_all_seen, window);
  eiam_test_whole_settle (window);
  return TRUE;
}
