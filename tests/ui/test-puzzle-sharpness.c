/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-puzzle-view.h"

#include "eiam-test-ui.h"

#include <math.h>

/* The puzzle as the screen gets it, pixel by pixel, at several sizes and scales of the
 * screen. Each needs a process of its own, because GDK asks for the scale once. */

#define CASE_KEY "EIAM_TEST_CASE"

#define WIDTH 310
#define HEIGHT 155
#define PIECE_WIDTH 47
/* The corners are round. */
#define CORNER 13
#define BAR 8
/* How far from the aim the piece may be, in pixels of the picture. */
#define WITHIN 1.0

#define BLUE 0xff0000ffu
#define RED 0xffff0000u

typedef guint32 (*Painter) (int x,
                            int y);

typedef void (*Checker) (GdkTexture *shot,
                         int         left,
                         int         factor);

typedef struct {
  const char *name;
  const char *gdk_scale;   /* what GDK makes room for */
  double      screen_scale; /* what the screen shows, which may be less */
  int         width;       /* of the view */
  double      position;    /* of the piece */
  Painter     painter;
  Checker     check;       /* (nullable): of what is drawn at once */
  int         left;        /* pixels of the screen before the picture */
  int         factor;      /* pixels of the screen for one of the picture */
} Case;

/* No pixel is like the one beside it. */
static guint32
paint_noise (int x,
             int y)
{
  guint32 grey = (guint32) (x * 97 + y * 57) % 256;

  return 0xff000000 | grey << 16 | grey << 8 | grey;
}

static guint32
paint_bars (int x,
            int y)
{
  return x / BAR % 2 == 0 ? 0xff000000 : 0xffffffff;
}

static guint32
paint_blue (int x,
            int y)
{
  return BLUE;
}

static guint32
paint_red (int x,
           int y)
{
  return RED;
}

static guint32
paint_nothing (int x,
               int y)
{
  return 0;
}

static GBytes *
create_png (int     width,
            Painter painter)
{
  g_autofree guint32 *pixels = g_new (guint32, width * HEIGHT);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (int i = 0; i < width * HEIGHT; i++)
    pixels[i] = painter (i % width, i / width);
  bytes = g_bytes_new (pixels, (gsize) width * HEIGHT * 4);
  texture = gdk_memory_texture_new (width, HEIGHT, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);

  return gdk_texture_save_to_png_bytes (texture);
}

static guint32 *
download (GdkTexture *texture)
{
  gsize width = (gsize) gdk_texture_get_width (texture);
  guint32 *pixels = g_new (guint32, width * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, width * 4);
  return pixels;
}

/* A whole number of pixels for each of the picture: every one is there, unchanged. */
static void
check_exact (GdkTexture *shot,
             int         left,
             int         factor)
{
  g_autofree guint32 *pixels = download (shot);
  int width = gdk_texture_get_width (shot);

  for (int y = CORNER * factor; y < (HEIGHT - CORNER) * factor; y++)
    {
      for (int x = 0; x < WIDTH * factor; x++)
        g_assert_cmphex (pixels[y * width + left + x], ==, paint_noise (x / factor, y / factor));
    }
}

/* Any other size: an edge is one blended pixel wide at most, and white and black remain. */
static void
check_edges (GdkTexture *shot,
             int         left,
             int         factor)
{
  g_autofree guint32 *pixels = download (shot);
  int width = gdk_texture_get_width (shot);
  const guint32 *row = pixels + gdk_texture_get_height (shot) / 2 * width;
  int n_edges = 0;
  int n_blended = 0;

  for (int x = 1; x < width - 1; x++)
    {
      int grey = (int) (row[x] & 0xff);
      gboolean is_blended = grey > 2 && grey < 253;

      n_blended = is_blended ? n_blended + 1 : 0;
      g_assert_cmpint (n_blended, <=, 1);
      n_edges += (row[x] & 0xff) > 127 && (row[x - 1] & 0xff) <= 127;
    }
  g_assert_cmpint (n_edges, ==, WIDTH / BAR / 2);
}

/* The edges of the piece are on pixels of the screen, wherever it is. */
static void
check_piece (GdkTexture *shot,
             int         left,
             int         factor)
{
  g_autofree guint32 *pixels = download (shot);
  int width = gdk_texture_get_width (shot);
  const guint32 *row = pixels + HEIGHT / 2 * width;
  int n_red = 0;

  for (int x = 0; x < WIDTH; x++)
    {
      g_assert_true (row[x] == RED || row[x] == BLUE);
      n_red += row[x] == RED;
    }
  g_assert_cmpint (n_red, ==, PIECE_WIDTH);
  g_assert_cmphex (row[left], ==, RED);
  g_assert_cmphex (row[left - 1], ==, BLUE);
}

static const Case cases[] = {
  { "1x", "1", 1.0, WIDTH, 0.0, paint_noise, check_exact, 0, 1 },
  { "2x", "2", 2.0, WIDTH, 0.0, paint_noise, check_exact, 0, 2 },
  { "1x-twice-as-large", "1", 1.0, 2 * WIDTH, 0.0, paint_noise, check_exact, 0, 2 },
  { "2x-twice-as-large", "2", 2.0, 2 * WIDTH, 0.0, paint_noise, check_exact, 0, 4 },
  { "1x-in-the-middle", "1", 1.0, 2 * WIDTH + 3, 0.0, paint_noise, check_exact, 2, 2 },
  { "1.25x", "2", 1.25, WIDTH, 0.0, paint_bars, check_edges, 0, 0 },
  { "1.25x-as-in-the-window", "2", 1.25, 456, 0.0, paint_bars, check_edges, 0, 0 },
  { "1x-as-in-the-window", "1", 1.0, 456, 0.0, paint_bars, check_edges, 0, 0 },
  { "2x-as-in-the-window", "2", 2.0, 456, 0.0, paint_bars, check_edges, 0, 0 },
  { "piece-between-pixels", "1", 1.0, WIDTH, 77.5, paint_blue, check_piece, 78, 1 },
  { "aim-1x", "1", 1.0, WIDTH, 0.0, paint_blue, NULL, 0, 0 },
  { "aim-1x-as-in-the-window", "1", 1.0, 456, 0.0, paint_blue, NULL, 0, 0 },
  { "aim-1.25x", "2", 1.25, WIDTH, 0.0, paint_blue, NULL, 0, 0 },
  { "aim-1.25x-as-in-the-window", "2", 1.25, 456, 0.0, paint_blue, NULL, 0, 0 },
  { "aim-2x", "2", 2.0, WIDTH, 0.0, paint_blue, NULL, 0, 0 },
  { "aim-2x-as-in-the-window", "2", 2.0, 456, 0.0, paint_blue, NULL, 0, 0 },
};

static GdkTexture *
render (GtkWidget *view,
        double     scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  double width = gtk_widget_get_width (view);
  double height = gtk_widget_get_height (view);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) (int) (width * scale),
                                             (float) (int) (height * scale));

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);

  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)), node,
                                      &area);
}

static GtkWidget *
create_view (const Case *one)
{
  g_autoptr (GBytes) background = create_png (WIDTH, one->painter);
  g_autoptr (GBytes) piece = create_png (PIECE_WIDTH, one->painter == paint_blue ? paint_red
                                                                                 : paint_nothing);
  g_autoptr (GError) error = NULL;
  g_autoptr (EiamPuzzle) puzzle = eiam_puzzle_new ("token", NULL, background, piece, &error);
  GtkWidget *view = eiam_puzzle_view_new ();

  g_assert_no_error (error);
  gtk_widget_set_size_request (view, one->width, -1);
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  eiam_puzzle_view_set_puzzle (EIAM_PUZZLE_VIEW (view), puzzle);
  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (view), one->position);
  return view;
}

static GtkGesture *
find_drag (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (unsigned int i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) controller = g_list_model_get_item (controllers, i);

      /* The view keeps it. */
      if (GTK_IS_GESTURE_DRAG (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* By the pointer, which is on a pixel of the screen. */
static void
drag_to (GtkWidget  *view,
         const Case *one,
         double      aim)
{
  GtkGesture *drag = find_drag (view);
  double offset = aim * one->width / WIDTH;

  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (view), 0.0);
  g_signal_emit_by_name (drag, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-update",
                         round (offset * one->screen_scale) / one->screen_scale, 0.0);
}

/* Returns where the screen has the piece, in pixels of the picture. */
static double
read_position (GtkWidget  *view,
               const Case *one)
{
  g_autoptr (GdkTexture) shot = NULL;
  g_autofree guint32 *pixels = NULL;
  const guint32 *row = NULL;
  int width = 0;
  int left = 0;

  gtk_test_widget_wait_for_draw (view);
  shot = render (view, one->screen_scale);
  pixels = download (shot);
  width = gdk_texture_get_width (shot);
  row = pixels + gdk_texture_get_height (shot) / 2 * width;
  while (left < width && (row[left] >> 16 & 0xff) < 128)
    left++;
  return left / (one->screen_scale * one->width / WIDTH);
}

/* Keys, buttons, the slider and assistive technology say where the piece is to be. */
static void
check_aims (GtkWidget  *view,
            const Case *one)
{
  EiamPuzzleView *puzzle = EIAM_PUZZLE_VIEW (view);

  for (double aim = 1.0; aim <= eiam_puzzle_view_get_range (puzzle); aim += 12.7)
    {
      eiam_puzzle_view_set_position (puzzle, aim);
      g_assert_cmpfloat_with_epsilon (read_position (view, one), aim, WITHIN);
      drag_to (view, one, aim);
      g_assert_cmpfloat_with_epsilon (eiam_puzzle_view_get_position (puzzle), aim, WITHIN);
      g_assert_cmpfloat_with_epsilon (read_position (view, one), aim, WITHIN);
    }
}

static void
test_case_in_subprocess (void)
{
  const Case *one = &cases[g_ascii_strtoull (g_getenv (CASE_KEY), NULL, 10)];
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = create_view (one);
  g_autoptr (GdkTexture) shot = NULL;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (view);
  g_assert_cmpint (gtk_widget_get_width (view), ==, one->width);
  g_assert_cmpint (gtk_widget_get_scale_factor (view), ==, atoi (one->gdk_scale));

  if (one->check == NULL)
    {
      check_aims (view, one);
    }
  else
    {
      shot = render (view, one->screen_scale);
      one->check (shot, one->left, one->factor);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_case (gconstpointer user_data)
{
  const Case *one = user_data;
  g_autofree char *number = g_strdup_printf ("%d", (int) (one - cases));

  g_setenv (CASE_KEY, number, TRUE);
  g_setenv ("GDK_SCALE", one->gdk_scale, TRUE);
  g_test_trap_subprocess ("/puzzle-sharpness/case/subprocess", 0,
                          G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/puzzle-sharpness/case/subprocess", test_case_in_subprocess);
  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/puzzle-sharpness/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }

  return g_test_run ();
}
