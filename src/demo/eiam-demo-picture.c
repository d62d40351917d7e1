/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-picture.h"

#include <math.h>

#include "eiam-demo-landscape.h"

/* The piece inside its strip: a square with a knob above and at its right, and
 * perhaps a dent at its left and below. Knobs included it is 43 pixels square. */
#define PIECE_SIZE   43.0
#define PIECE_MARGIN 2.0
#define KNOB_RADIUS  6.0
#define KNOB_OFFSET  3.0
#define KNOB_REACH   (KNOB_RADIUS + KNOB_OFFSET)
#define N_SHAPES     4

/* Traces the piece with the strip's left edge at @x and the piece's top at @y. */
static void
trace_piece (cairo_t      *cr,
             double        x,
             double        y,
             unsigned int  shape)
{
  double left = x + PIECE_MARGIN;
  double right = left + PIECE_SIZE - KNOB_REACH;
  double bottom = y + PIECE_SIZE;
  double top = y + KNOB_REACH;
  double centre_x = (left + right) / 2;
  double centre_y = (top + bottom) / 2;
  double rise = asin (KNOB_OFFSET / KNOB_RADIUS);
  double turn = acos (KNOB_OFFSET / KNOB_RADIUS);

  cairo_new_path (cr);
  cairo_move_to (cr, left, top);
  cairo_arc (cr, centre_x, top - KNOB_OFFSET, KNOB_RADIUS, G_PI - rise, 2 * G_PI + rise);
  cairo_line_to (cr, right, top);
  cairo_arc (cr, right + KNOB_OFFSET, centre_y, KNOB_RADIUS, turn - G_PI, G_PI - turn);
  cairo_line_to (cr, right, bottom);
  if ((shape & 1) != 0)
    cairo_arc_negative (cr, centre_x, bottom - KNOB_OFFSET, KNOB_RADIUS, rise, -G_PI - rise);
  cairo_line_to (cr, left, bottom);
  if ((shape & 2) != 0)
    cairo_arc_negative (cr, left + KNOB_OFFSET, centre_y, KNOB_RADIUS, G_PI - turn, turn - G_PI);
  cairo_close_path (cr);
}

static void
draw_hole (cairo_t      *cr,
           double        x,
           double        y,
           unsigned int  shape,
           double        darkness)
{
  trace_piece (cr, x, y, shape);
  cairo_set_source_rgba (cr, 0, 0, 0, darkness);
  cairo_fill_preserve (cr);

  /* A shade along the inside of the upper left edge makes it look deep. */
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_translate (cr, 1.5, 1.5);
  cairo_set_source_rgba (cr, 0, 0, 0, darkness / 2);
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);
  cairo_restore (cr);

  trace_piece (cr, x, y, shape);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static cairo_surface_t *
draw_strip (cairo_surface_t *picture,
            double           x,
            double           y,
            unsigned int     shape)
{
  cairo_surface_t *strip = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, EIAM_DEMO_STRIP_WIDTH,
                                                       EIAM_DEMO_PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (strip);

  trace_piece (cr, 0, y, shape);
  cairo_set_source_surface (cr, picture, -x, 0);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);

  return strip;
}

/* A place for a second hole that cannot be taken for, or touch, the first one. */
static unsigned int
choose_decoy (EiamDemoRandom *random,
              unsigned int    x)
{
  unsigned int distance = EIAM_DEMO_STRIP_WIDTH + 5 + eiam_demo_random_below (random, 20);

  return x >= distance + 40 ? x - distance : x + distance;
}

static cairo_status_t
write_png_cb (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_assert (closure != NULL);

  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
to_png (cairo_surface_t *surface)
{
  GByteArray *png = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, write_png_cb, png);
  return g_byte_array_free_to_bytes (png);
}

/**
 * eiam_demo_picture_new:
 * @random: decides what the picture shows and where the hole is
 * @decoy: whether a second, fainter hole is drawn
 *
 * Returns: (transfer full): a puzzle
 */
EiamDemoPicture *
eiam_demo_picture_new (EiamDemoRandom *random,
                       gboolean        decoy)
{
  EiamDemoPicture *self = NULL;
  cairo_surface_t *picture = NULL;
  cairo_surface_t *strip = NULL;
  cairo_t *cr = NULL;
  unsigned int shape;
  double y;

  g_return_val_if_fail (EIAM_IS_DEMO_RANDOM (random), NULL);

  self = g_new0 (EiamDemoPicture, 1);
  self->x = EIAM_DEMO_HOLE_MIN
            + eiam_demo_random_below (random, EIAM_DEMO_HOLE_MAX - EIAM_DEMO_HOLE_MIN + 1);
  y = 8 + eiam_demo_random_below (random, EIAM_DEMO_PICTURE_HEIGHT - (int) PIECE_SIZE - 16);
  shape = eiam_demo_random_below (random, N_SHAPES);

  picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, EIAM_DEMO_PICTURE_WIDTH,
                                        EIAM_DEMO_PICTURE_HEIGHT);
  cr = cairo_create (picture);
  eiam_demo_landscape_draw (cr, EIAM_DEMO_PICTURE_WIDTH, EIAM_DEMO_PICTURE_HEIGHT, random);
  strip = draw_strip (picture, self->x, y, shape);
  draw_hole (cr, self->x, y, shape, 0.5);
  if (decoy)
    draw_hole (cr, choose_decoy (random, self->x), y, N_SHAPES - 1 - shape, 0.3);
  cairo_destroy (cr);

  self->background = to_png (picture);
  self->piece = to_png (strip);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (strip);

  return self;
}

/**
 * eiam_demo_picture_free:
 * @picture: (transfer full): a puzzle
 *
 * Frees @picture.
 */
void
eiam_demo_picture_free (EiamDemoPicture *picture)
{
  g_return_if_fail (picture != NULL);

  g_bytes_unref (picture->background);
  g_bytes_unref (picture->piece);
  g_free (picture);
}
