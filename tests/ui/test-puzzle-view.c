/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-puzzle-view.h"

#include "eiam-error.h"
#include "eiam-test-bomb.h"
#include "eiam-test-ui.h"

#include <math.h>
#include <string.h>

#define WIDTH 310
#define HEIGHT 155
#define PIECE_WIDTH 47

/* A picture of one colour as PNG. */
static GBytes *
create_png (int width,
            int height)
{
  g_autofree guchar *pixels = g_malloc0 ((gsize) width * (gsize) height * 4);
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, (gsize) width * (gsize) height * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT,
                                                           bytes, (gsize) width * 4);

  return gdk_texture_save_to_png_bytes (texture);
}

static EiamPuzzle *
create_puzzle (GBytes *background)
{
  g_autoptr (GBytes) piece = create_png (PIECE_WIDTH, HEIGHT);
  g_autoptr (GError) error = NULL;
  EiamPuzzle *puzzle = eiam_puzzle_new ("token", NULL, background, piece, &error);

  g_assert_no_error (error);

  return puzzle;
}

static EiamPuzzle *
create_good_puzzle (void)
{
  g_autoptr (GBytes) background = create_png (WIDTH, HEIGHT);

  return create_puzzle (background);
}

static EiamPuzzleView *
create_view (EiamPuzzle *puzzle)
{
  EiamPuzzleView *view = EIAM_PUZZLE_VIEW (g_object_ref_sink (eiam_puzzle_view_new ()));

  eiam_puzzle_view_set_puzzle (view, puzzle);

  return view;
}

static void
count (unsigned int *counter)
{
  (*counter)++;
}

static void
test_range (void)
{
  g_autoptr (EiamPuzzle) puzzle = create_good_puzzle ();
  g_autoptr (EiamPuzzleView) view = create_view (puzzle);
  unsigned int changes = 0;

  g_signal_connect_swapped (view, "notify::position", G_CALLBACK (count), &changes);
  g_assert_cmpfloat (eiam_puzzle_view_get_range (view), ==, WIDTH - PIECE_WIDTH);
  g_assert_false (eiam_puzzle_view_get_broken (view));

  eiam_puzzle_view_set_position (view, 100.5);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, 100.5);
  eiam_puzzle_view_set_position (view, 100.5);
  g_assert_cmpuint (changes, ==, 1);
  eiam_puzzle_view_set_position (view, 1e9);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, WIDTH - PIECE_WIDTH);
  eiam_puzzle_view_set_position (view, -3.0);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, 0.0);
  eiam_puzzle_view_set_position (view, 5.0);
  eiam_puzzle_view_set_position (view, NAN);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, 0.0);
}

static void
test_new_puzzle_starts_at_left (void)
{
  g_autoptr (EiamPuzzle) first = create_good_puzzle ();
  g_autoptr (EiamPuzzle) second = create_good_puzzle ();
  g_autoptr (EiamPuzzleView) view = create_view (first);

  eiam_puzzle_view_set_position (view, 77.0);
  eiam_puzzle_view_set_puzzle (view, second);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (view), ==, 0.0);
  eiam_puzzle_view_set_puzzle (view, NULL);
  g_assert_cmpfloat (eiam_puzzle_view_get_range (view), ==, 0.0);
}

static int
measure_height (EiamPuzzleView *view,
                int             width)
{
  int natural = -1;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_size (void)
{
  g_autoptr (EiamPuzzle) puzzle = create_good_puzzle ();
  g_autoptr (EiamPuzzleView) view = create_view (puzzle);
  int minimum = -1;
  int natural = -1;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, WIDTH);
  g_assert_cmpint (minimum, <, WIDTH);
  g_assert_cmpint (measure_height (view, WIDTH), ==, HEIGHT);
  g_assert_cmpint (measure_height (view, 200), ==, 100);
  g_assert_cmpint (measure_height (view, 2 * WIDTH), ==, 2 * HEIGHT);
  g_assert_cmpint (measure_height (view, 9 * WIDTH), ==, 2 * HEIGHT);
}

/* A picture whose head is right and whose rest is not. */
static GBytes *
cut (GBytes *png)
{
  return g_bytes_new_from_bytes (png, 0, 40);
}

static void
test_broken (void)
{
  g_autoptr (GBytes) png = create_png (WIDTH, HEIGHT);
  g_autoptr (GBytes) broken_png = cut (png);
  g_autoptr (EiamPuzzle) broken = create_puzzle (broken_png);
  g_autoptr (EiamPuzzle) good = create_puzzle (png);
  g_autoptr (EiamPuzzleView) view = create_view (broken);

  g_assert_true (eiam_puzzle_view_get_broken (view));
  g_assert_cmpfloat (eiam_puzzle_view_get_range (view), ==, 0.0);
  eiam_puzzle_view_set_puzzle (view, good);
  g_assert_false (eiam_puzzle_view_get_broken (view));
}

/* Neither the pixels nor the texts that a file names come to be. */
static void
test_bombs (void)
{
  g_autoptr (GBytes) png = create_png (WIDTH, HEIGHT);
  g_autoptr (GBytes) piece = create_png (PIECE_WIDTH, HEIGHT);
  g_autoptr (GBytes) pixels = eiam_test_bomb_new_pixels ();
  g_autoptr (GBytes) texts = eiam_test_bomb_new_texts (png);
  glong before = eiam_test_bomb_get_peak ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamPuzzle) refused = eiam_puzzle_new ("token", NULL, pixels, piece, &error);
  g_autoptr (EiamPuzzle) puzzle = create_puzzle (texts);
  g_autoptr (EiamPuzzleView) view = create_view (puzzle);

  g_assert_null (refused);
  g_assert_error (error, EIAM_ERROR, EIAM_ERROR_PROTOCOL);
  g_assert_false (eiam_puzzle_view_get_broken (view));
  g_assert_cmpint (eiam_test_bomb_get_peak () - before, <, EIAM_TEST_BOMB_LIMIT);
}

static void
test_accessible (void)
{
  g_autoptr (EiamPuzzle) puzzle = create_good_puzzle ();
  g_autoptr (EiamPuzzleView) view = create_view (puzzle);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Puzzle picture");
}

/* What is drawn where, read back from the pixels: the piece stands at its
 * position however large the picture is, and not mirrored. */
static guint32
read_pixel (GdkTexture *texture,
            int         x,
            int         y)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guchar *pixels = g_malloc0 (stride * (gsize) gdk_texture_get_height (texture));
  guint32 pixel;

  gdk_texture_download (texture, pixels, stride);
  memcpy (&pixel, pixels + (gsize) y * stride + (gsize) x * 4, sizeof pixel);

  return pixel;
}

static GBytes *
create_coloured_png (int     width,
                     guint32 colour)
{
  gsize n_pixels = (gsize) width * HEIGHT;
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (gsize i = 0; i < n_pixels; i++)
    pixels[i] = colour;
  bytes = g_bytes_new (pixels, n_pixels * 4);
  texture = gdk_memory_texture_new (width, HEIGHT, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);

  return gdk_texture_save_to_png_bytes (texture);
}

static GdkTexture *
render (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (view));
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 2 * WIDTH, 2 * HEIGHT);

  gdk_paintable_snapshot (paintable, snapshot, 2 * WIDTH, 2 * HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);

  return gsk_renderer_render_texture (renderer, node, &area);
}

static void
test_drawing (void)
{
  const guint32 blue = 0xff0000ff;
  const guint32 red = 0xffff0000;
  g_autoptr (GBytes) background = create_coloured_png (WIDTH, blue);
  g_autoptr (GBytes) piece = create_coloured_png (PIECE_WIDTH, red);
  g_autoptr (EiamPuzzle) puzzle = eiam_puzzle_new ("token", NULL, background, piece, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = eiam_puzzle_view_new ();
  g_autoptr (GdkTexture) texture = NULL;

  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  gtk_widget_set_size_request (view, 2 * WIDTH, -1);
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  eiam_puzzle_view_set_puzzle (EIAM_PUZZLE_VIEW (view), puzzle);
  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (view), 100.0);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (view);

  g_assert_cmpint (gtk_widget_get_width (view), ==, 2 * WIDTH);
  texture = render (view);
  g_assert_cmphex (read_pixel (texture, 2 * 100 - 3, HEIGHT), ==, blue);
  g_assert_cmphex (read_pixel (texture, 2 * 100 + 3, HEIGHT), ==, red);
  g_assert_cmphex (read_pixel (texture, 2 * (100 + PIECE_WIDTH) - 3, HEIGHT), ==, red);
  g_assert_cmphex (read_pixel (texture, 2 * (100 + PIECE_WIDTH) + 3, HEIGHT), ==, blue);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/puzzle-view/range", test_range);
  g_test_add_func ("/puzzle-view/new-puzzle-starts-at-left", test_new_puzzle_starts_at_left);
  g_test_add_func ("/puzzle-view/size", test_size);
  g_test_add_func ("/puzzle-view/broken", test_broken);
  g_test_add_func ("/puzzle-view/bombs", test_bombs);
  g_test_add_func ("/puzzle-view/accessible", test_accessible);
  g_test_add_func ("/puzzle-view/drawing", test_drawing);

  return g_test_run ();
}
