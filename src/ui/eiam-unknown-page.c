/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-unknown-page.h"

#include "eiam-error-notice.h"
#include "eiam-help-button.h"
#include "eiam-patience.h"

#include <glib/gi18n.h>

/**
 * EiamUnknownPage:
 *
 * The registration was sent and its answer was lost: nobody here knows whether the
 * account exists.
 */
struct _EiamUnknownPage
{
  EiamSignupPage   parent_instance;

  EiamSignup      *signup;   /* (unowned) */
  EiamSettings    *settings; /* (unowned) */

  GtkLabel        *description;
  EiamErrorNotice *error_notice;
  GtkLabel        *help_label;
  GtkBox          *busy_box;
  GtkLabel        *busy_label;
  GtkButton       *try_button;
};

G_DEFINE_FINAL_TYPE (EiamUnknownPage, eiam_unknown_page, EIAM_TYPE_SIGNUP_PAGE)

static void
update_error (EiamUnknownPage *self)
{
  const GError *error = eiam_signup_get_error (self->signup);
  gboolean shown = !eiam_signup_get_probably_registered (self->signup);

  eiam_error_notice_set_error (self->error_notice, shown ? error : NULL);
}

static void
update_help (EiamUnknownPage *self)
{
  g_autofree char *help = eiam_help_button_dup_text (self->settings);
  /* The notice says the same. */
  gboolean told = gtk_widget_get_visible (GTK_WIDGET (self->error_notice));

  gtk_label_set_text (self->help_label, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help_label), *help != '\0' && !told);
}

static void
update (EiamUnknownPage *self)
{
  gboolean probably = eiam_signup_get_probably_registered (self->signup);
  gboolean busy = eiam_signup_get_busy (self->signup) != EIAM_SIGNUP_IDLE;
  gboolean told = eiam_patience_get_busy (eiam_patience_get (self->signup)) != EIAM_SIGNUP_IDLE;

  gtk_label_set_text (self->description,
                      probably
                        ? _("The service says that this number, username or email has an account. "
                            "It is most likely the one that you have just made: sign in with it.")
                        : _("Your registration was sent, but no clear answer came. Your account "
                            "may exist already, or not. Trying again does no harm: nobody is "
                            "registered twice."));
  gtk_widget_set_visible (GTK_WIDGET (self->try_button), !probably);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unknown.try-again", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unknown.start-over", !busy);
  gtk_label_set_text (self->busy_label, told ? _("Asking the service…") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), told);
  update_error (self);
  update_help (self);
}

static void
on_signup_notify (EiamSignup      *signup,
                  GParamSpec      *pspec,
                  EiamUnknownPage *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_UNKNOWN_PAGE (self));

  update (self);
}

static void
try_again_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_try_again (EIAM_UNKNOWN_PAGE (widget)->signup);
}

static void
start_over_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_signup_start_over (EIAM_UNKNOWN_PAGE (widget)->signup);
}

static void
eiam_unknown_page_constructed (GObject *object)
{
  EiamUnknownPage *self = EIAM_UNKNOWN_PAGE (object);

  G_OBJECT_CLASS (eiam_unknown_page_parent_class)->constructed (object);

  self->signup = eiam_signup_page_get_signup (EIAM_SIGNUP_PAGE (self));
  self->settings = eiam_signup_page_get_settings (EIAM_SIGNUP_PAGE (self));

  g_signal_connect_object (self->signup, "notify", G_CALLBACK (on_signup_notify), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (eiam_patience_get (self->signup), "notify::busy", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

static void
eiam_unknown_page_class_init (EiamUnknownPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = eiam_unknown_page_constructed;

  g_type_ensure (EIAM_TYPE_ERROR_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-unknown-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, description);
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, error_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, help_label);
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EiamUnknownPage, try_button);

  gtk_widget_class_install_action (widget_class, "unknown.try-again", NULL, try_again_action);
  gtk_widget_class_install_action (widget_class, "unknown.start-over", NULL, start_over_action);
}

static void
eiam_unknown_page_init (EiamUnknownPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_unknown_page_new:
 * @signup: the sign-up
 * @settings: the settings
 *
 * Returns: (transfer floating): the page for the lost answer of @signup
 */
GtkWidget *
eiam_unknown_page_new (EiamSignup   *signup,
                       EiamSettings *settings)
{
  return eiam_signup_page_new (EIAM_TYPE_UNKNOWN_PAGE, signup, settings);
}
