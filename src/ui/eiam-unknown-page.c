/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-unknown-page.h"

#include "eiam-error-notice.h"

#include <glib/gi18n.h>

/**
 * EiamUnknownPage:
 *
 * The registration was sent and its answer was lost: nobody here knows whether the
 * account exists.
 */
struct _EiamUnknownPage
{
  AdwBin        parent_instance;

  EiamSignup   *signup; /* (owned) */
  EiamSettings *settings; /* (owned) */

  GtkLabel     *description;
  EiamErrorNotice *error_notice;
  GtkLabel     *help_label;
  GtkBox       *busy_box;
  GtkLabel     *busy_label;
  GtkButton    *try_button;
};

G_DEFINE_FINAL_TYPE (EiamUnknownPage, eiam_unknown_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SIGNUP = 1,
  PROP_SETTINGS,
} EiamUnknownPageProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

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
  const char *text = eiam_settings_get_help_text (self->settings);
  const char *phone = eiam_settings_get_help_phone (self->settings);
  /* Isolated, so that the number reads from left to right in every language. */
  g_autofree char *number = g_strconcat ("\u2066", phone, "\u2069", NULL);
  /* Translators: %s is the telephone number of the company's help desk */
  g_autofree char *line = g_strdup_printf (_("Help desk: %s"), number);
  g_autofree char *help = g_strdup_printf ("%s\n%s", text, *phone != '\0' ? line : "");

  g_strstrip (help);
  gtk_label_set_text (self->help_label, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help_label), *help != '\0');
}

static void
update (EiamUnknownPage *self)
{
  gboolean probably = eiam_signup_get_probably_registered (self->signup);
  gboolean busy = eiam_signup_get_busy (self->signup) != EIAM_SIGNUP_IDLE;

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
  gtk_label_set_text (self->busy_label, busy ? _("Asking the service…") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->busy_box), busy);
  update_error (self);
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
eiam_unknown_page_get_property (GObject      *object,
                                  unsigned int  prop_id,
                                  GValue       *value,
                                  GParamSpec   *pspec)
{
  EiamUnknownPage *self = EIAM_UNKNOWN_PAGE (object);

  switch ((EiamUnknownPageProperty) prop_id)
    {
    case PROP_SIGNUP:
      g_value_set_object (value, self->signup);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_unknown_page_set_property (GObject      *object,
                                  unsigned int  prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  EiamUnknownPage *self = EIAM_UNKNOWN_PAGE (object);

  switch ((EiamUnknownPageProperty) prop_id)
    {
    case PROP_SIGNUP:
      self->signup = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_unknown_page_constructed (GObject *object)
{
  EiamUnknownPage *self = EIAM_UNKNOWN_PAGE (object);

  G_OBJECT_CLASS (eiam_unknown_page_parent_class)->constructed (object);

  g_signal_connect_object (self->signup, "notify", G_CALLBACK (on_signup_notify), self,
                           G_CONNECT_DEFAULT);
  update_help (self);
  update (self);
}

static void
eiam_unknown_page_dispose (GObject *object)
{
  EiamUnknownPage *self = EIAM_UNKNOWN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EIAM_TYPE_UNKNOWN_PAGE);
  g_clear_object (&self->signup);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_unknown_page_parent_class)->dispose (object);
}

static void
eiam_unknown_page_class_init (EiamUnknownPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_unknown_page_get_property;
  object_class->set_property = eiam_unknown_page_set_property;
  object_class->constructed = eiam_unknown_page_constructed;
  object_class->dispose = eiam_unknown_page_dispose;

  properties[PROP_SIGNUP] =
    g_param_spec_object ("signup", NULL, NULL, EIAM_TYPE_SIGNUP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, EIAM_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

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
  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  return g_object_new (EIAM_TYPE_UNKNOWN_PAGE,
                       "signup", signup,
                       "settings", settings,
                       NULL);
}
