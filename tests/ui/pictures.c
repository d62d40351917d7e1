/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language.h"
#include "eiam-style.h"
#include "eiam-test-contrast.h"
#include "eiam-test-look.h"
#include "eiam-test-scene.h"
#include "eiam-test-ui.h"
#include "eiam-test-whole.h"

#include <adwaita.h>

/* Draws every page in every mode, measures what it draws and makes an index of the
 * pictures. A mode needs a process of its own: high contrast is decided at the start. */

#define LEAST_CONTRAST 4.5

#define MODE_KEY "EIAM_TEST_MODE"

typedef struct {
  const char      *name;
  int              width;
  AdwColorScheme   scheme;
  gboolean         high_contrast;
  double           text_scale;
  GtkTextDirection direction;
} Mode;

static const Mode modes[] = {
  { "light", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 1.0, GTK_TEXT_DIR_LTR },
  { "dark", 480, ADW_COLOR_SCHEME_FORCE_DARK, FALSE, 1.0, GTK_TEXT_DIR_LTR },
  { "high-contrast", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE, 1.0, GTK_TEXT_DIR_LTR },
  { "high-contrast-dark", 480, ADW_COLOR_SCHEME_FORCE_DARK, TRUE, 1.0, GTK_TEXT_DIR_LTR },
  { "large-text", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 2.0, GTK_TEXT_DIR_LTR },
  { "right-to-left", 480, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 1.0, GTK_TEXT_DIR_RTL },
  { "narrow", 360, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 1.0, GTK_TEXT_DIR_LTR },
  { "narrow-large-text", 360, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 2.0, GTK_TEXT_DIR_LTR },
  { "wide", 1000, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE, 1.0, GTK_TEXT_DIR_LTR },
};

/* What one mode has shown so far. */
typedef struct {
  const Mode *mode;
  char       *directory;
  GPtrArray  *faults;
  GHashTable *contrasts; /* (element-type utf8 EiamTestContrast) the worst of every kind */
  int         smallest;
} Findings;

static char *
dup_directory (const char *mode)
{
  const char *root = g_getenv ("EIAM_PICTURES_DIR");

  return g_build_filename (root != NULL ? root : "pictures", mode, NULL);
}

static const Mode *
find_mode (const char *name)
{
  for (unsigned int i = 0; name != NULL && i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].name, name))
      return &modes[i];
  return NULL;
}

static void
apply_mode (const Mode *mode)
{
  gtk_widget_set_default_direction (mode->direction);
  eiam_style_add_icons ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), mode->scheme);
  g_object_set (gtk_settings_get_default (),
                "gtk-xft-dpi", (int) (96 * 1024 * mode->text_scale),
                "gtk-cursor-blink", FALSE,
                "gtk-decoration-layout", "appmenu:close",
                NULL);
}

static void
note_contrast (Findings         *findings,
               EiamTestContrast *contrast)
{
  EiamTestContrast *worst = g_hash_table_lookup (findings->contrasts, contrast->kind);

  if (contrast->disabled)
    return;
  if (contrast->ratio < LEAST_CONTRAST)
    g_ptr_array_add (findings->faults,
                     g_strdup_printf ("contrast %.2f of %s “%s”", contrast->ratio, contrast->kind,
                                      contrast->text));
  if (worst != NULL && worst->ratio <= contrast->ratio)
    return;

  worst = g_new0 (EiamTestContrast, 1);
  worst->ratio = contrast->ratio;
  worst->kind = g_strdup (contrast->kind);
  worst->text = g_strdup (contrast->text);
  g_hash_table_replace (findings->contrasts, worst->kind, worst);
}

static void
measure_contrast (Findings      *findings,
                  GtkWidget     *window,
                  GskRenderNode *node,
                  GdkTexture    *texture)
{
  g_autoptr (GPtrArray) all = eiam_test_contrast_measure (window, node, texture);

  for (unsigned int i = 0; i < all->len; i++)
    note_contrast (findings, g_ptr_array_index (all, i));
}

static void
draw (Findings   *findings,
      GtkWidget  *window,
      const char *page)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (page, ".png", NULL);
  g_autofree char *path = g_build_filename (findings->directory, file, NULL);
  graphene_rect_t area;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  graphene_rect_init (&area, 0.0f, 0.0f, (float) gtk_widget_get_width (window),
                      (float) gtk_widget_get_height (window));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &area);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  measure_contrast (findings, window, node, texture);
}

static void
measure (Findings  *findings,
         GtkWidget *window)
{
  const Mode *mode = findings->mode;

  eiam_test_look_find_overflow (window, mode->width, findings->faults);
  eiam_test_look_find_clipped (window, findings->faults);
  eiam_test_look_find_targets (window, findings->faults, &findings->smallest);
  eiam_test_look_find_dwarfed (window, mode->text_scale, findings->faults);
}

/* The page as it comes up, and all of it if that is more. */
static void
look_at_page (Findings     *findings,
              unsigned int  index)
{
  EiamTestScene *scene = eiam_test_scene_open (index, findings->mode->width, 720);
  GtkWidget *window = GTK_WIDGET (eiam_test_scene_get_window (scene));
  const char *page = eiam_test_scene_get_name (index);
  g_autofree char *whole = g_strconcat (page, "-whole", NULL);
  unsigned int known = findings->faults->len;

  eiam_test_whole_settle (window);
  draw (findings, window, page);
  if (eiam_test_whole_show (window, findings->mode->width))
    draw (findings, window, whole);
  measure (findings, window);
  for (unsigned int i = known; i < findings->faults->len; i++)
    g_printerr ("# %s/%s: %s\n", findings->mode->name, page,
                (const char *) g_ptr_array_index (findings->faults, i));
  eiam_test_scene_close (scene);
}

static int
compare_contrasts (gconstpointer a,
                   gconstpointer b)
{
  const EiamTestContrast *one = a;
  const EiamTestContrast *other = b;

  return (one->ratio > other->ratio) - (one->ratio < other->ratio);
}

/* The index takes these lines up as they are. */
static void
write_figures (Findings *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (findings->directory, "figures.txt", NULL);
  GList *all = g_list_sort (g_hash_table_get_values (findings->contrasts), compare_contrasts);

  g_string_append_printf (text, "smallest target: %d px\n", findings->smallest);
  for (GList *l = all; l != NULL; l = l->next)
    {
      EiamTestContrast *contrast = l->data;

      g_string_append_printf (text, "%5.2f  %s\n", contrast->ratio, contrast->kind);
    }
  g_list_free (all);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

static void
test_mode_in_subprocess (void)
{
  const Mode *mode = find_mode (g_getenv (MODE_KEY));
  Findings findings = { mode, NULL, NULL, NULL, G_MAXINT };

  g_assert_nonnull (mode);
  findings.directory = dup_directory (mode->name);
  findings.faults = g_ptr_array_new_with_free_func (g_free);
  findings.contrasts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              eiam_test_contrast_free);
  g_assert_cmpint (g_mkdir_with_parents (findings.directory, 0755), ==, 0);

  apply_mode (mode);
  for (unsigned int i = 0; eiam_test_scene_get_name (i) != NULL; i++)
    look_at_page (&findings, i);
  /* Nothing measured is nothing shown. */
  g_assert_cmpuint (g_hash_table_size (findings.contrasts), >, 10);
  g_assert_cmpint (findings.smallest, <, G_MAXINT);
  write_figures (&findings);
  g_assert_cmpuint (findings.faults->len, ==, 0);
  g_hash_table_unref (findings.contrasts);
  g_ptr_array_unref (findings.faults);
  g_free (findings.directory);
}

/* A gate that lets everything through would be no gate. */
static void
test_gate (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *label = gtk_label_new ("A title that has no room in a narrow window");
  GtkWidget *window = GTK_WIDGET (eiam_test_ui_show (label));

  eiam_test_whole_settle (window);
  eiam_test_look_find_clipped (label, faults);
  g_assert_cmpuint (faults->len, ==, 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 7);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  eiam_test_whole_settle (window);
  eiam_test_look_find_clipped (label, faults);
  g_assert_cmpuint (faults->len, ==, 1);
  eiam_test_ui_close (GTK_WINDOW (window));
}

static void
test_mode (gconstpointer user_data)
{
  const Mode *mode = user_data;

  g_setenv (MODE_KEY, mode->name, TRUE);
  g_test_trap_subprocess ("/pictures/mode/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
append_page (GString    *html,
             const char *page)
{
  g_string_append_printf (html, "<tr><th scope=\"row\">%s</th>\n", page);
  for (unsigned int i = 0; i < G_N_ELEMENTS (modes); i++)
    g_string_append_printf (html,
                            "<td><a href=\"%1$s/%2$s.png\"><img src=\"%1$s/%2$s.png\" "
                            "alt=\"%2$s, %1$s\" width=\"240\"></a></td>\n",
                            modes[i].name, page);
  g_string_append (html, "</tr>\n");
}

static void
append_figures (GString *html)
{
  g_string_append (html, "<tr><th scope=\"row\">Figures</th>\n");
  for (unsigned int i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *directory = dup_directory (modes[i].name);
      g_autofree char *path = g_build_filename (directory, "figures.txt", NULL);
      g_autofree char *text = NULL;

      g_file_get_contents (path, &text, NULL, NULL);
      g_string_append_printf (html, "<td><pre>%s</pre></td>\n", text != NULL ? text : "none");
    }
  g_string_append (html, "</tr>\n");
}

static void
test_index (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_directory ("index.html");

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                         "<title>Pictures of every page</title></head><body>\n"
                         "<h1>Pictures of every page</h1>\n<table>\n<tr><th>Page</th>\n");
  for (unsigned int i = 0; i < G_N_ELEMENTS (modes); i++)
    g_string_append_printf (html, "<th scope=\"col\">%s</th>\n", modes[i].name);
  g_string_append (html, "</tr>\n");
  for (unsigned int i = 0; eiam_test_scene_get_name (i) != NULL; i++)
    append_page (html, eiam_test_scene_get_name (i));
  append_figures (html);
  g_string_append (html, "</table>\n</body></html>\n");
  g_file_set_contents (path, html->str, -1, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  const Mode *mode = find_mode (g_getenv (MODE_KEY));

  if (mode != NULL && mode->high_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  eiam_test_ui_init (&argc, &argv);
  /* For the list of languages. */
  if (g_getenv ("EIAM_TEST_LOCALEDIR") != NULL)
    eiam_language_init_full (NULL, g_getenv ("EIAM_TEST_LOCALEDIR"));

  g_test_add_func ("/pictures/gate", test_gate);
  g_test_add_func ("/pictures/mode/subprocess", test_mode_in_subprocess);
  for (unsigned int i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *name = g_strconcat ("/pictures/", modes[i].name, NULL);

      g_test_add_data_func (name, &modes[i], test_mode);
    }
  g_test_add_func ("/pictures/index", test_index);

  return g_test_run ();
}
