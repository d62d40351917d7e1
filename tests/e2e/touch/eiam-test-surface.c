/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-surface.h"

#include "xdg-shell-server-protocol.h"

/* What a window is drawn on. Several resources belong to it, which are gone in any order. */

#define BYTES_PER_PIXEL 4
#define BYTES_PER_COLOR 3

struct _EiamTestSurface
{
  struct wl_resource *parts[EIAM_TEST_N_PARTS]; /* (nullable) (unowned) */
  struct wl_resource *buffer;                   /* (nullable): attached, and not shown yet */
  struct wl_listener  buffer_gone;
  gboolean            configured;

  GByteArray         *pixels;                   /* (owned): what was shown last */
  int                 columns;
  int                 rows;
};

static void
drop_buffer (EiamTestSurface *self)
{
  if (self->buffer == NULL)
    return;

  wl_list_remove (&self->buffer_gone.link);
  self->buffer = NULL;
}

static void
on_buffer_gone (struct wl_listener *listener,
                void               *buffer)
{
  EiamTestSurface *self = NULL;

  drop_buffer (wl_container_of (listener, self, buffer_gone));
}

static void
clear (void *data)
{
  EiamTestSurface *self = data;

  drop_buffer (self);
  g_byte_array_unref (self->pixels);
}

static void
copy_pixels (EiamTestSurface      *self,
             struct wl_shm_buffer *buffer)
{
  size_t stride = (size_t) wl_shm_buffer_get_stride (buffer);
  const guint8 *data = NULL;

  self->columns = wl_shm_buffer_get_width (buffer);
  self->rows = wl_shm_buffer_get_height (buffer);
  g_byte_array_set_size (self->pixels, 0);
  wl_shm_buffer_begin_access (buffer);
  data = wl_shm_buffer_get_data (buffer);
  for (int y = 0; y < self->rows; y++)
    g_byte_array_append (self->pixels, data + (size_t) y * stride,
                         (unsigned int) self->columns * BYTES_PER_PIXEL);
  wl_shm_buffer_end_access (buffer);
}

/* Keeps what is in the buffer, and gives that back at once. */
static void
show_buffer (EiamTestSurface *self)
{
  struct wl_shm_buffer *buffer = wl_shm_buffer_get (self->buffer);

  if (buffer != NULL)
    copy_pixels (self, buffer);
  wl_buffer_send_release (self->buffer);
  drop_buffer (self);
}

/* It fills the screen, and is the one that is used. */
static void
configure (EiamTestSurface *self,
           int              width,
           int              height)
{
  uint32_t states[] = { XDG_TOPLEVEL_STATE_FULLSCREEN, XDG_TOPLEVEL_STATE_ACTIVATED };
  struct wl_array array = { sizeof states, 0, states };
  struct wl_resource *shell = self->parts[EIAM_TEST_SHELL];
  struct wl_display *display = wl_client_get_display (wl_resource_get_client (shell));

  self->configured = TRUE;
  xdg_toplevel_send_configure (self->parts[EIAM_TEST_TOPLEVEL], width, height, &array);
  xdg_surface_send_configure (shell, wl_display_next_serial (display));
}

/**
 * eiam_test_surface_new:
 *
 * Returns: (transfer full): a surface without anything that belongs to it
 */
EiamTestSurface *
eiam_test_surface_new (void)
{
  EiamTestSurface *self = g_rc_box_new0 (EiamTestSurface);

  self->buffer_gone.notify = on_buffer_gone;
  self->pixels = g_byte_array_new ();
  return self;
}

/**
 * eiam_test_surface_ref:
 * @self: a surface
 *
 * Returns: (transfer full): the same
 */
EiamTestSurface *
eiam_test_surface_ref (EiamTestSurface *self)
{
  return g_rc_box_acquire (self);
}

/**
 * eiam_test_surface_unref:
 * @self: (transfer full): a surface
 */
void
eiam_test_surface_unref (EiamTestSurface *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * eiam_test_surface_get:
 * @self: a surface
 * @part: which of its resources
 *
 * Returns: (transfer none) (nullable): the resource, while there is one
 */
struct wl_resource *
eiam_test_surface_get (EiamTestSurface *self,
                       EiamTestPart     part)
{
  return self->parts[part];
}

/**
 * eiam_test_surface_set:
 * @self: a surface
 * @part: which of its resources
 * @resource: the resource
 */
void
eiam_test_surface_set (EiamTestSurface    *self,
                       EiamTestPart        part,
                       struct wl_resource *resource)
{
  self->parts[part] = resource;
}

/**
 * eiam_test_surface_forget:
 * @self: a surface
 * @resource: what is gone
 *
 * Returns: whether it was a part of @self, which is no window any more
 */
gboolean
eiam_test_surface_forget (EiamTestSurface    *self,
                          struct wl_resource *resource)
{
  for (unsigned int i = 0; i < EIAM_TEST_N_PARTS; i++)
    if (self->parts[i] == resource)
      {
        self->parts[i] = NULL;
        return TRUE;
      }
  return FALSE;
}

/**
 * eiam_test_surface_attach:
 * @self: a surface
 * @buffer: (nullable): what is drawn
 *
 * Has @buffer shown with the next commit.
 */
void
eiam_test_surface_attach (EiamTestSurface    *self,
                          struct wl_resource *buffer)
{
  drop_buffer (self);
  self->buffer = buffer;
  if (buffer != NULL)
    wl_resource_add_destroy_listener (buffer, &self->buffer_gone);
}

/**
 * eiam_test_surface_commit:
 * @self: a surface
 * @width: that of the screen
 * @height: that of the screen
 *
 * Shows what was attached; a new window is first told how large it is.
 */
void
eiam_test_surface_commit (EiamTestSurface *self,
                          int              width,
                          int              height)
{
  if (self->parts[EIAM_TEST_TOPLEVEL] != NULL && self->parts[EIAM_TEST_SHELL] != NULL
      && !self->configured)
    configure (self, width, height);
  if (self->buffer != NULL)
    show_buffer (self);
}

/**
 * eiam_test_surface_save:
 * @self: a surface
 * @path: of a file
 *
 * Writes what is shown as a portable pixmap.
 *
 * Returns: whether it could be written
 */
gboolean
eiam_test_surface_save (EiamTestSurface *self,
                        const char      *path)
{
  g_autoptr (GString) contents = g_string_new (NULL);

  g_string_printf (contents, "P6 %d %d 255\n", self->columns, self->rows);
  for (unsigned int i = 0; i < self->pixels->len; i += BYTES_PER_PIXEL)
    for (unsigned int color = BYTES_PER_COLOR; color > 0; color--)
      g_string_append_c (contents, (char) self->pixels->data[i + color - 1]);
  return g_file_set_contents (path, contents->str, (gssize) contents->len, NULL);
}
