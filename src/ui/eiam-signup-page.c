/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-page.h"

#include "eiam-focus.h"

/**
 * EiamSignupPage:
 *
 * What the pages of a sign-up have in common: the sign-up that they show, and the
 * settings. Both are held until the page is finalized, so that a signal which
 * arrives while it is disposed of still finds them.
 */
typedef struct
{
  EiamSignup   *signup;   /* (owned) */
  EiamSettings *settings; /* (owned) */
} EiamSignupPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EiamSignupPage, eiam_signup_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SIGNUP = 1,
  PROP_SETTINGS,
} EiamSignupPageProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

static void
eiam_signup_page_get_property (GObject      *object,
                               unsigned int  prop_id,
                               GValue       *value,
                               GParamSpec   *pspec)
{
  EiamSignupPage *self = EIAM_SIGNUP_PAGE (object);
  EiamSignupPagePrivate *priv = eiam_signup_page_get_instance_private (self);

  switch ((EiamSignupPageProperty) prop_id)
    {
    case PROP_SIGNUP:
      g_value_set_object (value, priv->signup);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, priv->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_signup_page_set_property (GObject      *object,
                               unsigned int  prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EiamSignupPage *self = EIAM_SIGNUP_PAGE (object);
  EiamSignupPagePrivate *priv = eiam_signup_page_get_instance_private (self);

  switch ((EiamSignupPageProperty) prop_id)
    {
    case PROP_SIGNUP:
      priv->signup = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      priv->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_signup_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  G_OBJECT_CLASS (eiam_signup_page_parent_class)->dispose (object);
}

static void
eiam_signup_page_finalize (GObject *object)
{
  EiamSignupPage *self = EIAM_SIGNUP_PAGE (object);
  EiamSignupPagePrivate *priv = eiam_signup_page_get_instance_private (self);

  g_clear_object (&priv->signup);
  g_clear_object (&priv->settings);

  G_OBJECT_CLASS (eiam_signup_page_parent_class)->finalize (object);
}

static void
eiam_signup_page_class_init (EiamSignupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_signup_page_get_property;
  object_class->set_property = eiam_signup_page_set_property;
  object_class->dispose = eiam_signup_page_dispose;
  object_class->finalize = eiam_signup_page_finalize;

  /**
   * EiamSignupPage:signup:
   *
   * The sign-up that the page shows.
   */
  properties[PROP_SIGNUP] =
    g_param_spec_object ("signup", NULL, NULL, EIAM_TYPE_SIGNUP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * EiamSignupPage:settings:
   *
   * What the administrator asks for.
   */
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, EIAM_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* Each page knows where the person begins. */
  eiam_focus_pass_through (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_signup_page_init (EiamSignupPage *self)
{
}

/**
 * eiam_signup_page_new:
 * @type: a type derived from %EIAM_TYPE_SIGNUP_PAGE
 * @signup: the sign-up that the page shows
 * @settings: what the administrator asks for
 *
 * Returns: (transfer floating): a page of @type
 */
GtkWidget *
eiam_signup_page_new (GType         type,
                      EiamSignup   *signup,
                      EiamSettings *settings)
{
  g_return_val_if_fail (g_type_is_a (type, EIAM_TYPE_SIGNUP_PAGE), NULL);
  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  return g_object_new (type,
                       "signup", signup,
                       "settings", settings,
                       NULL);
}

/**
 * eiam_signup_page_get_signup:
 * @self: the page
 *
 * Returns: (transfer none): the sign-up, for as long as the page lives
 */
EiamSignup *
eiam_signup_page_get_signup (EiamSignupPage *self)
{
  EiamSignupPagePrivate *priv = eiam_signup_page_get_instance_private (self);

  g_return_val_if_fail (EIAM_IS_SIGNUP_PAGE (self), NULL);

  return priv->signup;
}

/**
 * eiam_signup_page_get_settings:
 * @self: the page
 *
 * Returns: (transfer none): the settings, for as long as the page lives
 */
EiamSettings *
eiam_signup_page_get_settings (EiamSignupPage *self)
{
  EiamSignupPagePrivate *priv = eiam_signup_page_get_instance_private (self);

  g_return_val_if_fail (EIAM_IS_SIGNUP_PAGE (self), NULL);

  return priv->settings;
}
