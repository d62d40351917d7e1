/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-keyboard-dock.h"

#include "eiam-keyboard.h"

#include <glib/gi18n.h>

/**
 * EiamKeyboardDock:
 *
 * The lower edge of the window of a self-service machine: a keyboard while an
 * entry has the focus, or the button that brings it back. What is above grows
 * and shrinks with it, and the row with the focus stays in view.
 */

/* Between the row and the edge of what can be seen. */
#define MARGIN 12.0

struct _EiamKeyboardDock
{
  AdwBin         parent_instance;

  EiamKiosk     *kiosk;      /* (owned) */
  GtkWidget     *root;       /* (unowned) (nullable) */
  GtkAdjustment *adjustment; /* (owned) (nullable): of what scrolls the entry */
  unsigned int   scroll_id;

  EiamKeyboard  *keyboard;
  GtkWidget     *button;
};

G_DEFINE_FINAL_TYPE (EiamKeyboardDock, eiam_keyboard_dock, ADW_TYPE_BIN)

/* A popover closes when something beside it is touched, so that it has no keyboard. */
static GtkText *
find_target (EiamKeyboardDock *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (self->root));

  if (focus == NULL || !GTK_IS_TEXT (focus) || !gtk_editable_get_editable (GTK_EDITABLE (focus))
      || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL
      || !eiam_kiosk_wants_keyboard (self->kiosk, seat))
    return NULL;

  return GTK_TEXT (focus);
}

static GtkWidget *
find_row (GtkWidget *target)
{
  GtkWidget *row = gtk_widget_get_ancestor (target, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? row : target;
}

static gboolean
on_scroll_due (gpointer user_data)
{
  EiamKeyboardDock *self = user_data;
  GtkText *target = eiam_keyboard_get_target (self->keyboard);
  GtkWidget *pane = NULL;
  GtkWidget *row = NULL;
  graphene_rect_t place;

  g_assert (EIAM_IS_KEYBOARD_DOCK (self));

  self->scroll_id = 0;
  if (target == NULL || self->adjustment == NULL)
    return G_SOURCE_REMOVE;

  row = find_row (GTK_WIDGET (target));
  pane = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  if (pane != NULL && gtk_widget_compute_bounds (row, pane, &place))
    {
      double top = gtk_adjustment_get_value (self->adjustment) + place.origin.y;

      gtk_adjustment_clamp_page (self->adjustment, top - MARGIN,
                                 top + place.size.height + MARGIN);
    }
  return G_SOURCE_REMOVE;
}

/* Not before everything has its new place. */
static void
schedule_scroll (EiamKeyboardDock *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add (on_scroll_due, self);
}

static void
follow_adjustment (EiamKeyboardDock *self,
                   GtkAdjustment    *adjustment)
{
  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (schedule_scroll), self,
                             G_CONNECT_SWAPPED);
}

static GtkAdjustment *
find_adjustment (GtkText *target)
{
  GtkWidget *pane = target == NULL ? NULL
                                   : gtk_widget_get_ancestor (GTK_WIDGET (target),
                                                              GTK_TYPE_SCROLLED_WINDOW);

  return pane == NULL ? NULL : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane));
}

static void
set_target (EiamKeyboardDock *self,
            GtkText          *target)
{
  gtk_widget_set_visible (GTK_WIDGET (self), target != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->keyboard), target != NULL);
  gtk_widget_set_visible (self->button, FALSE);
  if (eiam_keyboard_get_target (self->keyboard) == target && target != NULL)
    return;

  eiam_keyboard_set_target (self->keyboard, target, eiam_kiosk_wants_keypad (self->kiosk));
  follow_adjustment (self, find_adjustment (target));
  schedule_scroll (self);
}

static void
on_focus_changed (EiamKeyboardDock *self)
{
  g_assert (EIAM_IS_KEYBOARD_DOCK (self));

  set_target (self, find_target (self));
}

static void
on_keyboard_hide_wanted (EiamKeyboardDock *self)
{
  g_assert (EIAM_IS_KEYBOARD_DOCK (self));

  gtk_button_set_label (GTK_BUTTON (self->button), C_("key", "Show Keyboard"));
  gtk_widget_set_visible (GTK_WIDGET (self->keyboard), FALSE);
  gtk_widget_set_visible (self->button, TRUE);
}

static void
on_button_clicked (EiamKeyboardDock *self)
{
  g_assert (EIAM_IS_KEYBOARD_DOCK (self));

  set_target (self, eiam_keyboard_get_target (self->keyboard));
}

static void
eiam_keyboard_dock_root (GtkWidget *widget)
{
  EiamKeyboardDock *self = EIAM_KEYBOARD_DOCK (widget);

  GTK_WIDGET_CLASS (eiam_keyboard_dock_parent_class)->root (widget);
  self->root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (on_focus_changed), self,
                           G_CONNECT_SWAPPED);
  on_focus_changed (self);
}

static void
eiam_keyboard_dock_unroot (GtkWidget *widget)
{
  EiamKeyboardDock *self = EIAM_KEYBOARD_DOCK (widget);

  g_signal_handlers_disconnect_by_func (self->root, on_focus_changed, self);
  self->root = NULL;
  set_target (self, NULL);
  GTK_WIDGET_CLASS (eiam_keyboard_dock_parent_class)->unroot (widget);
}

static void
eiam_keyboard_dock_dispose (GObject *object)
{
  EiamKeyboardDock *self = EIAM_KEYBOARD_DOCK (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->kiosk);

  G_OBJECT_CLASS (eiam_keyboard_dock_parent_class)->dispose (object);
}

static void
eiam_keyboard_dock_class_init (EiamKeyboardDockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = eiam_keyboard_dock_dispose;
  widget_class->root = eiam_keyboard_dock_root;
  widget_class->unroot = eiam_keyboard_dock_unroot;
  gtk_widget_class_set_css_name (widget_class, "keyboarddock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_keyboard_dock_init (EiamKeyboardDock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->keyboard = EIAM_KEYBOARD (eiam_keyboard_new ());
  g_signal_connect_object (self->keyboard, "hide-wanted", G_CALLBACK (on_keyboard_hide_wanted),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->keyboard));

  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "touch-button");
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->button);

  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_keyboard_dock_new:
 * @kiosk: what decides whether there is a keyboard
 *
 * Returns: (transfer floating): the lower edge of a window, hidden until an entry
 *   of the window has the focus
 */
GtkWidget *
eiam_keyboard_dock_new (EiamKiosk *kiosk)
{
  EiamKeyboardDock *self = NULL;

  g_return_val_if_fail (EIAM_IS_KIOSK (kiosk), NULL);

  self = g_object_new (EIAM_TYPE_KEYBOARD_DOCK, NULL);
  self->kiosk = g_object_ref (kiosk);
  return GTK_WIDGET (self);
}
