/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-patience.h"

#include "eiam-client-enums.h"

/**
 * EiamPatience:
 *
 * What a person is told to wait for. An answer that comes at once needs no
 * word for it: one that flashes up, and greys out what has the focus, takes the
 * eye away and costs a frame before the one with the answer. The sign-up itself
 * begins nothing twice, so what can still be pressed meanwhile does no harm.
 */

/* What takes no longer is seen as the effect of the press itself, and what begins so soon after a
 * wait that was told is a part of it. */
#define PATIENCE_MS 100

#define PATIENCE_KEY "eiam-patience"

struct _EiamPatience
{
  GObject         parent_instance;

  EiamSignupBusy  busy;
  gboolean        is_long;
  gint64          told_until; /* monotonic, in microseconds */
  unsigned int    source;
};

G_DEFINE_FINAL_TYPE (EiamPatience, eiam_patience, G_TYPE_OBJECT)

typedef enum {
  PROP_BUSY = 1,
} EiamPatienceProperty;

static GParamSpec *properties[PROP_BUSY + 1];

static gboolean
on_patience_over (gpointer user_data)
{
  EiamPatience *self = EIAM_PATIENCE (user_data);

  self->source = 0;
  self->is_long = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  return G_SOURCE_REMOVE;
}

static void
begin (EiamPatience *self)
{
  if (g_get_monotonic_time () - self->told_until < PATIENCE_MS * G_TIME_SPAN_MILLISECOND)
    self->is_long = TRUE;
  else
    self->source = g_timeout_add (PATIENCE_MS, on_patience_over, self);
}

static void
end (EiamPatience *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->is_long)
    self->told_until = g_get_monotonic_time ();
  self->is_long = FALSE;
}

static void
on_signup_notify_busy (EiamSignup   *signup,
                       GParamSpec   *pspec,
                       EiamPatience *self)
{
  g_assert (EIAM_IS_SIGNUP (signup));
  g_assert (EIAM_IS_PATIENCE (self));

  self->busy = eiam_signup_get_busy (signup);
  if (self->busy == EIAM_SIGNUP_IDLE)
    end (self);
  else if (!self->is_long && self->source == 0)
    begin (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
eiam_patience_get_property (GObject      *object,
                            unsigned int  prop_id,
                            GValue       *value,
                            GParamSpec   *pspec)
{
  switch ((EiamPatienceProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_enum (value, eiam_patience_get_busy (EIAM_PATIENCE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_patience_finalize (GObject *object)
{
  g_clear_handle_id (&EIAM_PATIENCE (object)->source, g_source_remove);

  G_OBJECT_CLASS (eiam_patience_parent_class)->finalize (object);
}

static void
eiam_patience_class_init (EiamPatienceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_patience_get_property;
  object_class->finalize = eiam_patience_finalize;

  /**
   * EiamPatience:busy:
   *
   * What is under way for so long that the person is told. It is notified
   * whenever something begins or ends, told or not.
   */
  properties[PROP_BUSY] =
    g_param_spec_enum ("busy", NULL, NULL, EIAM_TYPE_SIGNUP_BUSY, EIAM_SIGNUP_IDLE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
eiam_patience_init (EiamPatience *self)
{
}

/**
 * eiam_patience_get:
 * @signup: a sign-up
 *
 * Returns: (transfer none): what the person at @signup is told to wait for; it
 *   is the same for all who ask, and stays with @signup
 */
EiamPatience *
eiam_patience_get (EiamSignup *signup)
{
  EiamPatience *self;

  g_return_val_if_fail (EIAM_IS_SIGNUP (signup), NULL);

  self = g_object_get_data (G_OBJECT (signup), PATIENCE_KEY);
  if (self == NULL)
    {
      self = g_object_new (EIAM_TYPE_PATIENCE, NULL);
      g_object_set_data_full (G_OBJECT (signup), PATIENCE_KEY, self, g_object_unref);
      g_signal_connect_object (signup, "notify::busy", G_CALLBACK (on_signup_notify_busy), self,
                               G_CONNECT_DEFAULT);
      on_signup_notify_busy (signup, NULL, self);
    }

  return self;
}

/**
 * eiam_patience_get_busy:
 * @self: a wait
 *
 * Returns: what the person is to be told that is under way, %EIAM_SIGNUP_IDLE
 *   while that would be too early
 */
EiamSignupBusy
eiam_patience_get_busy (EiamPatience *self)
{
  g_return_val_if_fail (EIAM_IS_PATIENCE (self), EIAM_SIGNUP_IDLE);

  return self->is_long ? self->busy : EIAM_SIGNUP_IDLE;
}
