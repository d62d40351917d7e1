/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <cairo.h>
#include <string.h>

#include "eiam-demo-cipher.h"
#include "eiam-demo-error.h"
#include "eiam-demo-picture.h"
#include "eiam-demo-puzzle-desk.h"

#define KEY   "yMXC583dP4R7uhmq"
#define TOKEN "71dd26999e314f9abb0c635336976635"
#define POINT "{\"x\":237.0,\"y\":5.0}"

#define N_SEEDS 20

typedef struct {
  const unsigned char *data;
  gsize                left;
} Reader;

static cairo_status_t
read_png_cb (void          *closure,
             unsigned char *data,
             unsigned int   length)
{
  Reader *reader = closure;

  g_assert (reader != NULL);

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *png)
{
  Reader reader = { NULL, 0 };
  cairo_surface_t *surface = NULL;

  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_png_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  guint32 pixel = 0;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface)
            + (gsize) y * cairo_image_surface_get_stride (surface) + (gsize) x * sizeof pixel,
          sizeof pixel);
  return pixel;
}

static unsigned int
get_light (guint32 pixel)
{
  return (pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff);
}

typedef struct {
  int row;
  int column;
  int light;
} Spot;

/* The pixels of the piece that show the picture and not its edge. */
static GArray *
list_spots (cairo_surface_t *piece)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (Spot));

  for (int row = 0; row < EIAM_DEMO_PICTURE_HEIGHT; row++)
    {
      for (int column = 0; column < EIAM_DEMO_STRIP_WIDTH; column++)
        {
          guint32 pixel = get_pixel (piece, column, row);
          Spot spot = { row, column, (int) get_light (pixel) };

          if (pixel >> 24 == 0xff)
            g_array_append_val (spots, spot);
        }
    }

  return spots;
}

/* How many spots, laid at @x, are darker in the background by the half that the
 * hole takes away. */
static unsigned int
count_matches (cairo_surface_t *background,
               GArray          *spots,
               int              x)
{
  unsigned int n = 0;

  for (unsigned int i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);
      int dark = (int) get_light (get_pixel (background, x + spot->column, spot->row));

      if (ABS (dark * 2 - spot->light) <= 6)
        n++;
    }

  return n;
}

static int
find_hole (cairo_surface_t *background,
           cairo_surface_t *piece)
{
  g_autoptr (GArray) spots = list_spots (piece);
  unsigned int best = 0;
  int found = -1;

  for (int x = 0; x <= EIAM_DEMO_PICTURE_WIDTH - EIAM_DEMO_STRIP_WIDTH; x++)
    {
      unsigned int n = count_matches (background, spots, x);

      if (n > best)
        {
          best = n;
          found = x;
        }
    }

  return found;
}

static void
test_sizes (void)
{
  g_autoptr (EiamDemoRandom) random = eiam_demo_random_new ();
  g_autoptr (EiamDemoPicture) picture = eiam_demo_picture_new (random, FALSE);
  cairo_surface_t *background = decode (picture->background);
  cairo_surface_t *piece = decode (picture->piece);

  g_assert_cmpint (cairo_image_surface_get_width (background), ==, 310);
  g_assert_cmpint (cairo_image_surface_get_height (background), ==, 155);
  g_assert_cmpint (cairo_image_surface_get_format (background), ==, CAIRO_FORMAT_RGB24);
  g_assert_cmpint (cairo_image_surface_get_width (piece), ==, 47);
  g_assert_cmpint (cairo_image_surface_get_height (piece), ==, 155);
  g_assert_cmpint (cairo_image_surface_get_format (piece), ==, CAIRO_FORMAT_ARGB32);

  cairo_surface_destroy (background);
  cairo_surface_destroy (piece);
}

static void
test_transparent (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (EiamDemoRandom) random = eiam_demo_random_new_with_seed (seed);
      g_autoptr (EiamDemoPicture) picture = eiam_demo_picture_new (random, FALSE);
      cairo_surface_t *piece = decode (picture->piece);
      int first = -1;
      int last = -1;

      for (int row = 0; row < EIAM_DEMO_PICTURE_HEIGHT; row++)
        {
          g_assert_cmpuint (get_pixel (piece, 0, row), ==, 0);
          g_assert_cmpuint (get_pixel (piece, EIAM_DEMO_STRIP_WIDTH - 1, row), ==, 0);
          for (int column = 0; column < EIAM_DEMO_STRIP_WIDTH; column++)
            {
              if (get_pixel (piece, column, row) == 0)
                continue;
              first = first < 0 ? row : first;
              last = row;
            }
        }
      g_assert_cmpint (first, >, 0);
      g_assert_cmpint (last, <, EIAM_DEMO_PICTURE_HEIGHT - 1);
      g_assert_cmpint (last - first, >=, 40);
      g_assert_cmpint (last - first, <=, 46);
      cairo_surface_destroy (piece);
    }
}

static void
test_hole (gconstpointer data)
{
  gboolean decoy = GPOINTER_TO_INT (data);

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (EiamDemoRandom) random = eiam_demo_random_new_with_seed (seed);
      g_autoptr (EiamDemoPicture) picture = eiam_demo_picture_new (random, decoy);
      cairo_surface_t *background = decode (picture->background);
      cairo_surface_t *piece = decode (picture->piece);

      g_assert_cmpuint (picture->x, >=, 100);
      g_assert_cmpuint (picture->x, <=, 262);
      /* Under an even sky the neighbouring column matches as well. */
      g_assert_cmpint (ABS (find_hole (background, piece) - (int) picture->x), <=, 1);
      cairo_surface_destroy (background);
      cairo_surface_destroy (piece);
    }
}

static void
test_seed (void)
{
  g_autoptr (EiamDemoRandom) first = eiam_demo_random_new_with_seed (7);
  g_autoptr (EiamDemoRandom) second = eiam_demo_random_new_with_seed (7);
  g_autoptr (EiamDemoRandom) third = eiam_demo_random_new_with_seed (8);
  g_autoptr (EiamDemoPicture) one = eiam_demo_picture_new (first, FALSE);
  g_autoptr (EiamDemoPicture) same = eiam_demo_picture_new (second, FALSE);
  g_autoptr (EiamDemoPicture) other = eiam_demo_picture_new (third, FALSE);

  g_assert_cmpuint (one->x, ==, same->x);
  g_assert_true (g_bytes_equal (one->background, same->background));
  g_assert_true (g_bytes_equal (one->piece, same->piece));
  g_assert_false (g_bytes_equal (one->background, other->background));
}

static void
test_cipher (void)
{
  static const struct {
    const char *plain;
    const char *encrypted;
  } vectors[] = {
    { POINT, "5nxXyl0w9Fl24/GYj1H37jB+m/oibvcEvGNrLDO+Rj8=" },
    { "{\"x\":237,\"y\":5}", "1qOiawVgsZK/Lm2jhb4yDw==" },
    { TOKEN "---" POINT, "h0dwpAmH+/c6747i02Gb34raffdS/s6sdx7Yb4uAnX2/By43Uhu3dhH0f28kWNY36rB+"
                         "X8t9mE4WvCZIcLe05Q==" },
  };
  static const char * const bad[] = { "", "AAAA", "{\"x\":237.0,\"y\":5.0}", "1qOiawVgsZK/Lm2j\n",
                                      "AAAAAAAAAAAAAAAAAAAAAA==", "=", "\xff" };

  for (unsigned int i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *encrypted = eiam_demo_cipher_encrypt (KEY, vectors[i].plain);
      g_autofree char *plain = eiam_demo_cipher_decrypt (KEY, vectors[i].encrypted);

      g_assert_cmpstr (encrypted, ==, vectors[i].encrypted);
      g_assert_cmpstr (plain, ==, vectors[i].plain);
    }
  for (unsigned int i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (eiam_demo_cipher_decrypt (KEY, bad[i]));
}

static void
test_desk (void)
{
  g_autoptr (EiamDemoPuzzleDesk) desk = eiam_demo_puzzle_desk_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *ticket = NULL;

  eiam_demo_puzzle_desk_issue (desk, TOKEN, KEY, 237, 1000);
  ticket = eiam_demo_puzzle_desk_check (desk, TOKEN, POINT, "1", FALSE, 1119, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ticket, ==, TOKEN "---" POINT);
  g_assert_true (eiam_demo_puzzle_desk_redeem (desk, ticket, "1", 1298, &error));
  g_assert_no_error (error);
  g_assert_false (eiam_demo_puzzle_desk_redeem (desk, ticket, "1", 1298, &error));
  g_assert_error (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_TICKET_UNKNOWN);
}

/* What a stranger may send as a point: nothing of it passes, nothing of it hurts. */
static void
test_hostile_points (void)
{
  static const char * const points[] = {
    "", "{", "}", ":", ",", "x", "x:", "x:,y:5", "x:nan,y:5", "x:inf,y:5", "x:0x,y:5",
    "x:1e999,y:5", "x:-,y:5", "{\"x\":99999999999999999999,\"y\":5}", "x:237,y:5,x:", "y:5,y:5",
    "{\"x\":237,\"Y\":5}", "\xf0\x9f\x98\x80", "x:237 ,y:5", "x:+237,y:5",
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (EiamDemoPuzzleDesk) desk = eiam_demo_puzzle_desk_new ();
      g_autoptr (GError) error = NULL;

      eiam_demo_puzzle_desk_issue (desk, TOKEN, KEY, 237, 0);
      g_assert_null (eiam_demo_puzzle_desk_check (desk, TOKEN, points[i], "1", i % 2 == 0, 0,
                                                  &error));
      g_assert_error (error, EIAM_DEMO_ERROR, EIAM_DEMO_ERROR_PUZZLE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/puzzle/sizes", test_sizes);
  g_test_add_func ("/demo/puzzle/transparent", test_transparent);
  g_test_add_data_func ("/demo/puzzle/hole", GINT_TO_POINTER (FALSE), test_hole);
  g_test_add_data_func ("/demo/puzzle/hole-with-decoy", GINT_TO_POINTER (TRUE), test_hole);
  g_test_add_func ("/demo/puzzle/seed", test_seed);
  g_test_add_func ("/demo/puzzle/cipher", test_cipher);
  g_test_add_func ("/demo/puzzle/desk", test_desk);
  g_test_add_func ("/demo/puzzle/hostile-points", test_hostile_points);

  return g_test_run ();
}
