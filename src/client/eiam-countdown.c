/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-countdown.h"

#include "eiam-clock.h"

/**
 * EiamCountdown:
 *
 * Seconds until something may be done, by a clock that neither a suspended
 * machine nor a changed time of day can stop. It wakes the program only while
 * it runs.
 */
struct _EiamCountdown
{
  GObject       parent_instance;

  gint64        end;      /* by eiam_clock_now() */
  unsigned int  left;
  unsigned int  source;
};

G_DEFINE_FINAL_TYPE (EiamCountdown, eiam_countdown, G_TYPE_OBJECT)

typedef enum {
  PROP_LEFT = 1,
  PROP_LAST = PROP_LEFT,
} EiamCountdownProperty;

static GParamSpec *properties[PROP_LAST + 1];

static void
update (EiamCountdown *self)
{
  gint64 left = MAX (0, self->end - eiam_clock_now ());
  unsigned int seconds = (unsigned int) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);

  if (self->left == seconds)
    return;

  self->left = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT]);
}

static gboolean
on_tick (gpointer user_data)
{
  EiamCountdown *self = EIAM_COUNTDOWN (user_data);

  update (self);
  if (self->left > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
eiam_countdown_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((EiamCountdownProperty) prop_id)
    {
    case PROP_LEFT:
      g_value_set_uint (value, EIAM_COUNTDOWN (object)->left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_countdown_dispose (GObject *object)
{
  EiamCountdown *self = EIAM_COUNTDOWN (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (eiam_countdown_parent_class)->dispose (object);
}

static void
eiam_countdown_class_init (EiamCountdownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_countdown_get_property;
  object_class->dispose = eiam_countdown_dispose;

  properties[PROP_LEFT] = g_param_spec_uint ("left", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
eiam_countdown_init (EiamCountdown *self)
{
}

/**
 * eiam_countdown_new:
 *
 * Returns: (transfer full): a countdown that has ended
 */
EiamCountdown *
eiam_countdown_new (void)
{
  return g_object_new (EIAM_TYPE_COUNTDOWN, NULL);
}

/**
 * eiam_countdown_start:
 * @self: a countdown
 * @seconds: how long, 0 to end at once
 */
void
eiam_countdown_start (EiamCountdown *self,
                      unsigned int   seconds)
{
  g_return_if_fail (EIAM_IS_COUNTDOWN (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->end = eiam_clock_now () + (gint64) seconds * G_USEC_PER_SEC;
  if (seconds > 0)
    self->source = g_timeout_add_seconds (1, on_tick, self);
  update (self);
}

/**
 * eiam_countdown_get_left:
 * @self: a countdown
 *
 * Returns: seconds, rounded up; 0 when it has ended
 */
unsigned int
eiam_countdown_get_left (EiamCountdown *self)
{
  g_return_val_if_fail (EIAM_IS_COUNTDOWN (self), 0);

  return self->left;
}
