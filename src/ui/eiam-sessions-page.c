/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-sessions-page.h"

#include "eiam-clipboard-lease.h"
#include "eiam-error.h"
#include "eiam-session-row.h"

#include <glib/gi18n.h>

/* How long a token stays in the clipboard, in milliseconds. */
#define CLIPBOARD_TIME 45000

/* Long enough to hear of it and to find the button with keys, in seconds. */
#define UNDO_TIME 15

/**
 * EiamSessionsPage:
 *
 * The saved sessions. One that is taken away goes for good only when the
 * message that offers it back has gone.
 */
struct _EiamSessionsPage
{
  AdwBin              parent_instance;

  EiamTokenStore     *store;        /* (owned) */
  GCancellable       *cancellable;  /* (owned) */
  GHashTable         *removed;      /* toast (owned) → row (owned) */

  GtkStack           *stack;
  AdwStatusPage      *error_page;
  GtkListBox         *list;
};

G_DEFINE_FINAL_TYPE (EiamSessionsPage, eiam_sessions_page, ADW_TYPE_BIN)

typedef enum {
  PROP_STORE = 1,
} EiamSessionsPageProperty;

static GParamSpec *properties[PROP_STORE + 1];

static void
show_toast (EiamSessionsPage *self,
            AdwToast         *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
}

static void
show_error (EiamSessionsPage *self,
            const GError     *error)
{
  g_autofree char *sentence = eiam_error_dup_sentence (error);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
on_row_copy (EiamSessionRow   *row,
             EiamSessionsPage *self)
{
  EiamSession *session = eiam_stored_session_get_session (eiam_session_row_get_item (row));
  const char *token = session != NULL ? eiam_session_get_session_token (session) : NULL;
  g_autoptr (AdwToast) toast = NULL;

  g_assert (EIAM_IS_SESSIONS_PAGE (self));

  if (token == NULL)
    return;

  eiam_clipboard_lease_copy (GTK_WIDGET (self), token, CLIPBOARD_TIME);

  toast = adw_toast_new (_("Session token copied"));
  show_toast (self, toast);
}

static void
update_list (EiamSessionsPage *self)
{
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    any = any || gtk_widget_get_visible (row);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

/* The window may be the last one, and close meanwhile: the program stays until
 * what was taken away is gone. */
static void
hold_program (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
}

static void
release_program (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
}

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EiamSessionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean removed = eiam_token_store_remove_finish (EIAM_TOKEN_STORE (source), result, &error);

  release_program ();
  if (removed)
    return;

  /* The page may be gone by now. */
  if (self->store != NULL)
    show_error (self, error);
  else
    g_warning ("A session that was removed is still stored: %s", error->message);
}

static void
on_toast_button_clicked (AdwToast         *toast,
                         EiamSessionsPage *self)
{
  GtkWidget *row = g_hash_table_lookup (self->removed, toast);

  g_assert (EIAM_IS_SESSIONS_PAGE (self));

  if (row == NULL)
    return;
  gtk_widget_set_visible (row, TRUE);
  g_hash_table_remove (self->removed, toast);
  update_list (self);
}

static void
on_toast_dismissed (AdwToast         *toast,
                    EiamSessionsPage *self)
{
  GtkWidget *row = g_hash_table_lookup (self->removed, toast);

  g_assert (EIAM_IS_SESSIONS_PAGE (self));

  if (row == NULL)
    return;
  /* Not cancellable: what was taken away goes, whatever page comes next. */
  hold_program ();
  eiam_token_store_remove_async (self->store, eiam_session_row_get_item (EIAM_SESSION_ROW (row)),
                                 NULL, remove_cb, g_object_ref (self));
  if (gtk_widget_get_parent (row) == GTK_WIDGET (self->list))
    gtk_list_box_remove (self->list, row);
  g_hash_table_remove (self->removed, toast);
}

static void
on_row_remove (EiamSessionRow   *row,
               EiamSessionsPage *self)
{
  g_autoptr (AdwToast) toast = adw_toast_new (_("Session removed"));

  g_assert (EIAM_IS_SESSIONS_PAGE (self));

  /* Translators: a button: the removed session comes back. */
  adw_toast_set_button_label (toast, C_("button of a message", "Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, UNDO_TIME);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self,
                           G_CONNECT_DEFAULT);
  g_hash_table_insert (self->removed, g_object_ref (toast), g_object_ref (row));
  gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
  update_list (self);
  show_toast (self, toast);
}

static gboolean
is_removed (EiamSessionsPage  *self,
            EiamStoredSession *item)
{
  GHashTableIter iter;
  gpointer row = NULL;

  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      EiamStoredSession *other = eiam_session_row_get_item (row);

      if (g_strcmp0 (eiam_stored_session_get_server (item),
                     eiam_stored_session_get_server (other)) == 0
          && g_strcmp0 (eiam_stored_session_get_client_id (item),
                        eiam_stored_session_get_client_id (other)) == 0
          && g_strcmp0 (eiam_stored_session_get_account (item),
                        eiam_stored_session_get_account (other)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_item (EiamSessionsPage  *self,
          EiamStoredSession *item)
{
  GtkWidget *row = NULL;

  if (is_removed (self, item))
    return;
  row = eiam_session_row_new (item);
  g_signal_connect_object (row, "copy", G_CALLBACK (on_row_copy), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (self->list, row);
}

/* Rows that wait for their removal stay, hidden, to come back by Undo. */
static void
clear_list (EiamSessionsPage *self)
{
  GtkWidget *next = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (gtk_widget_get_visible (row))
        gtk_list_box_remove (self->list, row);
    }
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (EiamSessionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
    eiam_token_store_list_finish (EIAM_TOKEN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      show_error (self, error);
      return;
    }

  clear_list (self);
  for (unsigned int i = 0; i < items->len; i++)
    add_item (self, g_ptr_array_index (items, i));
  update_list (self);
}

static void
reload (EiamSessionsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  eiam_token_store_list_async (self->store, self->cancellable, list_cb, g_object_ref (self));
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  reload (EIAM_SESSIONS_PAGE (widget));
}

static void
eiam_sessions_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (eiam_sessions_page_parent_class)->map (widget);
  reload (EIAM_SESSIONS_PAGE (widget));
}

/* What the person has taken away goes, although nobody can undo it any more. */
static void
remove_pending (EiamSessionsPage *self)
{
  GHashTableIter iter;
  gpointer row = NULL;

  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      hold_program ();
      eiam_token_store_remove_async (self->store, eiam_session_row_get_item (row), NULL,
                                     remove_cb, g_object_ref (self));
    }
  g_hash_table_remove_all (self->removed);
}

static void
eiam_sessions_page_get_property (GObject      *object,
                                 unsigned int  prop_id,
                                 GValue       *value,
                                 GParamSpec   *pspec)
{
  switch ((EiamSessionsPageProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, EIAM_SESSIONS_PAGE (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_sessions_page_set_property (GObject      *object,
                                 unsigned int  prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((EiamSessionsPageProperty) prop_id)
    {
    case PROP_STORE:
      EIAM_SESSIONS_PAGE (object)->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_sessions_page_dispose (GObject *object)
{
  EiamSessionsPage *self = EIAM_SESSIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  remove_pending (self);
  /* Not by the template: it would take the child away behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (eiam_sessions_page_parent_class)->dispose (object);
}

static void
eiam_sessions_page_finalize (GObject *object)
{
  EiamSessionsPage *self = EIAM_SESSIONS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->removed, g_hash_table_unref);

  G_OBJECT_CLASS (eiam_sessions_page_parent_class)->finalize (object);
}

static void
eiam_sessions_page_class_init (EiamSessionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_sessions_page_get_property;
  object_class->set_property = eiam_sessions_page_set_property;
  object_class->dispose = eiam_sessions_page_dispose;
  object_class->finalize = eiam_sessions_page_finalize;
  widget_class->map = eiam_sessions_page_map;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, EIAM_TYPE_TOKEN_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/eiam-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, EiamSessionsPage, list);

  gtk_widget_class_install_action (widget_class, "sessions.reload", NULL, reload_action);
}

static void
eiam_sessions_page_init (EiamSessionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->removed = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_sessions_page_new:
 * @store: where the sessions are kept
 *
 * Returns: (transfer floating): the page; it reads @store whenever it is shown
 */
GtkWidget *
eiam_sessions_page_new (EiamTokenStore *store)
{
  g_return_val_if_fail (EIAM_IS_TOKEN_STORE (store), NULL);

  return g_object_new (EIAM_TYPE_SESSIONS_PAGE, "store", store, NULL);
}
