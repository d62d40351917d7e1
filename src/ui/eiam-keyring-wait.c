/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-keyring-wait.h"

#include <glib/gi18n.h>

/**
 * EiamKeyringWait:
 *
 * The way on while a keyring does not answer. Its question may stand behind
 * other windows, and nobody may know the password: after a while this says
 * so, and offers to go on without it. Otherwise it is hidden.
 */

/* An open keyring answers sooner than anybody could read this. */
#define PATIENCE_MS 3000

struct _EiamKeyringWait
{
  AdwBin        parent_instance;

  EiamSignup   *signup;     /* (owned) (nullable) */
  unsigned int  patience;

  GtkLabel     *label;
};

G_DEFINE_FINAL_TYPE (EiamKeyringWait, eiam_keyring_wait, ADW_TYPE_BIN)

static gboolean
is_waiting (EiamKeyringWait *self)
{
  EiamSignupBusy busy = eiam_signup_get_busy (self->signup);

  return busy == EIAM_SIGNUP_CHECKING_STORE || busy == EIAM_SIGNUP_STORING;
}

static gboolean
on_patience_over (gpointer user_data)
{
  EiamKeyringWait *self = EIAM_KEYRING_WAIT (user_data);

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s",
                                gtk_label_get_text (self->label));

  return G_SOURCE_REMOVE;
}

static void
update (EiamKeyringWait *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (is_waiting (self))
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
}

static void
on_signup_notify_busy (EiamSignup      *signup,
                       GParamSpec      *pspec,
                       EiamKeyringWait *self)
{
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_KEYRING_WAIT (self));

  update (self);
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_skip_store (EIAM_KEYRING_WAIT (widget)->signup);
}

static void
eiam_keyring_wait_dispose (GObject *object)
{
  EiamKeyringWait *self = EIAM_KEYRING_WAIT (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->signup);

  G_OBJECT_CLASS (eiam_keyring_wait_parent_class)->dispose (object);
}

static void
eiam_keyring_wait_class_init (EiamKeyringWaitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_keyring_wait_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "keyring-wait.skip", NULL,
                                   skip_action);
}

/* With large text a narrow window has no room for it in one line. */
static void
wrap_label (GtkButton *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (button));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
eiam_keyring_wait_init (EiamKeyringWait *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Go On Without Saving"));

  self->label = GTK_LABEL (gtk_label_new (_("Your keyring has not answered yet. It may be asking "
                                            "for its password in another window.")));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  wrap_label (GTK_BUTTON (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "keyring-wait.skip");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "big-button");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * eiam_keyring_wait_set_signup:
 * @self: a widget that has none yet
 * @signup: the sign-up whose store is waited for
 * @self_service: whether the keyring is nobody's own, and has nobody to ask
 *
 * Follows @signup from now on.
 */
void
eiam_keyring_wait_set_signup (EiamKeyringWait *self,
                              EiamSignup      *signup,
                              gboolean         self_service)
{
  g_return_if_fail (EIAM_IS_KEYRING_WAIT (self));
  g_return_if_fail (EIAM_IS_SIGNUP (signup));
  g_return_if_fail (self->signup == NULL);

  self->signup = g_object_ref (signup);
  if (self_service)
    gtk_label_set_text (self->label, _("The keyring of this computer has not answered yet."));
  g_signal_connect_object (signup, "notify::busy", G_CALLBACK (on_signup_notify_busy), self,
                           G_CONNECT_DEFAULT);
  /* The page may have been made while the store was written to. */
  update (self);
}
