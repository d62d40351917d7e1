/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-calendar-words.h"

#include "eiam-time.h"

/* GTK's calendar names months and days in the language of the locale, once for
 * all. Here they get the names of the language in use. */

#define N_DAYS 7

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child
                                                                  : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
name_months (GtkWidget *stack)
{
  unsigned int month = 1;

  for (GtkWidget *label = gtk_widget_get_first_child (stack); label != NULL && month <= 12;
       label = gtk_widget_get_next_sibling (label), month++)
    if (GTK_IS_LABEL (label))
      gtk_label_set_text (GTK_LABEL (label), eiam_time_get_month_name (month));
}

/* The first day of the month that is shown tells which day its column is. */
static unsigned int
find_first_column (GtkWidget *grid,
                   GDateTime *date)
{
  int day = g_date_time_get_day_of_month (date);
  g_autoptr (GDateTime) first = g_date_time_add_days (date, 1 - day);
  unsigned int column = 0;

  for (GtkWidget *label = gtk_widget_get_first_child (grid); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      if (!gtk_widget_has_css_class (label, "day-number"))
        continue;
      if (!gtk_widget_has_css_class (label, "other-month"))
        break;
      column++;
    }
  return ((unsigned int) g_date_time_get_day_of_week (first) + N_DAYS - 1 - column % N_DAYS)
         % N_DAYS;
}

static void
name_days (GtkWidget    *grid,
           unsigned int  first)
{
  unsigned int column = 0;

  for (GtkWidget *label = gtk_widget_get_first_child (grid); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    if (gtk_widget_has_css_class (label, "day-name"))
      {
        gtk_label_set_text (GTK_LABEL (label), eiam_time_get_day_name ((first + column) % N_DAYS));
        column++;
      }
}

/**
 * eiam_calendar_words_apply:
 * @calendar: a calendar
 *
 * Names the months and days of @calendar in the language in use, where those
 * names are known.
 */
void
eiam_calendar_words_apply (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = NULL;
  GtkWidget *stack = NULL;
  GtkWidget *grid = NULL;

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  date = gtk_calendar_get_date (calendar);
  stack = find_child (GTK_WIDGET (calendar), GTK_TYPE_STACK);
  grid = find_child (GTK_WIDGET (calendar), GTK_TYPE_GRID);
  if (stack == NULL || grid == NULL || !eiam_time_has_names ())
    return;

  name_months (stack);
  name_days (grid, find_first_column (grid, date));
}
