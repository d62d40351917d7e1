/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-session-row.h"

#include "eiam-expiry.h"

/**
 * EiamSessionRow:
 *
 * One saved session in a list.
 */
struct _EiamSessionRow
{
  GtkListBoxRow      parent_instance;

  EiamStoredSession *item; /* (owned) */

  GtkLabel          *name_label;
  GtkLabel          *server_label;
  GtkImage          *expiry_icon;
  GtkLabel          *expiry_label;
  GtkButton         *copy_button;
  GtkButton         *remove_button;
};

G_DEFINE_FINAL_TYPE (EiamSessionRow, eiam_session_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  COPY,
  REMOVE,
  N_SIGNALS,
};

static unsigned int signals[N_SIGNALS];

static void
on_copy_button_clicked (GtkButton      *button,
                        EiamSessionRow *self)
{
  g_assert (GTK_IS_BUTTON (button));
  g_assert (EIAM_IS_SESSION_ROW (self));

  g_signal_emit (self, signals[COPY], 0);
}

static void
on_remove_button_clicked (GtkButton      *button,
                          EiamSessionRow *self)
{
  g_assert (GTK_IS_BUTTON (button));
  g_assert (EIAM_IS_SESSION_ROW (self));

  g_signal_emit (self, signals[REMOVE], 0);
}

static void
show_expiry (EiamSessionRow *self)
{
  EiamSession *session = eiam_stored_session_get_session (self->item);
  GDateTime *expires_at = session != NULL ? eiam_session_get_expires_at (session) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = eiam_expiry_dup_text (expires_at, now);

  gtk_label_set_text (self->expiry_label, text);
  gtk_image_set_from_icon_name (self->expiry_icon,
                                eiam_expiry_get_icon (eiam_expiry_of (expires_at, now)));
}

/* There is one such button per row: the description tells them apart. */
static void
describe (GtkButton  *button,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
}

static void
show_item (EiamSessionRow *self)
{
  const char *user_name = eiam_stored_session_get_user_name (self->item);
  const char *server = eiam_stored_session_get_server (self->item);
  gboolean has_name = user_name != NULL && *user_name != '\0';
  const char *name = has_name ? user_name : server;

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->server_label, server);
  gtk_widget_set_visible (GTK_WIDGET (self->server_label), has_name);
  show_expiry (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  describe (self->copy_button, name);
  describe (self->remove_button, name);
}

static void
eiam_session_row_dispose (GObject *object)
{
  EiamSessionRow *self = EIAM_SESSION_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (eiam_session_row_parent_class)->dispose (object);
}

static void
eiam_session_row_class_init (EiamSessionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = eiam_session_row_dispose;

  /**
   * EiamSessionRow::copy:
   *
   * The token is to be copied.
   */
  signals[COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * EiamSessionRow::remove:
   *
   * The session is to be removed.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, server_label);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, expiry_icon);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, expiry_label);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionRow, remove_button);
}

static void
eiam_session_row_init (EiamSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->copy_button, "clicked", G_CALLBACK (on_copy_button_clicked), self);
  g_signal_connect (self->remove_button, "clicked", G_CALLBACK (on_remove_button_clicked), self);
}

/**
 * eiam_session_row_new:
 * @item: a saved session
 *
 * Returns: (transfer floating): a row for @item
 */
GtkWidget *
eiam_session_row_new (EiamStoredSession *item)
{
  EiamSessionRow *self = NULL;

  g_return_val_if_fail (EIAM_IS_STORED_SESSION (item), NULL);

  self = g_object_new (EIAM_TYPE_SESSION_ROW, NULL);
  self->item = g_object_ref (item);
  show_item (self);
  return GTK_WIDGET (self);
}

/**
 * eiam_session_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): its saved session
 */
EiamStoredSession *
eiam_session_row_get_item (EiamSessionRow *self)
{
  g_return_val_if_fail (EIAM_IS_SESSION_ROW (self), NULL);

  return self->item;
}
