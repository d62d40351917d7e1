/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-choice.h"

#include "eiam-wrap.h"

/* A long choice goes on in further lines, where GTK and libadwaita would end it in an
 * ellipsis, or make the window wide for it. */

/* How wide a list is for a long choice, in characters. */
#define LIST_WIDTH 24

static void
on_choice_setup (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_list_item_set_child (item, label);
}

static void
on_choice_bind (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (choice));
}

/**
 * eiam_choice_wrap_drop_down:
 * @drop_down: a drop-down over a list of strings
 *
 * Has @drop_down be as high as its choice needs. By itself it always asks for
 * the height of one line.
 */
void
eiam_choice_wrap_drop_down (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (on_choice_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_choice_bind), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
  eiam_wrap_set_layout (GTK_WIDGET (drop_down));
}

static void
on_item_setup (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = NULL;

  on_choice_setup (factory, item);
  label = g_object_ref (gtk_list_item_get_child (item));
  gtk_list_item_set_child (item, box);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_WIDTH);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  g_object_unref (label);
}

static void
update_mark (GtkListItem *item,
             GParamSpec  *pspec,
             AdwComboRow *row)
{
  GtkWidget *icon = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (icon, gtk_list_item_get_item (item)
                                == adw_combo_row_get_selected_item (row) ? 1.0 : 0.0);
}

static void
on_item_bind (GtkListItemFactory *factory,
              GtkListItem        *item,
              AdwComboRow        *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *choice = gtk_list_item_get_item (item);

  g_assert (ADW_IS_COMBO_ROW (row));

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (choice));
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (update_mark), item,
                           G_CONNECT_SWAPPED);
  update_mark (item, NULL, row);
}

static void
on_item_unbind (GtkListItemFactory *factory,
                GtkListItem        *item,
                AdwComboRow        *row)
{
  g_assert (ADW_IS_COMBO_ROW (row));

  g_signal_handlers_disconnect_by_func (row, update_mark, item);
}

/**
 * eiam_choice_wrap_row:
 * @row: a row over a list of strings
 *
 * Has @row show its choice below its title, and all of every choice in its list.
 */
void
eiam_choice_wrap_row (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkStringObject *choice = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind), row, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_item_unbind), row,
                           G_CONNECT_DEFAULT);
  adw_combo_row_set_list_factory (row, factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
  /* libadwaita 1.7 itself shows the next choice only. */
  choice = adw_combo_row_get_selected_item (row);
  if (choice != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gtk_string_object_get_string (choice));
}
