/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-text-touch.h"

#include <math.h>

/* What GTK makes of a finger on text. It shows handles for what is selected; as these go,
 * GTK 4.8 takes their gestures from the window in the middle of an event that it goes on to
 * hand to them, and the program falls over.
 *
 * At a self-service machine, a finger does one thing: lifted again, it puts the cursor
 * there. GTK would focus the text at once, so that a swipe that begins there opens the
 * keyboard, and would offer to copy and to paste, over the labels below. */

#define CONTROLLER_KEY "eiam-text-touch"
#define KEPT_KEY "eiam-text-kept"
#define SEQUENCE_KEY "eiam-text-sequence"

static gboolean
is_touch (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE || type == GDK_TOUCH_END
         || type == GDK_TOUCH_CANCEL;
}

/* Where it is within what is drawn on the surface that was touched. */
static GtkWidget *
find_place (GdkEvent         *event,
            graphene_point_t *place)
{
  GtkNative *native = gtk_native_get_for_surface (gdk_event_get_surface (event));
  double left = 0.0;
  double top = 0.0;
  double x = 0.0;
  double y = 0.0;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return NULL;

  gtk_native_get_surface_transform (native, &left, &top);
  graphene_point_init (place, (float) (x - left), (float) (y - top));
  return GTK_WIDGET (native);
}

static int
find_position (GtkText *text,
               float    x)
{
  int length = gtk_text_get_text_length (text);
  float nearest = INFINITY;
  int found = 0;

  for (int i = 0; i <= length; i++)
    {
      graphene_rect_t cursor;
      float distance;

      gtk_text_compute_cursor_extents (text, (size_t) i, &cursor, NULL);
      distance = fabsf (cursor.origin.x - x);
      if (distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }
  return found;
}

static void
tap (GtkText  *text,
     GdkEvent *event)
{
  graphene_point_t place;
  GtkWidget *surface = find_place (event, &place);

  if (surface == NULL || !gtk_widget_compute_point (surface, GTK_WIDGET (text), &place, &place)
      || !gtk_widget_contains (GTK_WIDGET (text), (double) place.x, (double) place.y))
    return;

  gtk_text_grab_focus_without_selecting (text);
  gtk_editable_set_position (GTK_EDITABLE (text), find_position (text, place.x));
}

/* What scrolls is asked before, and keeps from here what it takes for a swipe. */
static gboolean
on_text_event (GtkEventControllerLegacy *controller,
               GdkEvent                 *event,
               gpointer                  user_data)
{
  GtkWidget *text = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkEventSequence *sequence = gdk_event_get_event_sequence (event);
  GdkEventType type = gdk_event_get_event_type (event);

  g_assert (GTK_IS_TEXT (text));

  if (!is_touch (event))
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_TOUCH_BEGIN)
    g_object_set_data (G_OBJECT (controller), SEQUENCE_KEY, sequence);
  else if (type == GDK_TOUCH_END
           && g_object_get_data (G_OBJECT (controller), SEQUENCE_KEY) == sequence)
    tap (GTK_TEXT (text), event);
  return GDK_EVENT_STOP;
}

static void
add_controller (GtkWidget *widget,
                GCallback  on_event)
{
  GtkEventController *controller = NULL;

  if (g_object_get_data (G_OBJECT (widget), CONTROLLER_KEY) != NULL)
    return;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", on_event, NULL);
  gtk_widget_add_controller (widget, controller);
  g_object_set_data (G_OBJECT (widget), CONTROLLER_KEY, controller);
}

static GtkWidget *
find_text (GdkEvent *event)
{
  graphene_point_t place;
  GtkWidget *widget = find_place (event, &place);

  if (widget != NULL)
    widget = gtk_widget_pick (widget, (double) place.x, (double) place.y, GTK_PICK_DEFAULT);
  if (widget != NULL && !GTK_IS_TEXT (widget))
    widget = gtk_widget_get_ancestor (widget, GTK_TYPE_TEXT);
  return widget;
}

/* What reacts to the touch stays at least until the next one, as newer GTK has it by itself. */
static void
keep_controllers (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned int i = 0; i < g_list_model_get_n_items (controllers); i++)
    g_ptr_array_add (kept, g_list_model_get_item (controllers, i));
  g_object_set_data_full (G_OBJECT (window), KEPT_KEY, kept, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
on_guarded_event (GtkEventControllerLegacy *controller,
                  GdkEvent                 *event,
                  gpointer                  user_data)
{
  g_assert (GTK_IS_EVENT_CONTROLLER_LEGACY (controller));

  if (is_touch (event))
    keep_controllers (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  return GDK_EVENT_PROPAGATE;
}

/* Texts come and go: each is prepared when it is touched first, by whichever finger. */
static gboolean
on_limited_event (GtkEventControllerLegacy *controller,
                  GdkEvent                 *event,
                  gpointer                  user_data)
{
  GtkWidget *text = NULL;

  g_assert (GTK_IS_EVENT_CONTROLLER_LEGACY (controller));

  if (gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN)
    text = find_text (event);
  if (text != NULL)
    add_controller (text, G_CALLBACK (on_text_event));
  return GDK_EVENT_PROPAGATE;
}

/**
 * eiam_text_touch_guard:
 * @window: a window
 *
 * Has a finger on a text of @window do what GTK has it do, and the program go on.
 */
void
eiam_text_touch_guard (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  add_controller (GTK_WIDGET (window), G_CALLBACK (on_guarded_event));
}

/**
 * eiam_text_touch_limit:
 * @window: a window of a self-service machine
 *
 * Has a finger on a text of @window put the cursor there, and nothing else.
 */
void
eiam_text_touch_limit (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  add_controller (GTK_WIDGET (window), G_CALLBACK (on_limited_event));
}
