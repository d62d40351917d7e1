/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-done-page.h"

#include "eiam-confirm.h"
#include "eiam-error-notice.h"
#include "eiam-error.h"
#include "eiam-keyring-wait.h"
#include "eiam-kiosk.h"
#include "eiam-patience.h"
#include "eiam-signup-setup.h"
#include "eiam-time.h"

#include <glib/gi18n.h>

/**
 * EiamDonePage:
 *
 * The account exists: until when the session holds and where it is kept.
 */
struct _EiamDonePage
{
  EiamSignupPage   parent_instance;

  EiamSignup      *signup;      /* (unowned) */
  EiamSettings    *settings;    /* (unowned) */
  GCancellable    *cancellable; /* (owned) */

  GtkLabel        *description;
  AdwActionRow    *expiry_row;
  AdwActionRow    *store_row;
  EiamErrorNotice *notice;
  GtkBox          *busy_box;
  GtkLabel        *busy_label;
  EiamKeyringWait *keyring_wait;
  GtkButton       *save_button;
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

static gboolean
is_at_kiosk (EiamDonePage *self)
{
  return eiam_kiosk_is_enabled (eiam_kiosk_get (self->settings));
}

/* Who walks away from a machine for many people wants to know that. */
static const char *
get_stored_text (EiamDonePage       *self,
                 EiamTokenStoreKind  kind)
{
  return kind >= EIAM_TOKEN_STORE_MEMORY && is_at_kiosk (self)
           ? _("Nowhere: nothing stays on this computer")
           : _(stored_texts[kind]);
}

static gboolean
is_signed_in (EiamDonePage *self)
{
  EiamSession *session = eiam_signup_get_session (self->signup);

  return session != NULL && eiam_session_get_session_token (session) != NULL;
}

static gboolean
is_unsaved (EiamDonePage *self)
{
  return is_signed_in (self) && !eiam_signup_setup_is_saved (self->signup);
}

static void
update_notice (EiamDonePage *self,
               gboolean      unsaved)
{
  const GError *error = eiam_signup_get_store_error (self->signup);
  g_autofree char *sentence = error != NULL ? eiam_error_dup_sentence (error) : NULL;
  g_autofree char *text = NULL;

  if (is_at_kiosk (self))
    text = g_strdup (sentence);
  else
    text = g_strjoin (sentence != NULL ? "\n" : "", sentence != NULL ? sentence : "",
                      _("It is lost when you close this program."), NULL);
  eiam_error_notice_set_warning (self->notice, unsaved ? _("Your session is not saved") : NULL,
                                 text, error);
}

static void
update_store (EiamDonePage *self)
{
  EiamTokenStoreKind kind = eiam_token_store_get_kind (eiam_signup_get_store (self->signup));
  gboolean busy = eiam_signup_get_busy (self->signup) != EIAM_SIGNUP_IDLE;
  gboolean told = eiam_patience_get_busy (eiam_patience_get (self->signup)) != EIAM_SIGNUP_IDLE;
  gboolean unsaved = !busy && is_unsaved (self);

  if (unsaved)
    kind = EIAM_TOKEN_STORE_MEMORY;
  adw_action_row_set_subtitle (self->store_row, get_stored_text (self, kind));
  gtk_widget_set_visible (GTK_WIDGET (self->store_row), is_signed_in (self) && !busy);

  update_notice (self, unsaved);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), unsaved && !is_at_kiosk (self));
  gtk_label_set_text (self->busy_label, told ? _("Saving your session…") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), told);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "done.finish", !busy);
}

static void
update (EiamDonePage *self)
{
  if (eiam_signup_get_step (self->signup) != EIAM_SIGNUP_REGISTERED)
    return;

  gtk_label_set_text (self->description,
                      is_signed_in (self)
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
confirm_finish_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (EiamDonePage) self = user_data;

  /* The page may be gone by now. */
  if (eiam_confirm_discard_finish (GTK_WINDOW (source), result, NULL) && self->signup != NULL
      && eiam_signup_get_step (self->signup) == EIAM_SIGNUP_REGISTERED)
    eiam_signup_start_over (self->signup);
}

/* A session that is nowhere else is not thrown away by a slip, unless nobody could
 * keep it anyway. */
static void
finish_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EiamDonePage *self = EIAM_DONE_PAGE (widget);
  GtkRoot *window = gtk_widget_get_root (widget);

  g_assert (name != NULL);
  g_assert (parameter == NULL);

  if (is_unsaved (self) && !is_at_kiosk (self) && GTK_IS_WINDOW (window))
    eiam_confirm_discard_async (GTK_WINDOW (window), _("Finish Without Saving?"),
                                _("You are registered, but your session is not saved yet."),
                                self->cancellable, confirm_finish_cb, g_object_ref (self));
  else
    eiam_signup_start_over (self->signup);
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
  g_signal_connect_object (eiam_patience_get (self->signup), "notify::busy", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  eiam_keyring_wait_set_signup (self->keyring_wait, self->signup,
                                eiam_kiosk_is_enabled (eiam_kiosk_get (self->settings)));
  update (self);
}

static void
eiam_done_page_dispose (GObject *object)
{
  g_cancellable_cancel (EIAM_DONE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (eiam_done_page_parent_class)->dispose (object);
}

static void
eiam_done_page_finalize (GObject *object)
{
  g_clear_object (&EIAM_DONE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (eiam_done_page_parent_class)->finalize (object);
}

static void
eiam_done_page_class_init (EiamDonePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_done_page_constructed;
  object_class->dispose = eiam_done_page_dispose;
  object_class->finalize = eiam_done_page_finalize;

  g_type_ensure (EIAM_TYPE_ERROR_NOTICE);
  g_type_ensure (EIAM_TYPE_KEYRING_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, description);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, expiry_row);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, store_row);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, notice);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, keyring_wait);
  gtk_widget_class_bind_template_child (widget_class, EiamDonePage, save_button);

  gtk_widget_class_install_action (widget_class, "done.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "done.save-again", NULL, save_again_action);
}

static void
eiam_done_page_init (EiamDonePage *self)
{
  self->cancellable = g_cancellable_new ();
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
