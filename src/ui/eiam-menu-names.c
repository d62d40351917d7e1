/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-menu-names.h"

/* The entries of a menu are named by their labels, which in GTK 4.18 may not name
 * anything: a screen reader would only say that there is an entry. So each gets the
 * text of its label as a name of its own. */

static GtkLabel *
find_label (GtkWidget *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (item); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      return GTK_LABEL (child);
  return NULL;
}

static void
name_items (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  GtkLabel *label = role == GTK_ACCESSIBLE_ROLE_MENU_ITEM ? find_label (widget) : NULL;

  if (label != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (label),
                                      -1);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static void
on_popover_map (GtkWidget *popover,
                gpointer   user_data)
{
  g_assert (user_data == NULL);

  name_items (popover);
}

/**
 * eiam_menu_names_keep:
 * @button: a button with a menu
 *
 * Names the entries of the menu for assistive technology whenever it opens.
 */
void
eiam_menu_names_keep (GtkMenuButton *button)
{
  GtkPopover *popover = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  popover = gtk_menu_button_get_popover (button);
  g_return_if_fail (popover != NULL);

  g_signal_connect (popover, "map", G_CALLBACK (on_popover_map), NULL);
}
