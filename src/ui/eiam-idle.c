/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-idle.h"

#include "eiam-clock.h"

/**
 * EiamIdle:
 *
 * Notices that nobody is at the machine any more. It begins with the first
 * activity; keys, touches, moves of the pointer and what assistive technology
 * does put off its end, in every window. A suspended machine is idle too.
 */
struct _EiamIdle
{
  GObject       parent_instance;

  gint64        last;    /* by eiam_clock_now(), the latest activity */
  unsigned int  timeout; /* seconds until the warning */
  unsigned int  warning; /* seconds from there to the end */
  unsigned int  left;
  unsigned int  tick_id;
  double        x;       /* where the pointer was */
  double        y;
  gulong        hooks[4];
};

G_DEFINE_FINAL_TYPE (EiamIdle, eiam_idle, G_TYPE_OBJECT)

typedef enum {
  PROP_LEFT = 1,
  PROP_LAST = PROP_LEFT,
} EiamIdleProperty;

static GParamSpec *properties[PROP_LAST + 1];

enum {
  EXPIRED,
  N_SIGNALS,
};

static unsigned int signals[N_SIGNALS];

/* What a person does with something, by whatever means. */
static const struct
{
  GType (*get_type) (void);
  const char *signal;
} deeds[] = {
  { gtk_button_get_type, "clicked" },
  { gtk_editable_get_type, "changed" },
  { gtk_range_get_type, "value-changed" },
  { gtk_switch_get_type, "activate" },
};

static void
set_left (EiamIdle     *self,
          unsigned int  left)
{
  if (self->left == left)
    return;

  self->left = left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT]);
}

static gint64
get_passed (EiamIdle *self)
{
  return (eiam_clock_now () - self->last) / G_USEC_PER_SEC;
}

static void
update (EiamIdle *self)
{
  gint64 passed = get_passed (self);
  gint64 end = (gint64) self->timeout + self->warning;

  if (passed >= end)
    {
      /* Not told of: nothing is to come back for a moment. */
      self->left = 0;
      g_clear_handle_id (&self->tick_id, g_source_remove);
      g_signal_emit (self, signals[EXPIRED], 0);
      return;
    }
  set_left (self, passed < self->timeout ? 0 : (unsigned int) (end - passed));
}

static gboolean
on_tick (gpointer user_data)
{
  g_autoptr (EiamIdle) self = g_object_ref (user_data);

  g_assert (EIAM_IS_IDLE (self));

  update (self);
  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* GTK tells of a move whenever something else comes to lie below the pointer. */
static gboolean
has_moved (EiamIdle *self,
           GdkEvent *event)
{
  double x = 0.0;
  double y = 0.0;
  gboolean moved;

  gdk_event_get_position (event, &x, &y);
  moved = self->x != x || self->y != y;
  self->x = x;
  self->y = y;
  return moved;
}

static gboolean
is_activity (EiamIdle *self,
             GdkEvent *event)
{
  static const GdkEventType types[] = {
    GDK_BUTTON_PRESS, GDK_BUTTON_RELEASE, GDK_KEY_PRESS, GDK_KEY_RELEASE, GDK_TOUCH_BEGIN,
    GDK_TOUCH_UPDATE, GDK_TOUCH_END, GDK_SCROLL, GDK_TOUCHPAD_SWIPE, GDK_TOUCHPAD_PINCH,
  };

  if (gdk_event_get_event_type (event) == GDK_MOTION_NOTIFY)
    return has_moved (self, event);
  for (unsigned int i = 0; i < G_N_ELEMENTS (types); i++)
    if (gdk_event_get_event_type (event) == types[i])
      return TRUE;
  return FALSE;
}

static gboolean
on_controller_event (GtkEventControllerLegacy *controller,
                     GdkEvent                 *event,
                     EiamIdle                 *self)
{
  g_assert (EIAM_IS_IDLE (self));

  if (is_activity (self, event))
    eiam_idle_note_activity (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_deed (GSignalInvocationHint *hint,
         unsigned int           n_values,
         const GValue          *values,
         gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  g_assert (EIAM_IS_IDLE (user_data));

  /* What is being built is no deed of anybody. */
  if (gtk_widget_get_mapped (widget))
    eiam_idle_note_activity (user_data);
  return TRUE;
}

static void
on_toplevels_changed (GListModel   *toplevels,
                      unsigned int  position,
                      unsigned int  n_removed,
                      unsigned int  n_added,
                      EiamIdle     *self)
{
  g_assert (EIAM_IS_IDLE (self));

  for (unsigned int i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);
      GtkEventController *controller = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      g_signal_connect_object (controller, "event", G_CALLBACK (on_controller_event), self,
                               G_CONNECT_DEFAULT);
      gtk_widget_add_controller (window, controller);
    }
}

static void
eiam_idle_get_property (GObject      *object,
                        unsigned int  prop_id,
                        GValue       *value,
                        GParamSpec   *pspec)
{
  switch ((EiamIdleProperty) prop_id)
    {
    case PROP_LEFT:
      g_value_set_uint (value, EIAM_IDLE (object)->left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_idle_constructed (GObject *object)
{
  EiamIdle *self = EIAM_IDLE (object);
  GListModel *toplevels = gtk_window_get_toplevels ();

  G_OBJECT_CLASS (eiam_idle_parent_class)->constructed (object);

  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (on_toplevels_changed), self,
                           G_CONNECT_DEFAULT);
  on_toplevels_changed (toplevels, 0, 0, g_list_model_get_n_items (toplevels), self);
  for (unsigned int i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      GType type = deeds[i].get_type ();

      /* Its signals are not there before it is used. */
      if (G_TYPE_IS_INTERFACE (type))
        g_type_default_interface_unref (g_type_default_interface_ref (type));
      else
        g_type_class_unref (g_type_class_ref (type));
      self->hooks[i] = g_signal_add_emission_hook (g_signal_lookup (deeds[i].signal, type), 0,
                                                   on_deed, self, NULL);
    }
}

static void
eiam_idle_dispose (GObject *object)
{
  EiamIdle *self = EIAM_IDLE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  for (unsigned int i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (self->hooks[i] != 0)
      {
        g_signal_remove_emission_hook (g_signal_lookup (deeds[i].signal, deeds[i].get_type ()),
                                       self->hooks[i]);
        self->hooks[i] = 0;
      }

  G_OBJECT_CLASS (eiam_idle_parent_class)->dispose (object);
}

static void
eiam_idle_class_init (EiamIdleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = eiam_idle_get_property;
  object_class->constructed = eiam_idle_constructed;
  object_class->dispose = eiam_idle_dispose;

  /* Seconds that the warning still stays, 0 while there is none. */
  properties[PROP_LEFT] = g_param_spec_uint ("left", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EiamIdle::expired:
   *
   * Nobody was there until the end of the warning. It begins again with the
   * next activity.
   */
  signals[EXPIRED] = g_signal_new ("expired", EIAM_TYPE_IDLE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
eiam_idle_init (EiamIdle *self)
{
}

/**
 * eiam_idle_new:
 *
 * Returns: (transfer full): what follows all windows, and waits for a first activity
 */
EiamIdle *
eiam_idle_new (void)
{
  return g_object_new (EIAM_TYPE_IDLE, NULL);
}

/**
 * eiam_idle_set_times:
 * @self: what follows the windows
 * @timeout: seconds without activity before the warning
 * @warning: seconds for which it stays
 *
 * Changes when it ends, counted from the latest activity.
 */
void
eiam_idle_set_times (EiamIdle     *self,
                     unsigned int  timeout,
                     unsigned int  warning)
{
  g_return_if_fail (EIAM_IS_IDLE (self));

  self->timeout = timeout;
  self->warning = warning;
}

/**
 * eiam_idle_note_activity:
 * @self: what follows the windows
 *
 * Somebody is there. Who comes after the end only ends it, as the machine may
 * have slept.
 */
void
eiam_idle_note_activity (EiamIdle *self)
{
  g_return_if_fail (EIAM_IS_IDLE (self));

  if (self->tick_id != 0 && get_passed (self) >= (gint64) self->timeout + self->warning)
    {
      /* Not now, in the middle of what this person does. */
      g_source_remove (self->tick_id);
      self->tick_id = g_idle_add_full (G_PRIORITY_HIGH, on_tick, self, NULL);
      return;
    }
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, on_tick, self);

  self->last = eiam_clock_now ();
  set_left (self, self->timeout > 0 ? 0 : self->warning);
}

/**
 * eiam_idle_stop:
 * @self: what follows the windows
 *
 * Waits for the next activity.
 */
void
eiam_idle_stop (EiamIdle *self)
{
  g_return_if_fail (EIAM_IS_IDLE (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  set_left (self, 0);
}

/**
 * eiam_idle_get_left:
 * @self: what follows the windows
 *
 * Returns: seconds that the warning still stays, 0 while there is none
 */
unsigned int
eiam_idle_get_left (EiamIdle *self)
{
  g_return_val_if_fail (EIAM_IS_IDLE (self), 0);

  return self->left;
}
