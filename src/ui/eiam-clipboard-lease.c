/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-clipboard-lease.h"

#include <string.h>

/**
 * EiamClipboardLease:
 *
 * A secret in the clipboard for a while, at most as long as this object lives.
 * What another program or another copy put there since is left alone.
 */
struct _EiamClipboardLease
{
  GObject             parent_instance;

  GdkClipboard       *clipboard; /* (owned) (nullable) */
  GdkContentProvider *content;   /* (owned) (nullable) */
  unsigned int        due_id;
};

G_DEFINE_FINAL_TYPE (EiamClipboardLease, eiam_clipboard_lease, G_TYPE_OBJECT)

static void
end (EiamClipboardLease *self)
{
  g_clear_handle_id (&self->due_id, g_source_remove);
  if (self->content != NULL && gdk_clipboard_get_content (self->clipboard) == self->content)
    gdk_clipboard_set_content (self->clipboard, NULL);
  g_clear_object (&self->content);
  g_clear_object (&self->clipboard);
}

static gboolean
on_due (gpointer user_data)
{
  EiamClipboardLease *self = user_data;

  g_assert (EIAM_IS_CLIPBOARD_LEASE (self));

  self->due_id = 0;
  end (self);

  return G_SOURCE_REMOVE;
}

static void
eiam_clipboard_lease_dispose (GObject *object)
{
  end (EIAM_CLIPBOARD_LEASE (object));

  G_OBJECT_CLASS (eiam_clipboard_lease_parent_class)->dispose (object);
}

static void
eiam_clipboard_lease_class_init (EiamClipboardLeaseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_clipboard_lease_dispose;
}

static void
eiam_clipboard_lease_init (EiamClipboardLease *self)
{
}

/* Programs that keep what was copied before leave alone what says that it is secret. */
static GdkContentProvider *
create_content (const char *text)
{
  g_autoptr (GBytes) hint = g_bytes_new_static ("secret", strlen ("secret"));
  GdkContentProvider *parts[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint", hint),
  };

  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}

/**
 * eiam_clipboard_lease_new:
 * @clipboard: a clipboard
 * @text: what to put into it
 * @milliseconds: how long it stays there
 *
 * Returns: (transfer full): the hold on @text, which ends with it
 */
EiamClipboardLease *
eiam_clipboard_lease_new (GdkClipboard *clipboard,
                          const char   *text,
                          unsigned int  milliseconds)
{
  EiamClipboardLease *self = NULL;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (EIAM_TYPE_CLIPBOARD_LEASE, NULL);
  self->clipboard = g_object_ref (clipboard);
  self->content = create_content (text);
  gdk_clipboard_set_content (clipboard, self->content);
  self->due_id = g_timeout_add (milliseconds, on_due, self);

  return self;
}

/**
 * eiam_clipboard_lease_copy:
 * @widget: a widget in a window
 * @text: what to put into the clipboard
 * @milliseconds: how long it stays there
 *
 * Copies @text for a while, at most as long as the window lives: the page on
 * which it was copied may be gone before.
 */
void
eiam_clipboard_lease_copy (GtkWidget    *widget,
                           const char   *text,
                           unsigned int  milliseconds)
{
  GtkRoot *root = NULL;
  EiamClipboardLease *lease = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  g_return_if_fail (root != NULL);

  lease = eiam_clipboard_lease_new (gtk_widget_get_clipboard (widget), text, milliseconds);
  g_signal_connect_object (root, "destroy", G_CALLBACK (end), lease, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (root), "eiam-clipboard-lease", lease, g_object_unref);
}
