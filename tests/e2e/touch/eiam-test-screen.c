/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-screen-private.h"

#include "xdg-shell-server-protocol.h"

/* A Wayland compositor with nothing but one screen that can be touched, for another
 * compositor, or a server of X, to run on. The newest window fills the screen. There is
 * no pointer and no keyboard. */

#define REFRESH_MILLIHERTZ 60000

static uint32_t
get_time (void)
{
  return (uint32_t) (g_get_monotonic_time () / G_TIME_SPAN_MILLISECOND);
}

static int
on_frame_due (void *data)
{
  EiamTestScreen *self = data;
  struct wl_resource *callback = NULL;
  struct wl_resource *next = NULL;

  wl_resource_for_each_safe (callback, next, &self->callbacks)
    {
      wl_callback_send_done (callback, get_time ());
      wl_resource_destroy (callback);
    }
  return 0;
}

static void
on_compositor_bind (struct wl_client *client,
                    void             *data,
                    uint32_t          version,
                    uint32_t          id)
{
  eiam_test_screen_create (data, client, &wl_compositor_interface, (int) version, id);
}

static void
on_shell_bind (struct wl_client *client,
               void             *data,
               uint32_t          version,
               uint32_t          id)
{
  eiam_test_screen_create (data, client, &xdg_wm_base_interface, (int) version, id);
}

static void
on_seat_bind (struct wl_client *client,
              void             *data,
              uint32_t          version,
              uint32_t          id)
{
  EiamTestScreen *self = data;
  struct wl_resource *seat = eiam_test_screen_create (self, client, &wl_seat_interface,
                                                      (int) version, id);

  wl_list_insert (&self->seats, wl_resource_get_link (seat));
  wl_seat_send_capabilities (seat, self->front != NULL ? WL_SEAT_CAPABILITY_TOUCH : 0);
  wl_seat_send_name (seat, "seat0");
}

static void
on_output_bind (struct wl_client *client,
                void             *data,
                uint32_t          version,
                uint32_t          id)
{
  EiamTestScreen *self = data;
  struct wl_resource *output = eiam_test_screen_create (self, client, &wl_output_interface,
                                                        (int) version, id);

  wl_output_send_geometry (output, 0, 0, 0, 0, WL_OUTPUT_SUBPIXEL_UNKNOWN, "", "",
                           WL_OUTPUT_TRANSFORM_NORMAL);
  wl_output_send_mode (output, WL_OUTPUT_MODE_CURRENT | WL_OUTPUT_MODE_PREFERRED, self->width,
                       self->height, REFRESH_MILLIHERTZ);
  wl_output_send_scale (output, 1);
  wl_output_send_done (output);
}

/* The versions of which every event is sent. */
static const struct
{
  const struct wl_interface *interface;
  int                        version;
  wl_global_bind_func_t      on_bind;
} globals[] = {
  { &wl_compositor_interface, 4, on_compositor_bind },
  { &wl_output_interface, 2, on_output_bind },
  { &wl_seat_interface, 5, on_seat_bind },
  { &xdg_wm_base_interface, 1, on_shell_bind },
};

static int
on_file_ready (int       file,
               uint32_t  mask,
               void     *data)
{
  EiamTestScreen *self = data;

  if (!self->on_input (self))
    wl_display_terminate (self->display);
  return 0;
}

/* Sends to one of those who are told; each event ends a group of its own. */
static void
send_touch (EiamTestScreen     *self,
            struct wl_resource *touch,
            EiamTestTouch       kind,
            int                 finger,
            double              x,
            double              y)
{
  uint32_t serial = wl_display_next_serial (self->display);
  wl_fixed_t left = wl_fixed_from_double (x);
  wl_fixed_t top = wl_fixed_from_double (y);
  struct wl_resource *surface = eiam_test_surface_get (self->front, EIAM_TEST_SURFACE);

  if (kind == EIAM_TEST_CANCEL)
    wl_touch_send_cancel (touch);
  else if (kind == EIAM_TEST_DOWN)
    wl_touch_send_down (touch, serial, get_time (), surface, finger, left, top);
  else if (kind == EIAM_TEST_MOVE)
    wl_touch_send_motion (touch, get_time (), finger, left, top);
  else
    wl_touch_send_up (touch, serial, get_time (), finger);
  if (kind != EIAM_TEST_CANCEL)
    wl_touch_send_frame (touch);
}

/**
 * eiam_test_screen_new:
 * @width: of the screen in pixels
 * @height: of the screen in pixels
 *
 * Returns: (transfer full): a screen with a socket of its own in the runtime directory
 */
EiamTestScreen *
eiam_test_screen_new (int width,
                      int height)
{
  EiamTestScreen *self = g_new0 (EiamTestScreen, 1);

  self->width = width;
  self->height = height;
  self->display = wl_display_create ();
  wl_list_init (&self->callbacks);
  wl_list_init (&self->seats);
  wl_list_init (&self->touches);
  self->timer = wl_event_loop_add_timer (wl_display_get_event_loop (self->display), on_frame_due,
                                         self);
  wl_display_init_shm (self->display);
  for (unsigned int i = 0; i < G_N_ELEMENTS (globals); i++)
    wl_global_create (self->display, globals[i].interface, globals[i].version, self,
                      globals[i].on_bind);
  self->name = wl_display_add_socket_auto (self->display);
  return self;
}

/**
 * eiam_test_screen_get_name:
 * @self: the screen
 *
 * Returns: (transfer none) (nullable): what its socket is called, if it has one
 */
const char *
eiam_test_screen_get_name (EiamTestScreen *self)
{
  return self->name;
}

/**
 * eiam_test_screen_touch:
 * @self: the screen
 * @touch: what a finger does
 * @finger: which finger
 * @x: where, from the left
 * @y: where, from the top
 *
 * Returns: whether there is a window to be touched
 */
gboolean
eiam_test_screen_touch (EiamTestScreen *self,
                        EiamTestTouch   touch,
                        int             finger,
                        double          x,
                        double          y)
{
  struct wl_resource *resource = NULL;
  gboolean told = FALSE;

  if (self->front == NULL)
    return FALSE;

  wl_resource_for_each (resource, &self->touches)
    {
      struct wl_resource *surface = eiam_test_surface_get (self->front, EIAM_TEST_SURFACE);

      if (wl_resource_get_client (resource) == wl_resource_get_client (surface))
        {
          send_touch (self, resource, touch, finger, x, y);
          told = TRUE;
        }
    }
  return told;
}

/**
 * eiam_test_screen_save:
 * @self: the screen
 * @path: of a file
 *
 * Returns: whether a picture of the screen could be written
 */
gboolean
eiam_test_screen_save (EiamTestScreen *self,
                       const char     *path)
{
  return self->front != NULL && eiam_test_surface_save (self->front, path);
}

/**
 * eiam_test_screen_run:
 * @self: the screen
 * @file: a file that is read from
 * @on_input: called when there is something to read; says whether to go on
 */
void
eiam_test_screen_run (EiamTestScreen *self,
                      int             file,
                      EiamTestInput   on_input)
{
  self->on_input = on_input;
  wl_event_loop_add_fd (wl_display_get_event_loop (self->display), file, WL_EVENT_READABLE,
                        on_file_ready, self);
  wl_display_run (self->display);
}

/**
 * eiam_test_screen_free:
 * @self: (transfer full): the screen
 */
void
eiam_test_screen_free (EiamTestScreen *self)
{
  wl_display_destroy_clients (self->display);
  wl_display_destroy (self->display);
  g_free (self);
}
