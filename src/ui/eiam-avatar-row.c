/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-avatar-row.h"

#include "eiam-error.h"
#include "eiam-picture-decoder.h"
#include "eiam-picture-loader.h"

#include <glib/gi18n.h>

/**
 * EiamAvatarRow:
 *
 * The picture at the address that the person entered, shown when the person
 * asks for it; until then the initials of the full name. Without an address
 * there is no row.
 */
struct _EiamAvatarRow
{
  AdwPreferencesRow  parent_instance;

  EiamRegistration  *registration;
  EiamPictureLoader *loader;
  GCancellable      *cancellable;   /* (nullable): of what is under way */
  char              *address;       /* of which the row speaks, clean */

  AdwAvatar         *avatar;
  GtkLabel          *status;
};

G_DEFINE_FINAL_TYPE (EiamAvatarRow, eiam_avatar_row, ADW_TYPE_PREFERENCES_ROW)

static void
set_status (EiamAvatarRow *self,
            const char    *sentence)
{
  gtk_label_set_text (self->status, sentence);
}

static void
tell (EiamAvatarRow *self,
      const char    *sentence)
{
  set_status (self, sentence);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", sentence);
}

/* Back to the initials, and whatever is on its way is not waited for. */
static void
reset (EiamAvatarRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_avatar_set_custom_image (self->avatar, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "avatar.show", TRUE);
  set_status (self, _("The picture is fetched only when you ask for it."));
}

static void
end (EiamAvatarRow *self)
{
  g_clear_object (&self->cancellable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "avatar.show", TRUE);
}

static void
fail (EiamAvatarRow *self,
      const GError  *error)
{
  g_autofree char *sentence = NULL;

  /* Whoever cancelled it has said what there is to say. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = eiam_error_dup_sentence (error);
  end (self);
  tell (self, sentence);
}

static void
decode_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EiamAvatarRow) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = eiam_picture_decode_finish (result, &error);
  if (texture == NULL)
    {
      fail (self, error);
      return;
    }

  end (self);
  adw_avatar_set_custom_image (self->avatar, GDK_PAINTABLE (texture));
  tell (self, _("This is the picture at the address."));
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (EiamAvatarRow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = eiam_picture_loader_load_finish (EIAM_PICTURE_LOADER (source), result, &error);
  if (bytes == NULL)
    {
      fail (self, error);
      return;
    }

  eiam_picture_decode_async (bytes, self->cancellable, decode_cb, g_object_ref (self));
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  EiamAvatarRow *self = EIAM_AVATAR_ROW (widget);

  reset (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (widget, "avatar.show", FALSE);
  tell (self, _("Fetching the picture…"));
  eiam_picture_loader_load_async (self->loader, self->address, self->cancellable, load_cb,
                                  g_object_ref (self));
}

static void
update_address (EiamAvatarRow *self)
{
  const char *text = eiam_registration_get_text (self->registration, EIAM_FIELD_AVATAR);
  g_autofree char *address = eiam_field_clean (EIAM_FIELD_AVATAR, text);

  if (g_strcmp0 (address, self->address) == 0)
    return;

  g_free (self->address);
  self->address = g_steal_pointer (&address);
  gtk_widget_set_visible (GTK_WIDGET (self), *self->address != '\0');
  reset (self);
}

static void
update_name (EiamAvatarRow *self)
{
  adw_avatar_set_text (self->avatar,
                       eiam_registration_get_text (self->registration, EIAM_FIELD_NAME));
}

static void
eiam_avatar_row_dispose (GObject *object)
{
  EiamAvatarRow *self = EIAM_AVATAR_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->loader);
  g_clear_object (&self->registration);

  G_OBJECT_CLASS (eiam_avatar_row_parent_class)->dispose (object);
}

static void
eiam_avatar_row_finalize (GObject *object)
{
  EiamAvatarRow *self = EIAM_AVATAR_ROW (object);

  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (eiam_avatar_row_parent_class)->finalize (object);
}

static void
eiam_avatar_row_class_init (EiamAvatarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = eiam_avatar_row_dispose;
  object_class->finalize = eiam_avatar_row_finalize;

  gtk_widget_class_install_action (widget_class, "avatar.show", NULL, show_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-avatar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamAvatarRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, EiamAvatarRow, status);
}

static void
eiam_avatar_row_init (EiamAvatarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
watch (EiamAvatarRow *self,
       EiamField      field,
       GCallback      callback)
{
  g_autofree char *signal = g_strconcat ("notify::", eiam_field_get_info (field)->property, NULL);

  g_signal_connect_object (self->registration, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * eiam_avatar_row_new:
 * @registration: whose picture it is
 * @ca_file: (nullable): a PEM file with authorities that are trusted besides the system's
 *
 * Nothing is fetched before the person asks.
 *
 * Returns: (transfer floating): a row that is hidden while there is no address
 */
GtkWidget *
eiam_avatar_row_new (EiamRegistration *registration,
                     const char       *ca_file)
{
  EiamAvatarRow *self;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (registration), NULL);

  self = g_object_new (EIAM_TYPE_AVATAR_ROW, NULL);
  self->registration = g_object_ref (registration);
  self->loader = eiam_picture_loader_new (ca_file);
  watch (self, EIAM_FIELD_AVATAR, G_CALLBACK (update_address));
  watch (self, EIAM_FIELD_NAME, G_CALLBACK (update_name));
  update_address (self);
  update_name (self);

  return GTK_WIDGET (self);
}
