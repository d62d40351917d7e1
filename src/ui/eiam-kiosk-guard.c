/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-kiosk-guard.h"

#include "eiam-text-touch.h"

#include <glib-unix.h>
#include <signal.h>

/* What GTK, the window manager and the keyboard would do with a window of a
 * self-service machine, and must not. */

/* Ask for something that is no field's business, by keys that GTK has for it. */
static const struct
{
  EiamKioskDeed   deed;
  unsigned int    key;
  GdkModifierType modifiers;
} keys[] = {
  { EIAM_KIOSK_EMOJI, GDK_KEY_period, GDK_CONTROL_MASK },
  { EIAM_KIOSK_EMOJI, GDK_KEY_semicolon, GDK_CONTROL_MASK },
  { EIAM_KIOSK_CONTEXT_MENU, GDK_KEY_Menu, 0 },
  { EIAM_KIOSK_CONTEXT_MENU, GDK_KEY_F10, GDK_SHIFT_MASK },
};

/* What a click on the bar of a window does, and what GTK offers to assistive technology. */
static const char *const clicks[] = {
  "gtk-titlebar-double-click", "gtk-titlebar-middle-click", "gtk-titlebar-right-click",
};
static const struct
{
  EiamKioskDeed deed;
  const char   *action;
} window_actions[] = {
  { EIAM_KIOSK_CLOSE, "window.close" },
  { EIAM_KIOSK_MINIMIZE, "window.minimize" },
  { EIAM_KIOSK_LEAVE_FULL_SCREEN, "window.toggle-maximized" },
  { EIAM_KIOSK_MENU, "win.menu" },
  { EIAM_KIOSK_SHORTCUTS, "win.show-help-overlay" },
};

static gboolean
refuse_debugging (GtkWindow *window,
                  gboolean   toggle)
{
  return GDK_EVENT_STOP;
}

/* Nothing is lost by it: whatever was entered is not to be kept. */
static gboolean
on_termination (gpointer user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  while (windows != NULL)
    {
      gtk_window_destroy (windows->data);
      windows = gtk_application_get_windows (user_data);
    }
  g_application_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_exit_chord (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  g_assert (GTK_IS_WINDOW (widget));

  gtk_window_destroy (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                unsigned int           key,
                unsigned int           code,
                GdkModifierType        state,
                EiamKiosk             *kiosk)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  g_assert (EIAM_IS_KIOSK (kiosk));

  for (unsigned int i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == held)
      return eiam_kiosk_forbids (kiosk, keys[i].deed);
  return GDK_EVENT_PROPAGATE;
}

static GtkText *
pick_text (GtkGestureClick *gesture,
           double           x,
           double           y)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *widget = gtk_widget_pick (window, x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && !GTK_IS_TEXT (widget))
    widget = gtk_widget_get_ancestor (widget, GTK_TYPE_TEXT);
  return widget != NULL ? GTK_TEXT (widget) : NULL;
}

/* A finger has GTK offer the chooser below the text, unless the text does not want it. */
static void
refuse_emoji (GtkText *text)
{
  gtk_text_set_input_hints (text, gtk_text_get_input_hints (text) | GTK_INPUT_HINT_NO_EMOJI);
}

/* GTK drags what is selected where it is pressed: nothing is, by then. */
static void
unselect (GtkText *text)
{
  int position = gtk_editable_get_position (GTK_EDITABLE (text));

  gtk_editable_select_region (GTK_EDITABLE (text), position, position);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_presses,
            double           x,
            double           y,
            EiamKiosk       *kiosk)
{
  unsigned int button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GtkText *text = pick_text (gesture, x, y);

  g_assert (EIAM_IS_KIOSK (kiosk));

  if (text != NULL && eiam_kiosk_forbids (kiosk, EIAM_KIOSK_EMOJI))
    refuse_emoji (text);
  if (button == GDK_BUTTON_SECONDARY && eiam_kiosk_forbids (kiosk, EIAM_KIOSK_CONTEXT_MENU))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  else if (button == GDK_BUTTON_PRIMARY && text != NULL
           && eiam_kiosk_forbids (kiosk, EIAM_KIOSK_DRAG_OUT))
    unselect (text);
}

/* Whatever took the window from the screen, it comes back. */
static void
on_surface_state_changed (GdkToplevel *surface,
                          GParamSpec  *pspec,
                          GtkWindow   *window)
{
  GdkToplevelState state = gdk_toplevel_get_state (surface);

  g_assert (pspec != NULL);
  g_assert (GTK_IS_WINDOW (window));

  if ((state & GDK_TOPLEVEL_STATE_MINIMIZED) != 0)
    gtk_window_present (window);
  if ((state & GDK_TOPLEVEL_STATE_FULLSCREEN) == 0)
    gtk_window_fullscreen (window);
}

static void
on_window_realize (GtkWindow *window,
                   gpointer   user_data)
{
  g_assert (GTK_IS_WINDOW (window));

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (window)), "notify::state",
                           G_CALLBACK (on_surface_state_changed), window, G_CONNECT_DEFAULT);
}

/* Where no window manager runs nobody makes a window as large as the screen. */
static void
fill_screen (GtkWindow *window)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area;

  if (monitor != NULL)
    {
      gdk_monitor_get_geometry (monitor, &area);
      gtk_window_set_default_size (window, area.width, area.height);
    }
  gtk_window_fullscreen (window);
}

static void
add_exit_chord (EiamKiosk *kiosk,
                GtkWindow *window)
{
  g_autofree char *chord = eiam_kiosk_dup_exit_chord (kiosk);
  GtkEventController *controller = NULL;
  GdkModifierType modifiers;
  unsigned int key;

  if (*chord == '\0' || !eiam_kiosk_parse_chord (chord, &key, &modifiers))
    return;

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                      gtk_callback_action_new (on_exit_chord, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
add_input_guard (EiamKiosk *kiosk,
                 GtkWindow *window)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key_pressed), kiosk,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (window), key);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), kiosk, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (click));
}

/**
 * eiam_kiosk_guard_process:
 * @kiosk: what decides
 *
 * Takes away what the environment says of GTK's inspector; before GTK starts.
 */
void
eiam_kiosk_guard_process (EiamKiosk *kiosk)
{
  g_return_if_fail (EIAM_IS_KIOSK (kiosk));

  if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_INSPECT))
    g_unsetenv ("GTK_DEBUG");
}

/**
 * eiam_kiosk_guard_program:
 * @kiosk: what decides
 * @application: the program
 *
 * Takes away what every window of GTK can do, before there is one. The service
 * manager can end the program as usual.
 */
void
eiam_kiosk_guard_program (EiamKiosk      *kiosk,
                          GtkApplication *application)
{
  g_return_if_fail (EIAM_IS_KIOSK (kiosk));
  g_return_if_fail (GTK_IS_APPLICATION (application));

  if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_INSPECT))
    {
      /* Before the classes of dialogs are made: they take it over from here. */
      GtkWindowClass *klass = g_type_class_ref (GTK_TYPE_WINDOW);

      klass->enable_debugging = refuse_debugging;
      g_type_class_unref (klass);
    }
  for (unsigned int i = 0; i < G_N_ELEMENTS (clicks); i++)
    if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_CONTEXT_MENU))
      g_object_set (gtk_settings_get_default (), clicks[i], "none", NULL);
  if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_CLOSE))
    g_unix_signal_add (SIGTERM, on_termination, application);
}

/**
 * eiam_kiosk_guard_window:
 * @kiosk: what decides
 * @window: a window that was not shown yet
 *
 * Keeps @window on the full screen, with nothing in it that leads out.
 */
void
eiam_kiosk_guard_window (EiamKiosk *kiosk,
                         GtkWindow *window)
{
  g_return_if_fail (EIAM_IS_KIOSK (kiosk));
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!eiam_kiosk_forbids (kiosk, EIAM_KIOSK_LEAVE_FULL_SCREEN))
    return;

  for (unsigned int i = 0; i < G_N_ELEMENTS (window_actions); i++)
    if (eiam_kiosk_forbids (kiosk, window_actions[i].deed))
      gtk_widget_action_set_enabled (GTK_WIDGET (window), window_actions[i].action, FALSE);
  g_signal_connect (window, "realize", G_CALLBACK (on_window_realize), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (window), "kiosk");
  add_input_guard (kiosk, window);
  if (eiam_kiosk_forbids (kiosk, EIAM_KIOSK_CONTEXT_MENU))
    eiam_text_touch_limit (window);
  add_exit_chord (kiosk, window);
  fill_screen (window);
}
