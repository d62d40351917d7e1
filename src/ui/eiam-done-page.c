/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-done-page.h"

#include "eiam-error.h"
#include "eiam-time.h"

#include <glib/gi18n.h>

/**
 * EiamDonePage:
 *
 * The account exists: until when the session holds and where it is kept.
 */
struct _EiamDonePage
{
  EiamSignupPage  parent_instance;

  EiamSignup     *signup;   /* (unowned) */
  EiamSettings   *settings; /* (unowned) */

  GtkLabel       *description;
  AdwActionRow   *expiry_row;
  AdwActionRow   *store_row;
  GtkBox         *error_notice;
  GtkLabel       *error_label;
  GtkBox         *busy_box;
  GtkLabel       *busy_label;
  GtkButton      *save_button;
};

G_DEFINE_FINAL_TYPE (EiamDonePage, eiam_done_page, EIAM_TYPE_SIGNUP_PAGE)

/* Indexed by the kind of store. */
static const char *const stored_texts[] = {
  [EIAM_TOKEN_STORE_KEYRING] = N_("In your keyring"),
  [EIAM_TOKEN_STORE_LOGIN_SESSION] = N_("In your keyring, until you log out of this computer"),
  [EIAM_TOKEN_STORE_MEMORY] = N_("In this program, until you close it"),
  [EIAM_TOKEN_STORE_NONE] = N_("Nowhere: sign in with your new account when you need it"),
};

static void
update_expiry (EiamDonePage *self)
{
  EiamSession *session = eiam_signup_get_session (self->signup);
  GDateTime *expires_at = session != NULL ? eiam_session_get_expires_at (session) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->expiry_row), expires_at != NULL);
  if (expires_at == NULL)
    return;

  moment = eiam_time_format_moment (expires_at);
  left = eiam_time_format_left (expires_at, now);
  if (left == NULL)
    text = g_strdup (moment);
  else
    /* Translators: a time, and how long it is until then, such as "12 hours". */
    text = g_strdup_printf (_("%s (for %s)"), moment, left);
  adw_action_row_set_subtitle (self->expiry_row, text);
}

static void
update_store (EiamDonePage *self)
{
  EiamTokenStoreKind kind = eiam_token_store_get_kind (eiam_signup_get_store (self->signup));
  gboolean has_session = eiam_signup_get_session (self->signup) != NULL;
  gboolean busy = eiam_signup_get_busy (self->signup) != EIAM_SIGNUP_IDLE;
  gboolean wanted = has_session && kind != EIAM_TOKEN_STORE_NONE;
  gboolean unsaved = wanted && !eiam_signup_get_stored (self->signup) && !busy;
  const GError *error = eiam_signup_get_store_error (self->signup);
  g_autofree char *sentence = NULL;

  if (unsaved)
    kind = EIAM_TOKEN_STORE_MEMORY;
  adw_action_row_set_subtitle (self->store_row, _(stored_texts[kind]));
  gtk_widget_set_visible (GTK_WIDGET (self->store_row), has_session && !busy);

  if (unsaved && error != NULL)
    sentence = eiam_error_dup_sentence (error);
  gtk_label_set_text (self->error_label,
                      sentence != NULL ? sentence
                                       : _("It is lost when you close this program."));
  gtk_widget_set_visible (GTK_WIDGET (self->error_notice), unsaved);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), unsaved);
  gtk_label_set_text (self->busy_label, busy ? _("Saving your session…") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "done.finish", !busy);
}

static void
update (EiamDonePage *self)
{
  if (eiam_signup_get_step (self->signup) != EIAM_SIGNUP_REGISTERED)
    return;

  gtk_label_set_text (self->description,
                      eiam_signup_get_session (self->signup) != NULL
                        ? _("Your account is ready, and you are signed in.")
                        : _("Your account is ready. You can sign in with it now."));
  update_expiry (self);
  update_store (self);
}

static void
on_signup_notify (EiamSignup   *signup,
                  GParamSpec   *pspec,
                  EiamDonePage *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_DONE_PAGE (self));

  update (self);
}

static void
finish_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_start_over (EIAM_DONE_PAGE (widget)->signup);
}

static void
save_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_save_again (EIAM_DONE_PAGE (widget)->signup);
}

static void
eiam_done_page_constructed (GObject *object)
{
  EiamDonePage *self = EIAM_DONE_PAGE (object);

  G_OBJECT_CLASS (eiam_done_page_parent_class)->constructed (object);

  self->signup = eiam_signup_page_get_signup (EIAM_SIGNUP_PAGE (self));
  self->settings = eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (self));

  g_signal_connect_object (self->signup, "notify", G_CALLBACK (on_signup_notify), self,
                           G_CONNECT_DEFAULT);
  update (self);
}

static void
eiam_done_page_class_init (EiamDonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_done_page_constructed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, description);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, expiry_row);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, store_row);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, error_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, save_button);

  gtk_widget_class_install_action (widget_class, "done.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "done.save-again", NULL, save_again_action);
}

static void
eiam_done_page_init (EiamDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_done_page_new:
 * @signup: the sign-up
 * @settings: the settings
 *
 * Returns: (transfer floating): the page for the outcome of @signup
 */
GtkWidget *
eiam_done_page_new (EiamSignup   *signup,
                    EiamSettings *settings)
{
  return eiam_signup_page_new (EIAM_TYPE_DONE_PAGE, signup, settings);
}
