/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-demo-landscape.h"

#include <math.h>

typedef struct {
  double red;
  double green;
  double blue;
} Colour;

typedef struct {
  Colour   sky_top;
  Colour   sky_bottom;
  Colour   light;
  Colour   far;
  Colour   near;
  gboolean stars;
} Palette;

static const Palette palettes[] = {
  { { 0.35, 0.62, 0.88 }, { 0.88, 0.95, 0.98 }, { 1.0, 0.97, 0.80 }, { 0.55, 0.70, 0.72 },
    { 0.20, 0.45, 0.30 }, FALSE },
  { { 0.38, 0.33, 0.62 }, { 0.99, 0.76, 0.55 }, { 1.0, 0.89, 0.64 }, { 0.62, 0.45, 0.56 },
    { 0.28, 0.20, 0.36 }, FALSE },
  { { 0.09, 0.13, 0.30 }, { 0.36, 0.45, 0.66 }, { 0.96, 0.97, 0.99 }, { 0.27, 0.35, 0.55 },
    { 0.10, 0.17, 0.30 }, TRUE },
  { { 0.45, 0.75, 0.78 }, { 0.98, 0.94, 0.82 }, { 1.0, 0.83, 0.58 }, { 0.80, 0.68, 0.52 },
    { 0.58, 0.38, 0.26 }, FALSE },
  { { 0.62, 0.72, 0.84 }, { 0.95, 0.96, 0.98 }, { 1.0, 1.0, 0.95 }, { 0.72, 0.80, 0.88 },
    { 0.36, 0.48, 0.62 }, FALSE },
  { { 0.92, 0.62, 0.68 }, { 0.99, 0.91, 0.84 }, { 1.0, 0.96, 0.86 }, { 0.72, 0.60, 0.72 },
    { 0.36, 0.40, 0.50 }, FALSE },
};

#define N_HILLS 4

static void
set_mix (cairo_t      *cr,
         const Colour *first,
         const Colour *second,
         double        part,
         double        alpha)
{
  cairo_set_source_rgba (cr,
                         first->red + (second->red - first->red) * part,
                         first->green + (second->green - first->green) * part,
                         first->blue + (second->blue - first->blue) * part,
                         alpha);
}

static void
draw_sky (cairo_t       *cr,
          const Palette *palette,
          double         width,
          double         height)
{
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, height);

  cairo_pattern_add_color_stop_rgb (sky, 0, palette->sky_top.red, palette->sky_top.green,
                                    palette->sky_top.blue);
  cairo_pattern_add_color_stop_rgb (sky, 0.8, palette->sky_bottom.red, palette->sky_bottom.green,
                                    palette->sky_bottom.blue);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source (cr, sky);
  cairo_fill (cr);
  cairo_pattern_destroy (sky);
}

static void
draw_stars (cairo_t        *cr,
            double          width,
            double          height,
            EiamDemoRandom *random)
{
  for (unsigned int i = 0; i < 60; i++)
    {
      double x = eiam_demo_random_between (random, 0, width);
      double y = eiam_demo_random_between (random, 0, height * 0.6);

      cairo_arc (cr, x, y, eiam_demo_random_between (random, 0.3, 1.1), 0, 2 * G_PI);
      cairo_set_source_rgba (cr, 1, 1, 1, eiam_demo_random_between (random, 0.4, 0.95));
      cairo_fill (cr);
    }
}

/* Sun or moon, with a glow of three rings. */
static void
draw_light (cairo_t        *cr,
            const Palette  *palette,
            double          width,
            double          height,
            EiamDemoRandom *random)
{
  double x = eiam_demo_random_between (random, width * 0.1, width * 0.9);
  double y = eiam_demo_random_between (random, height * 0.15, height * 0.4);
  double radius = eiam_demo_random_between (random, 10, 17);

  for (unsigned int ring = 3; ring > 0; ring--)
    {
      cairo_arc (cr, x, y, radius * (1 + ring * 0.45), 0, 2 * G_PI);
      set_mix (cr, &palette->light, &palette->light, 0, 0.12);
      cairo_fill (cr);
    }
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_mix (cr, &palette->light, &palette->light, 0, 0.95);
  cairo_fill (cr);
}

static void
draw_cloud (cairo_t        *cr,
            double          width,
            double          height,
            EiamDemoRandom *random)
{
  double x = eiam_demo_random_between (random, 0, width);
  double y = eiam_demo_random_between (random, height * 0.1, height * 0.45);
  double size = eiam_demo_random_between (random, 6, 12);

  cairo_push_group (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (unsigned int i = 0; i < 5; i++)
    {
      double puff = size * eiam_demo_random_between (random, 0.6, 1.1);

      cairo_arc (cr, x + (i - 2.0) * size * 1.1, y - puff * 0.3, puff, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.45);
}

/* One chain of hills; @depth runs from 0, the farthest, to 1. */
static void
draw_hills (cairo_t        *cr,
            const Palette  *palette,
            double          width,
            double          height,
            double          depth,
            EiamDemoRandom *random)
{
  double base = height * (0.48 + 0.36 * depth);
  double swing = height * (0.13 - 0.06 * depth);
  double phase = eiam_demo_random_between (random, 0, 2 * G_PI);
  double wave = eiam_demo_random_between (random, 55, 110);
  double ripple = eiam_demo_random_between (random, 17, 31);

  cairo_move_to (cr, 0, height);
  for (int x = 0; x <= width; x += 2)
    cairo_line_to (cr, x,
                   base - swing * sin (x * 2 * G_PI / wave / 2 + phase)
                        - swing * 0.3 * sin (x * 2 * G_PI / ripple + phase * 3));
  cairo_line_to (cr, width, height);
  cairo_close_path (cr);
  set_mix (cr, &palette->far, &palette->near, depth, 1);
  cairo_fill (cr);
}

static void
draw_tree (cairo_t        *cr,
           const Palette  *palette,
           double          width,
           double          height,
           EiamDemoRandom *random)
{
  double x = eiam_demo_random_between (random, 0, width);
  double foot = eiam_demo_random_between (random, height * 0.88, height);
  double size = eiam_demo_random_between (random, 12, 26);

  for (unsigned int i = 0; i < 3; i++)
    {
      double top = foot - size + i * size * 0.25;
      double half = size * (0.16 + 0.09 * i);

      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x + half, top + size * 0.4);
      cairo_line_to (cr, x - half, top + size * 0.4);
      cairo_close_path (cr);
    }
  cairo_set_source_rgb (cr, palette->near.red * 0.62, palette->near.green * 0.62,
                        palette->near.blue * 0.62);
  cairo_fill (cr);
}

/**
 * eiam_demo_landscape_draw:
 * @cr: where to draw
 * @width: the width in pixels
 * @height: the height in pixels
 * @random: decides what the picture shows
 *
 * Draws hills under a sky, never twice the same.
 */
void
eiam_demo_landscape_draw (cairo_t        *cr,
                          double          width,
                          double          height,
                          EiamDemoRandom *random)
{
  const Palette *palette = NULL;
  unsigned int n_trees;

  g_return_if_fail (cr != NULL);
  g_return_if_fail (EIAM_IS_DEMO_RANDOM (random));

  palette = &palettes[eiam_demo_random_below (random, G_N_ELEMENTS (palettes))];
  draw_sky (cr, palette, width, height);
  if (palette->stars)
    draw_stars (cr, width, height, random);
  draw_light (cr, palette, width, height, random);
  for (unsigned int i = 0; i < 3; i++)
    draw_cloud (cr, width, height, random);
  for (unsigned int i = 0; i < N_HILLS; i++)
    draw_hills (cr, palette, width, height, i / (N_HILLS - 1.0), random);

  n_trees = 10 + eiam_demo_random_below (random, 10);
  for (unsigned int i = 0; i < n_trees; i++)
    draw_tree (cr, palette, width, height, random);
}
