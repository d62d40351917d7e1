/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-signup-keeper.h"

#include "eiam-signup-setup.h"

/**
 * EiamSignupKeeper:
 *
 * Has the sign-up of a window, and the store of its tokens, as the settings want
 * them: when those change there is another one, as soon as nobody is harmed by it.
 */
struct _EiamSignupKeeper
{
  GObject         parent_instance;

  EiamSettings   *settings; /* (owned) */
  EiamTokenStore *store;    /* (owned) (nullable): until the first renewal */
  EiamSignup     *signup;   /* (owned) (nullable): no server, no sign-up */
  unsigned int    renew_id;
  gboolean        stale;
};

G_DEFINE_FINAL_TYPE (EiamSignupKeeper, eiam_signup_keeper, G_TYPE_OBJECT)

typedef enum {
  PROP_SIGNUP = 1,
  PROP_LAST = PROP_SIGNUP,
} EiamSignupKeeperProperty;

static GParamSpec *properties[PROP_LAST + 1];

static gboolean
on_renewal_due (gpointer user_data)
{
  EiamSignupKeeper *self = user_data;

  g_assert (EIAM_IS_SIGNUP_KEEPER (self));

  self->renew_id = 0;
  if (!eiam_signup_setup_is_under_way (self->signup))
    eiam_signup_keeper_renew (self);
  return G_SOURCE_REMOVE;
}

/* One renewal for several settings that change at once, and none while a
 * registration is under way: that one ends as it began. */
static void
schedule_renewal (EiamSignupKeeper *self)
{
  self->stale = TRUE;
  if (self->renew_id == 0)
    self->renew_id = g_idle_add (on_renewal_due, self);
}

static void
on_settings_changed (EiamSettings     *settings,
                     const char       *key,
                     EiamSignupKeeper *self)
{
  g_assert (key != NULL);
  g_assert (EIAM_IS_SETTINGS (settings));
  g_assert (EIAM_IS_SIGNUP_KEEPER (self));

  if (eiam_signup_setup_depends_on (key))
    schedule_renewal (self);
}

static void
on_signup_notify_step (EiamSignup       *signup,
                       GParamSpec       *pspec,
                       EiamSignupKeeper *self)
{
  g_assert (pspec != NULL);
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_SIGNUP_KEEPER (self));

  if (self->stale)
    schedule_renewal (self);
}

static void
eiam_signup_keeper_get_property (GObject      *object,
                                 unsigned int  prop_id,
                                 GValue       *value,
                                 GParamSpec   *pspec)
{
  switch ((EiamSignupKeeperProperty) prop_id)
    {
    case PROP_SIGNUP:
      g_value_set_object (value, EIAM_SIGNUP_KEEPER (object)->signup);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_signup_keeper_dispose (GObject *object)
{
  EiamSignupKeeper *self = EIAM_SIGNUP_KEEPER (object);

  g_clear_handle_id (&self->renew_id, g_source_remove);
  if (self->signup != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->signup, self);
      eiam_signup_cancel (self->signup);
    }
  g_clear_object (&self->signup);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_signup_keeper_parent_class)->dispose (object);
}

static void
eiam_signup_keeper_class_init (EiamSignupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_signup_keeper_get_property;
  object_class->dispose = eiam_signup_keeper_dispose;

  properties[PROP_SIGNUP] =
    g_param_spec_object ("signup", NULL, NULL, EIAM_TYPE_SIGNUP,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
eiam_signup_keeper_init (EiamSignupKeeper *self)
{
}

/**
 * eiam_signup_keeper_new:
 * @settings: the settings
 *
 * Returns: (transfer full): what has no sign-up before it is renewed
 */
EiamSignupKeeper *
eiam_signup_keeper_new (EiamSettings *settings)
{
  EiamSignupKeeper *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_SIGNUP_KEEPER, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed), self,
                           G_CONNECT_DEFAULT);
  return self;
}

/**
 * eiam_signup_keeper_get_signup:
 * @self: what has a sign-up
 *
 * Returns: (transfer none) (nullable): the sign-up, which is another one after
 *   `notify::signup`, or %NULL while no server is configured
 */
EiamSignup *
eiam_signup_keeper_get_signup (EiamSignupKeeper *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP_KEEPER (self), NULL);

  return self->signup;
}

/**
 * eiam_signup_keeper_get_store:
 * @self: what has a sign-up
 *
 * Returns: (transfer none) (nullable): where its tokens go
 */
EiamTokenStore *
eiam_signup_keeper_get_store (EiamSignupKeeper *self)
{
  g_return_val_if_fail (EIAM_IS_SIGNUP_KEEPER (self), NULL);

  return self->store;
}

/**
 * eiam_signup_keeper_renew:
 * @self: what has a sign-up
 *
 * Makes another one, to which what was typed moves over.
 */
void
eiam_signup_keeper_renew (EiamSignupKeeper *self)
{
  g_autoptr (EiamSignup) old = NULL;

  g_return_if_fail (EIAM_IS_SIGNUP_KEEPER (self));

  old = g_steal_pointer (&self->signup);
  self->stale = FALSE;
  g_clear_handle_id (&self->renew_id, g_source_remove);
  g_clear_object (&self->store);
  self->store = eiam_signup_setup_create_store (self->settings);
  self->signup = eiam_signup_setup_new (self->settings, self->store);
  if (self->signup != NULL)
    /* Who shows the step comes first. */
    g_signal_connect_object (self->signup, "notify::step", G_CALLBACK (on_signup_notify_step),
                             self, G_CONNECT_AFTER);
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  if (old != NULL && self->signup != NULL)
    eiam_signup_setup_carry_over (old, self->signup);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNUP]);
  if (self->signup != NULL)
    eiam_signup_load_countries (self->signup);
}
