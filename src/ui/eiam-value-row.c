/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-value-row.h"

#include <adwaita.h>

/* A row of a boxed list that shows a value as it is, to be compared letter by letter. */

static GtkLabel *
find_subtitle (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "subtitle"))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_subtitle (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A hyphen where an address is broken would be read as one of its letters. */
static void
forbid_hyphens (GtkWidget *row)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkLabel *subtitle = find_subtitle (row);

  if (subtitle == NULL)
    return;
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (subtitle, attributes);
}

/**
 * eiam_value_row_new:
 * @label: what it is, translated
 * @value: a text, which is shown in full
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
eiam_value_row_new (const char *label,
                    const char *value)
{
  GtkWidget *row = NULL;

  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "property");
  forbid_hyphens (row);
  return row;
}
