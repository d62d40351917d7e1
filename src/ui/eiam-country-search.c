/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-country-search.h"

#include <glib/gi18n.h>

/**
 * EiamCountrySearch:
 *
 * The choices of a row with a drop-down, for a finger: a field to search in, with
 * the list below it. It opens in the form itself, as the keyboard on the screen
 * types into the window, and a popover would go as soon as a key beside it is
 * touched. A click opens it while there is such a keyboard; whoever has another
 * one, or assistive technology, gets the drop-down's own list.
 */

struct _EiamCountrySearch
{
  AdwPreferencesRow  parent_instance;

  EiamKiosk         *kiosk;     /* (owned) (nullable) */
  GtkWidget         *row;       /* weak (nullable) */
  GtkWidget         *next;      /* weak (nullable) */
  GtkDropDown       *drop_down; /* weak (nullable) */
  GtkStringFilter   *filter;    /* (owned) */

  GtkWidget         *entry;
  GtkWidget         *pane;
  GtkListView       *list;
  GtkWidget         *nothing;
};

G_DEFINE_FINAL_TYPE (EiamCountrySearch, eiam_country_search, ADW_TYPE_PREFERENCES_ROW)

static void
open_list (EiamCountrySearch *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

static gboolean
has_focus (EiamCountrySearch *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
close_list (EiamCountrySearch *self,
            GtkWidget         *focus)
{
  if (has_focus (self) && focus != NULL)
    gtk_widget_grab_focus (focus);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
wants_search (EiamCountrySearch *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));

  return eiam_kiosk_wants_keyboard (self->kiosk, gdk_display_get_default_seat (display));
}

static void
on_row_pressed (GtkGestureClick   *gesture,
                int                n_press,
                double             x,
                double             y,
                EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  gtk_gesture_set_state (GTK_GESTURE (gesture), wants_search (self) ? GTK_EVENT_SEQUENCE_CLAIMED
                                                                    : GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_row_released (GtkGestureClick   *gesture,
                 int                n_press,
                 double             x,
                 double             y,
                 EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    close_list (self, self->row);
  else
    open_list (self);
}

static GListModel *
get_found (EiamCountrySearch *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

static void
choose (EiamCountrySearch *self,
        unsigned int       position)
{
  g_autoptr (GObject) found = g_list_model_get_item (get_found (self), position);
  GListModel *choices = gtk_drop_down_get_model (self->drop_down);

  for (unsigned int i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GObject) choice = g_list_model_get_item (choices, i);

      if (choice == found)
        gtk_drop_down_set_selected (self->drop_down, i);
    }
  close_list (self, self->next);
}

static void
on_list_activate (GtkListView       *list,
                  unsigned int       position,
                  EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  choose (self, position);
}

/* Enter takes what is first. */
static void
on_entry_activate (EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  if (g_list_model_get_n_items (get_found (self)) > 0)
    choose (self, 0);
}

static void
on_entry_changed (EiamCountrySearch *self)
{
  gboolean found = FALSE;

  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  found = g_list_model_get_n_items (get_found (self)) > 0;
  gtk_widget_set_visible (self->pane, found);
  gtk_widget_set_visible (self->nothing, !found);
}

static void
on_entry_stop_search (EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  close_list (self, self->row);
}

/* Another field was touched. */
static void
on_focus_leave (EiamCountrySearch *self)
{
  g_assert (EIAM_IS_COUNTRY_SEARCH (self));

  close_list (self, NULL);
}

static void
on_item_setup (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bind (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkStringObject *choice = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (choice));
}

static void
eiam_country_search_dispose (GObject *object)
{
  EiamCountrySearch *self = EIAM_COUNTRY_SEARCH (object);

  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->next);
  g_clear_weak_pointer (&self->drop_down);
  g_clear_object (&self->filter);
  g_clear_object (&self->kiosk);

  G_OBJECT_CLASS (eiam_country_search_parent_class)->dispose (object);
}

static void
eiam_country_search_class_init (EiamCountrySearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_country_search_dispose;
}

static GtkListItemFactory *
create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  return factory;
}

static void
create_list (EiamCountrySearch *self)
{
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, create_factory ()));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  /* The keys stay where they are while a finger is on the list. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_list_activate), self,
                           G_CONNECT_DEFAULT);
  self->pane = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->pane), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->pane), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->pane, "country-list");
}

static void
create_entry (EiamCountrySearch *self)
{
  /* Translators: the name of the field that searches the list of countries below it */
  const char *name = C_("countries", "Search");

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entry_activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (on_entry_stop_search), self,
                           G_CONNECT_SWAPPED);
}

static void
eiam_country_search_init (EiamCountrySearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  create_list (self);
  create_entry (self);
  self->nothing = gtk_label_new (_("Nothing found"));
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->pane);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_css_class (GTK_WIDGET (self), "country-search");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
follow_clicks (EiamCountrySearch *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before the drop-down itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_row_pressed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (click, "released", G_CALLBACK (on_row_released), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (self->row, GTK_EVENT_CONTROLLER (click));
}

static void
fill_list (EiamCountrySearch *self)
{
  GListModel *choices = g_object_ref (gtk_drop_down_get_model (self->drop_down));
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkFilterListModel *found = NULL;

  self->filter = gtk_string_filter_new (expression);
  found = gtk_filter_list_model_new (choices, g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (found));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * eiam_country_search_new:
 * @row: a row with a drop-down; clicks on it open the list
 * @next: what takes the focus after a choice
 * @kiosk: what decides whether there is a keyboard on the screen
 *
 * Returns: (transfer floating): a row that belongs below @row, hidden until it is opened
 */
GtkWidget *
eiam_country_search_new (EiamFieldRow *row,
                         EiamFieldRow *next,
                         EiamKiosk    *kiosk)
{
  EiamCountrySearch *self = NULL;

  g_return_val_if_fail (EIAM_IS_FIELD_ROW (row), NULL);
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (next), NULL);
  g_return_val_if_fail (EIAM_IS_KIOSK (kiosk), NULL);

  self = g_object_new (EIAM_TYPE_COUNTRY_SEARCH, NULL);
  self->kiosk = g_object_ref (kiosk);
  g_set_weak_pointer (&self->row, GTK_WIDGET (row));
  g_set_weak_pointer (&self->next, GTK_WIDGET (next));
  g_set_weak_pointer (&self->drop_down, GTK_DROP_DOWN (eiam_field_row_get_control (row)));
  fill_list (self);
  follow_clicks (self);
  return GTK_WIDGET (self);
}
