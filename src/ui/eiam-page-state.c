/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-page-state.h"

#include "eiam-secret.h"

/* What a person did to a page that the model does not know: texts that are not
 * applied yet, the cursor, the focus, how far it is scrolled, what is unfolded.
 * A page that is built again has the same widgets at the same places, so each
 * is found by its way down from the page. */

typedef struct {
  GArray   *way;       /* (element-type guint) */
  GType     type;
  char     *text;      /* (nullable): of an editable */
  int       cursor;
  int       bound;
  double    value;     /* of what scrolls or slides */
  gboolean  unfolded;
} Entry;

struct _EiamPageState
{
  GPtrArray *entries; /* (element-type Entry) */
  GArray    *focus;   /* (nullable): the way to what has the focus */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_array_unref (entry->way);
  eiam_secret_free (entry->text);
  g_free (entry);
}

static GtkWidget *
get_child (GtkWidget    *widget,
           unsigned int  index)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (unsigned int i = 0; child != NULL && i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
follow (GtkWidget *root,
        GArray    *way)
{
  GtkWidget *widget = root;

  for (unsigned int i = 0; widget != NULL && i < way->len; i++)
    widget = get_child (widget, g_array_index (way, unsigned int, i));
  return widget;
}

static GtkAdjustment *
get_adjustment (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  if (GTK_IS_SCALE (widget))
    return gtk_range_get_adjustment (GTK_RANGE (widget));
  return NULL;
}

/* Menus and lists that pop up are closed again, and texts within texts are one. */
static gboolean
is_kept (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_EXPANDER (widget) || get_adjustment (widget) != NULL;
}

static Entry *
entry_new (GtkWidget *widget,
           GArray    *way)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkAdjustment *adjustment = get_adjustment (widget);

  entry->way = g_array_copy (way);
  entry->type = G_OBJECT_TYPE (widget);
  if (adjustment != NULL)
    entry->value = gtk_adjustment_get_value (adjustment);
  if (GTK_IS_EXPANDER (widget))
    entry->unfolded = gtk_expander_get_expanded (GTK_EXPANDER (widget));
  if (GTK_IS_TEXT (widget))
    {
      entry->text = eiam_secret_dup (gtk_editable_get_text (GTK_EDITABLE (widget)));
      gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), &entry->bound, &entry->cursor);
    }
  return entry;
}

static void
collect (EiamPageState *self,
         GtkWidget     *widget,
         GArray        *way,
         GtkWidget     *focus)
{
  unsigned int index = 0;

  if (GTK_IS_POPOVER (widget))
    return;
  if (widget == focus)
    self->focus = g_array_copy (way);
  if (is_kept (widget))
    g_ptr_array_add (self->entries, entry_new (widget, way));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_array_append_val (way, index);
      collect (self, child, way, focus);
      g_array_set_size (way, way->len - 1);
      index++;
    }
}

static void
value_free (gpointer  data,
            GClosure *closure)
{
  g_assert (closure != NULL);

  g_free (data);
}

/* A page has no height before it is laid out. */
static void
on_adjustment_changed (GtkAdjustment *adjustment,
                       double        *wanted)
{
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = *wanted;

  g_assert (GTK_IS_ADJUSTMENT (adjustment));

  if (most <= 0.0)
    return;
  g_signal_handlers_disconnect_by_func (adjustment, on_adjustment_changed, wanted);
  gtk_adjustment_set_value (adjustment, MIN (value, most));
}

static void
restore_scroll (GtkAdjustment *adjustment,
                double         value)
{
  if (value <= 0.0)
    return;
  g_signal_connect_data (adjustment, "changed", G_CALLBACK (on_adjustment_changed),
                         g_memdup2 (&value, sizeof value), value_free, G_CONNECT_AFTER);
}

static void
restore_entry (const Entry *entry,
               GtkWidget   *widget)
{
  GtkAdjustment *adjustment = get_adjustment (widget);

  if (GTK_IS_SCALE (widget))
    gtk_adjustment_set_value (adjustment, entry->value);
  else if (adjustment != NULL)
    restore_scroll (adjustment, entry->value);
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), entry->unfolded);
  if (!GTK_IS_TEXT (widget))
    return;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), entry->text))
    gtk_editable_set_text (GTK_EDITABLE (widget), entry->text);
}

/* Taking the focus selects the text, so the cursor comes after it. */
static void
restore_cursor (const Entry *entry,
                GtkWidget   *widget)
{
  if (GTK_IS_TEXT (widget))
    gtk_editable_select_region (GTK_EDITABLE (widget), entry->bound, entry->cursor);
}

static void
for_each_entry (EiamPageState *self,
                GtkWidget     *root,
                void         (*restore) (const Entry *entry, GtkWidget *widget))
{
  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      GtkWidget *widget = follow (root, entry->way);

      if (widget != NULL && G_OBJECT_TYPE (widget) == entry->type)
        restore (entry, widget);
    }
}

/**
 * eiam_page_state_new:
 * @root: (nullable): a page
 *
 * Returns: (transfer full): what the person did to @root
 */
EiamPageState *
eiam_page_state_new (GtkWidget *root)
{
  EiamPageState *self = g_new0 (EiamPageState, 1);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (unsigned int));
  GtkRoot *window = root == NULL ? NULL : gtk_widget_get_root (root);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if (root != NULL)
    collect (self, root, way, window == NULL ? NULL : gtk_root_get_focus (window));
  return self;
}

/**
 * eiam_page_state_restore:
 * @self: what a person did to a page
 * @root: the same page, built again
 *
 * Brings @root to where the other page was. What has no counterpart in it is
 * passed over.
 */
void
eiam_page_state_restore (EiamPageState *self,
                         GtkWidget     *root)
{
  GtkWidget *focus = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (root));

  for_each_entry (self, root, restore_entry);
  focus = self->focus == NULL ? NULL : follow (root, self->focus);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  for_each_entry (self, root, restore_cursor);
}

/**
 * eiam_page_state_free:
 * @self: (transfer full): what a person did to a page
 *
 * Forgets it; texts are wiped.
 */
void
eiam_page_state_free (EiamPageState *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->focus, g_array_unref);
  g_free (self);
}
