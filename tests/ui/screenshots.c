/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language.h"
#include "eiam-style.h"
#include "eiam-test-scene.h"
#include "eiam-test-ui.h"
#include "eiam-test-whole.h"

#include <adwaita.h>

/* Takes the pictures that shops show of the program, as the metainfo names them: the
 * window alone, with its round corners and its shadow. Each language has a process of its
 * own, which starts in it: fonts are chosen once. EIAM_TEST_LANGUAGES names the languages,
 * with spaces between them. Without it a few are taken, and the first one is compared to
 * the one that shops have. */

#define WIDTH 480
#define HEIGHT 640

/* What the shadow takes at each side. */
#define MARGIN 30

#define LANGUAGE_KEY "EIAM_TEST_LANGUAGE"

/* How much of a picture may differ from the one of another time or machine: a word, but
 * not a row of the form. */
#define GREATEST_CHANGE 0.01
#define VISIBLE_DIFFERENCE 48

/* What shops let a window have, in pixels. */
#define GREATEST_WIDTH 1000
#define GREATEST_HEIGHT 700

static const struct
{
  const char *scene;
  const char *name;
} pictures[] = {
  { "details-filled", "details" },
  { "verify-puzzle", "puzzle" },
  { "done", "done" },
};

static char *
dup_path (const char *name,
          const char *language)
{
  const char *root = g_getenv ("EIAM_SCREENSHOTS_DIR");
  g_autofree char *file = g_str_equal (language, "en")
                            ? g_strdup_printf ("%s.png", name)
                            : g_strdup_printf ("%s-%s.png", name, language);

  return g_build_filename (root != NULL ? root : "screenshots", file, NULL);
}

static unsigned int
find_scene (const char *name)
{
  unsigned int index = 0;

  while (!g_str_equal (eiam_test_scene_get_name (index), name))
    index++;
  return index;
}

/* A paintable of a window ends at its edge. So it is put into a frame that the theme
 * takes for a window, too, and gives corners and a shadow. */
static GtkWidget *
create_frame (GtkWidget *window)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (window);
  g_autoptr (GdkPaintable) paintable = gdk_paintable_get_current_image (live);
  const char *classes[] = { "background", "csd", NULL };
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);
  GtkWidget *frame = g_object_new (GTK_TYPE_BOX,
                                   "css-name", "window",
                                   "css-classes", classes,
                                   "overflow", GTK_OVERFLOW_HIDDEN,
                                   "margin-start", MARGIN,
                                   "margin-end", MARGIN,
                                   "margin-top", MARGIN,
                                   "margin-bottom", MARGIN,
                                   NULL);
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (picture, WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (frame), picture);
  gtk_box_append (GTK_BOX (room), frame);
  gtk_widget_set_halign (room, GTK_ALIGN_START);
  gtk_widget_set_valign (room, GTK_ALIGN_START);
  return room;
}

static guchar *
download (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  guchar *data = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, data, stride);
  return data;
}

/* Returns how much there is to see at a place, from 0 to 255. */
static unsigned int
get_alpha (GdkTexture *texture,
           int         x,
           int         y)
{
  g_autofree guchar *data = download (texture);

  return ((guint32 *) (gpointer) data)[y * gdk_texture_get_width (texture) + x] >> 24;
}

/* Returns the share of places that look different, from 0 to 1. */
static double
measure_change (GdkTexture *one,
                GdkTexture *other)
{
  g_autofree guchar *a = download (one);
  g_autofree guchar *b = download (other);
  unsigned int n = (unsigned int) (gdk_texture_get_width (one) * gdk_texture_get_height (one));
  unsigned int changed = 0;

  for (unsigned int i = 0; i < n; i++)
    {
      int most = 0;

      for (unsigned int part = 0; part < 4; part++)
        most = MAX (most, ABS (a[4 * i + part] - b[4 * i + part]));
      changed += most > VISIBLE_DIFFERENCE;
    }
  return (double) changed / n;
}

static void
test_up_to_date (void)
{
  g_autofree char *taken = dup_path ("details", "en");
  g_autofree char *known = g_build_filename (g_getenv ("EIAM_SCREENSHOTS_KNOWN"), "details.png",
                                             NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) now = gdk_texture_new_from_filename (taken, &error);
  g_autoptr (GdkTexture) then = gdk_texture_new_from_filename (known, &error);
  double change = 1.0;

  if (gtk_check_version (4, 10, 0) == NULL)
    {
      g_test_skip ("the pictures were taken with GTK 4.8, and later releases draw otherwise");
      return;
    }
  g_assert_no_error (error);
  if (gdk_texture_get_width (now) == gdk_texture_get_width (then)
      && gdk_texture_get_height (now) == gdk_texture_get_height (then))
    change = measure_change (now, then);
  if (change > GREATEST_CHANGE)
    g_test_fail_printf ("The form looks different by now (%.1f %%): ./run screenshots takes the "
                        "pictures of data/screenshots anew", change * 100.0);
}

static void
check (GdkTexture *texture)
{
  g_assert_cmpint (gdk_texture_get_width (texture), <=, GREATEST_WIDTH);
  g_assert_cmpint (gdk_texture_get_height (texture), <=, GREATEST_HEIGHT);
  g_assert_cmpuint (get_alpha (texture, 0, 0), ==, 0);
  g_assert_cmpuint (get_alpha (texture, MARGIN, MARGIN), <, 128);
  g_assert_cmpuint (get_alpha (texture, MARGIN - 2, HEIGHT / 2), >, 0);
  g_assert_cmpuint (get_alpha (texture, MARGIN - 2, HEIGHT / 2), <, 128);
  g_assert_cmpuint (get_alpha (texture, MARGIN + WIDTH / 2, HEIGHT / 2), ==, 255);
}

static void
write_picture (GtkWidget  *window,
               const char *path)
{
  GtkWidget *frame = create_frame (window);
  GtkWindow *around = eiam_test_ui_show (frame);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (frame);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0.0f, 0.0f, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN);

  eiam_test_whole_settle (GTK_WIDGET (around));
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (frame),
                          gtk_widget_get_height (frame));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (around)), node,
                                         &area);
  check (texture);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  eiam_test_ui_close (around);
}

static void
take (const char *scene_name,
      const char *path)
{
  EiamTestScene *scene = eiam_test_scene_open (find_scene (scene_name), WIDTH, HEIGHT);
  GtkWidget *window = GTK_WIDGET (eiam_test_scene_get_window (scene));

  gtk_widget_add_css_class (window, "csd");
  eiam_test_whole_settle (window);
  g_assert_cmpint (gtk_widget_get_width (window), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (window), ==, HEIGHT);
  write_picture (window, path);
  eiam_test_scene_close (scene);
}

static void
test_language_in_subprocess (void)
{
  const char *language = g_getenv (LANGUAGE_KEY);

  for (unsigned int i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = dup_path (pictures[i].name, language);

      take (pictures[i].scene, path);
    }
}

static void
test_language (gconstpointer user_data)
{
  const char *language = user_data;

  g_setenv (LANGUAGE_KEY, language, TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
  g_test_trap_subprocess ("/screenshots/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* As a desktop has it that nobody has changed. */
static void
set_up_screen (void)
{
  eiam_language_apply_direction ();
  eiam_style_add_icons ();
  g_object_set (gtk_settings_get_default (),
                "gtk-cursor-blink", FALSE,
                "gtk-decoration-layout", "appmenu:close",
                "gtk-font-name", "Cantarell 11",
                NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *probe = dup_path ("details", "en");
  g_autofree char *directory = g_path_get_dirname (probe);
  const char *named = g_getenv ("EIAM_TEST_LANGUAGES");
  g_auto (GStrv) languages = g_strsplit (named != NULL ? named : "en zh_CN ar", " ", -1);

  g_mkdir_with_parents (directory, 0755);
  eiam_language_init_full (NULL, g_getenv ("EIAM_TEST_LOCALEDIR"));
  eiam_test_ui_init (&argc, &argv);
  set_up_screen ();

  g_test_add_func ("/screenshots/subprocess", test_language_in_subprocess);
  for (unsigned int i = 0; languages[i] != NULL && *languages[i] != '\0'; i++)
    {
      g_autofree char *name = g_strconcat ("/screenshots/", languages[i], NULL);

      g_test_add_data_func (name, languages[i], test_language);
    }
  if (named == NULL)
    g_test_add_func ("/screenshots/up-to-date", test_up_to_date);

  return g_test_run ();
}
