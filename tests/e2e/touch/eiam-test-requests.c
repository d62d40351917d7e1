/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-screen-private.h"

/* What others ask of a screen. */

#define FRAME_MS 10

/* What every resource knows. */
typedef struct
{
  EiamTestScreen  *screen;
  EiamTestSurface *surface; /* (nullable) (owned): what it belongs to */
} Data;

static EiamTestSurface *
get_surface (struct wl_resource *resource)
{
  return ((Data *) wl_resource_get_user_data (resource))->surface;
}

static void
on_resource_gone (struct wl_resource *resource)
{
  Data *data = wl_resource_get_user_data (resource);

  wl_list_remove (wl_resource_get_link (resource));
  if (data->surface != NULL)
    {
      if (eiam_test_surface_forget (data->surface, resource)
          && data->screen->front == data->surface)
        data->screen->front = NULL;
      eiam_test_surface_unref (data->surface);
    }
  g_free (data);
}

static void
add_part (EiamTestSurface    *surface,
          EiamTestPart        part,
          struct wl_resource *resource)
{
  Data *data = wl_resource_get_user_data (resource);

  data->surface = surface;
  eiam_test_surface_set (surface, part, resource);
}

static void
create_surface (struct wl_resource *target,
                struct wl_resource *created,
                union wl_argument  *arguments)
{
  add_part (eiam_test_surface_new (), EIAM_TEST_SURFACE, created);
}

static void
get_shell (struct wl_resource *target,
           struct wl_resource *created,
           union wl_argument  *arguments)
{
  EiamTestSurface *surface = get_surface ((struct wl_resource *) arguments[1].o);

  add_part (eiam_test_surface_ref (surface), EIAM_TEST_SHELL, created);
}

/* Not before there is something to touch: wlroots 0.15 overlooks what is there when it starts. */
static void
announce_touch (EiamTestScreen *self)
{
  struct wl_resource *seat = NULL;

  wl_resource_for_each (seat, &self->seats)
    wl_seat_send_capabilities (seat, WL_SEAT_CAPABILITY_TOUCH);
}

static void
get_toplevel (struct wl_resource *target,
              struct wl_resource *created,
              union wl_argument  *arguments)
{
  Data *data = wl_resource_get_user_data (target);

  add_part (eiam_test_surface_ref (data->surface), EIAM_TEST_TOPLEVEL, created);
  data->screen->front = data->surface;
  announce_touch (data->screen);
}

static void
attach (struct wl_resource *target,
        struct wl_resource *created,
        union wl_argument  *arguments)
{
  eiam_test_surface_attach (get_surface (target), (struct wl_resource *) arguments[0].o);
}

static void
wait_for_frame (struct wl_resource *target,
                struct wl_resource *created,
                union wl_argument  *arguments)
{
  Data *data = wl_resource_get_user_data (target);

  wl_list_insert (data->screen->callbacks.prev, wl_resource_get_link (created));
}

static void
commit (struct wl_resource *target,
        struct wl_resource *created,
        union wl_argument  *arguments)
{
  Data *data = wl_resource_get_user_data (target);

  eiam_test_surface_commit (data->surface, data->screen->width, data->screen->height);
  wl_event_source_timer_update (data->screen->timer, FRAME_MS);
}

static void
get_touch (struct wl_resource *target,
           struct wl_resource *created,
           union wl_argument  *arguments)
{
  Data *data = wl_resource_get_user_data (target);

  wl_list_insert (&data->screen->touches, wl_resource_get_link (created));
}

static void
destroy (struct wl_resource *target,
         struct wl_resource *created,
         union wl_argument  *arguments)
{
  wl_resource_destroy (target);
}

/* All else that is asked for makes no difference to a test. */
static const struct
{
  const char *interface; /* NULL for any */
  const char *request;
  void      (*handle) (struct wl_resource *target,
                       struct wl_resource *created,
                       union wl_argument  *arguments);
} requests[] = {
  { "wl_compositor", "create_surface", create_surface },
  { "wl_surface", "attach", attach },
  { "wl_surface", "frame", wait_for_frame },
  { "wl_surface", "commit", commit },
  { "xdg_wm_base", "get_xdg_surface", get_shell },
  { "xdg_surface", "get_toplevel", get_toplevel },
  { "wl_seat", "get_touch", get_touch },
  { NULL, "destroy", destroy },
  { NULL, "release", destroy },
};

/* What a request wants made is described by its message: at most one thing. */
static struct wl_resource *
create_wanted (struct wl_resource      *target,
               const struct wl_message *message,
               union wl_argument       *arguments)
{
  Data *data = wl_resource_get_user_data (target);
  unsigned int number = 0;

  for (const char *at = message->signature; *at != '\0'; at++)
    if (*at == 'n')
      return eiam_test_screen_create (data->screen, wl_resource_get_client (target),
                                      message->types[number], wl_resource_get_version (target),
                                      arguments[number].n);
    else if (g_ascii_isalpha (*at))
      number++;
  return NULL;
}

static int
dispatch (const void              *implementation,
          void                    *target,
          uint32_t                 opcode,
          const struct wl_message *message,
          union wl_argument       *arguments)
{
  struct wl_resource *created = create_wanted (target, message, arguments);
  const char *interface = wl_resource_get_class (target);

  for (unsigned int i = 0; i < G_N_ELEMENTS (requests); i++)
    if ((requests[i].interface == NULL || g_str_equal (requests[i].interface, interface))
        && g_str_equal (requests[i].request, message->name))
      {
        requests[i].handle (target, created, arguments);
        break;
      }
  return 0;
}

/**
 * eiam_test_screen_create:
 * @self: the screen
 * @client: who is to have it
 * @interface: what it can do
 * @version: of that
 * @id: its number
 *
 * Returns: (transfer none): what @client can ask something of
 */
struct wl_resource *
eiam_test_screen_create (EiamTestScreen            *self,
                         struct wl_client          *client,
                         const struct wl_interface *interface,
                         int                        version,
                         uint32_t                   id)
{
  struct wl_resource *resource = wl_resource_create (client, interface, version, id);
  Data *data = g_new0 (Data, 1);

  g_assert (resource != NULL);

  data->screen = self;
  wl_list_init (wl_resource_get_link (resource));
  wl_resource_set_dispatcher (resource, dispatch, NULL, data, on_resource_gone);
  return resource;
}
