/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-date-entry.h"

#include "eiam-calendar-words.h"
#include "eiam-date.h"

#include <glib/gi18n.h>

/* What makes an entry take dates: any common spelling, which is shown as
 * yyyy-MM-dd when the entry is left, and a calendar. */

#define YEARS_KEY "eiam-date-entry-years"

/* So that a person sees how an ambiguous date was understood. */
static void
normalize (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  g_autofree char *date = eiam_date_read (text, eiam_date_get_order ());

  if (date != NULL && !g_str_equal (date, text))
    gtk_editable_set_text (editable, date);
}

static void
on_focus_leave (GtkEventControllerFocus *focus,
                GtkEditable             *editable)
{
  g_assert (GTK_IS_EVENT_CONTROLLER_FOCUS (focus));

  normalize (editable);
}

static void
on_entry_activate (GtkEditable *editable)
{
  g_assert (GTK_IS_EDITABLE (editable));

  normalize (editable);
}

/**
 * eiam_date_entry_set_up:
 * @entry: a #GtkEntry
 *
 * Has @entry show the date in it as `yyyy-MM-dd` when it is left.
 */
void
eiam_date_entry_set_up (GtkWidget *entry)
{
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave), entry);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_activate), NULL);
}

static void
enter_date (GtkEditable *editable,
            GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = NULL;

  /* Not g_date_time_format(): the service wants ASCII digits in every language. */
  text = g_strdup_printf ("%04d-%02d-%02d",
                          g_date_time_get_year (date),
                          g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date));
  gtk_editable_set_text (editable, text);
}

static void
on_calendar_day_selected (GtkEditable *editable,
                          GtkCalendar *calendar)
{
  g_assert (GTK_IS_EDITABLE (editable));

  enter_date (editable, calendar);
}

/* Only a click on a day ends the choice: arrow keys and the buttons for month
 * and year pass over many days. */
static void
on_calendar_released (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkCalendar     *calendar)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (calendar), x, y, GTK_PICK_DEFAULT);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);

  g_assert (GTK_IS_GESTURE_CLICK (gesture));

  if (popover != NULL && GTK_IS_LABEL (picked)
      && gtk_widget_has_css_class (picked, "day-number"))
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
on_calendar_key_pressed (GtkEventControllerKey *keys,
                         unsigned int           key,
                         unsigned int           code,
                         GdkModifierType        modifiers,
                         GtkEditable           *editable)
{
  GtkWidget *calendar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *popover = gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER);

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  enter_date (editable, GTK_CALENDAR (calendar));
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));

  return GDK_EVENT_STOP;
}

/* The day that the calendar opens on: the one in the entry if it can be read. */
static GDateTime *
get_calendar_date (GtkEditable  *editable,
                   unsigned int  years_ago)
{
  g_autofree char *text = eiam_date_clean (gtk_editable_get_text (editable));
  g_autofree char *iso = g_strconcat (text, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *date = g_date_time_new_from_iso8601 (iso, zone);

  if (date != NULL)
    return date;

  return g_date_time_add_years (now, -(int) years_ago);
}

static void
watch_calendar (GtkWidget   *calendar,
                GtkEditable *editable)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_calendar_day_selected),
                           editable, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (on_calendar_released), calendar);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_calendar_key_pressed), editable,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (calendar, keys);
}

static void
create_calendar (GtkMenuButton *button,
                 gpointer       user_data)
{
  GtkEditable *editable = GTK_EDITABLE (user_data);
  gpointer years_ago = g_object_get_data (G_OBJECT (button), YEARS_KEY);
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *popover = gtk_popover_new ();
  g_autoptr (GDateTime) date = get_calendar_date (editable, GPOINTER_TO_UINT (years_ago));

  /* Watched after the day is set: opening the calendar enters nothing. */
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  eiam_calendar_words_apply (GTK_CALENDAR (calendar));
  watch_calendar (calendar, editable);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

/**
 * eiam_date_entry_new_button:
 * @entry: an entry that takes a date
 * @label: the name of the field
 * @years_ago: where the calendar opens while there is no date
 *
 * Returns: (transfer floating): a button with a calendar that fills @entry
 */
GtkWidget *
eiam_date_entry_new_button (GtkWidget    *entry,
                            const char   *label,
                            unsigned int  years_ago)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: %s is the name of a field that takes a date, such as Birthday */
  g_autofree char *name = g_strdup_printf (_("Choose %s Date"), label);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_calendar, entry, NULL);
  g_object_set_data (G_OBJECT (button), YEARS_KEY, GUINT_TO_POINTER (years_ago));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}
