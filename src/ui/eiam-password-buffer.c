/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-buffer.h"

#include <string.h>

#include "eiam-secret.h"

/**
 * EiamPasswordBuffer:
 *
 * What a password entry holds. GTK 4.8 tells assistive technology, and whoever
 * asks for the property, the text behind the dots. So the dots are all that
 * GTK gets from here while the password is hidden, and what is typed is turned
 * into dots before GTK tells of it. The password itself is in memory that is
 * wiped.
 */
struct _EiamPasswordBuffer
{
  GtkEntryBuffer  parent_instance;

  GtkText        *text;      /* (unowned): owns this */
  char           *secret;    /* (owned): by eiam_secret_new() */
  char           *pending;   /* (owned) (nullable): what the dots under way stand for */
  char           *dots;      /* (owned): as many as @secret has characters */
  unsigned int    length;    /* in characters */
};

G_DEFINE_FINAL_TYPE (EiamPasswordBuffer, eiam_password_buffer, GTK_TYPE_ENTRY_BUFFER)

#define DOT "•"

static char *
create_dots (unsigned int length)
{
  GString *dots = g_string_sized_new (length * strlen (DOT) + 1);

  for (unsigned int i = 0; i < length; i++)
    g_string_append (dots, DOT);

  return g_string_free (dots, FALSE);
}

static gboolean
is_hidden (EiamPasswordBuffer *self)
{
  return self->text != NULL && !gtk_text_get_visibility (self->text);
}

/* What GTK may see. */
static const char *
get_shown (EiamPasswordBuffer *self)
{
  return is_hidden (self) ? self->dots : self->secret;
}

/* Replaces @n_removed bytes at @offset by @n_added bytes. */
static void
splice (EiamPasswordBuffer *self,
        gsize               offset,
        gsize               n_removed,
        const char         *added,
        gsize               n_added)
{
  gsize size = strlen (self->secret);
  char *secret = eiam_secret_new (size - n_removed + n_added);

  memcpy (secret, self->secret, offset);
  memcpy (secret + offset, added, n_added);
  memcpy (secret + offset + n_added, self->secret + offset + n_removed,
          size - offset - n_removed);
  eiam_secret_free (self->secret);
  self->secret = secret;

  self->length = (unsigned int) g_utf8_strlen (secret, -1);
  g_free (self->dots);
  self->dots = create_dots (self->length);
}

static gsize
get_offset (const char   *text,
            unsigned int  position)
{
  return (gsize) (g_utf8_offset_to_pointer (text, (glong) position) - text);
}

static const char *
eiam_password_buffer_get_text (GtkEntryBuffer *buffer,
                               gsize          *n_bytes)
{
  const char *shown = get_shown (EIAM_PASSWORD_BUFFER (buffer));

  if (n_bytes != NULL)
    *n_bytes = strlen (shown);
  return shown;
}

static unsigned int
eiam_password_buffer_get_length (GtkEntryBuffer *buffer)
{
  return EIAM_PASSWORD_BUFFER (buffer)->length;
}

static unsigned int
eiam_password_buffer_insert_text (GtkEntryBuffer *buffer,
                                  unsigned int    position,
                                  const char     *chars,
                                  unsigned int    n_chars)
{
  EiamPasswordBuffer *self = EIAM_PASSWORD_BUFFER (buffer);
  const char *added = self->pending != NULL ? self->pending : chars;

  splice (self, get_offset (self->secret, position), 0, added, get_offset (added, n_chars));
  gtk_entry_buffer_emit_inserted_text (buffer, position, chars, n_chars);

  return n_chars;
}

static unsigned int
eiam_password_buffer_delete_text (GtkEntryBuffer *buffer,
                                  unsigned int    position,
                                  unsigned int    n_chars)
{
  EiamPasswordBuffer *self = EIAM_PASSWORD_BUFFER (buffer);

  position = MIN (position, self->length);
  n_chars = MIN (n_chars, self->length - position);
  if (n_chars > 0)
    gtk_entry_buffer_emit_deleted_text (buffer, position, n_chars);

  return n_chars;
}

/* The default handler of the signal is what deletes: some who listen want to
 * see the text before, some after. */
static void
eiam_password_buffer_deleted_text (GtkEntryBuffer *buffer,
                                   unsigned int    position,
                                   unsigned int    n_chars)
{
  EiamPasswordBuffer *self = EIAM_PASSWORD_BUFFER (buffer);
  gsize start = get_offset (self->secret, position);

  splice (self, start, get_offset (self->secret + start, n_chars), "", 0);
  g_object_notify (G_OBJECT (self), "text");
  g_object_notify (G_OBJECT (self), "length");
}

/* GTK passes on what this signal carries: dots in place of what they stand for. */
static void
on_text_insert_text (GtkEditable        *editable,
                     const char         *text,
                     int                 length,
                     int                *position,
                     EiamPasswordBuffer *self)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *dots = NULL;

  g_assert (EIAM_IS_PASSWORD_BUFFER (self));

  if (!is_hidden (self))
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  self->pending = eiam_secret_new (size);
  memcpy (self->pending, text, size);
  dots = create_dots ((unsigned int) g_utf8_strlen (self->pending, -1));

  g_signal_handlers_block_by_func (editable, on_text_insert_text, self);
  gtk_editable_insert_text (editable, dots, -1, position);
  g_signal_handlers_unblock_by_func (editable, on_text_insert_text, self);
  g_clear_pointer (&self->pending, eiam_secret_free);
}

static void
eiam_password_buffer_dispose (GObject *object)
{
  g_clear_weak_pointer (&EIAM_PASSWORD_BUFFER (object)->text);

  G_OBJECT_CLASS (eiam_password_buffer_parent_class)->dispose (object);
}

static void
eiam_password_buffer_finalize (GObject *object)
{
  EiamPasswordBuffer *self = EIAM_PASSWORD_BUFFER (object);

  g_clear_pointer (&self->secret, eiam_secret_free);
  g_clear_pointer (&self->pending, eiam_secret_free);
  g_clear_pointer (&self->dots, g_free);

  G_OBJECT_CLASS (eiam_password_buffer_parent_class)->finalize (object);
}

static void
eiam_password_buffer_class_init (EiamPasswordBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);

  object_class->dispose = eiam_password_buffer_dispose;
  object_class->finalize = eiam_password_buffer_finalize;
  buffer_class->get_text = eiam_password_buffer_get_text;
  buffer_class->get_length = eiam_password_buffer_get_length;
  buffer_class->insert_text = eiam_password_buffer_insert_text;
  buffer_class->delete_text = eiam_password_buffer_delete_text;
  buffer_class->deleted_text = eiam_password_buffer_deleted_text;
}

static void
eiam_password_buffer_init (EiamPasswordBuffer *self)
{
  self->secret = eiam_secret_new (0);
  self->dots = create_dots (0);
}

/**
 * eiam_password_buffer_new:
 * @text: an empty text, whose visibility says whether the password is hidden
 *
 * Has @text hold a password.
 *
 * Returns: (transfer none): the buffer, which belongs to @text
 */
EiamPasswordBuffer *
eiam_password_buffer_new (GtkText *text)
{
  g_autoptr (EiamPasswordBuffer) self = NULL;

  g_return_val_if_fail (GTK_IS_TEXT (text), NULL);

  self = g_object_new (EIAM_TYPE_PASSWORD_BUFFER, NULL);
  g_set_weak_pointer (&self->text, text);
  gtk_text_set_buffer (text, GTK_ENTRY_BUFFER (self));
  g_signal_connect_object (text, "insert-text", G_CALLBACK (on_text_insert_text), self,
                           G_CONNECT_DEFAULT);

  return self;
}

/**
 * eiam_password_buffer_get_secret:
 *
 * Returns: the password, hidden or not; a secret, valid until the next change
 */
const char *
eiam_password_buffer_get_secret (EiamPasswordBuffer *self)
{
  g_return_val_if_fail (EIAM_IS_PASSWORD_BUFFER (self), NULL);

  return self->secret;
}
