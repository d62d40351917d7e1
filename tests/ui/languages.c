/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-language.h"
#include "eiam-languages.h"
#include "eiam-style.h"
#include "eiam-test-look.h"
#include "eiam-test-scene.h"
#include "eiam-test-script.h"
#include "eiam-test-ui.h"
#include "eiam-test-whole.h"

#include <adwaita.h>

/* Draws every page in a language as it is on a small screen, finds what cannot be read,
 * and makes an index of the pictures. Each language has a process of its own, which starts
 * in it: fonts are chosen once. EIAM_TEST_LANGUAGES names the languages, with spaces
 * between them. */

#define WIDTH 360
#define HEIGHT 720

#define LANGUAGE_KEY "EIAM_TEST_LANGUAGE"

/* One of each script or direction that lays text out in its own way, and long words. */
static const char * const telling[] = { "ar", "de", "hi", "ja", "th", NULL };

static char *
dup_path (const char *language,
          const char *name)
{
  const char *root = g_getenv ("EIAM_PICTURES_DIR");

  return g_build_filename (root != NULL ? root : "pictures", "languages", language, name, NULL);
}

static char **
dup_all (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("EIAM_TEST_PODIR"), "LINGUAS", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (unsigned int i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

static char **
dup_languages (void)
{
  const char *named = g_getenv ("EIAM_TEST_LANGUAGES");

  if (named != NULL && *named != '\0')
    return g_strsplit (named, " ", -1);
  return g_getenv ("EIAM_TEST_LONG") != NULL ? dup_all () : g_strdupv ((char **) telling);
}

static void
look_at_page (const char   *language,
              unsigned int  index,
              GPtrArray    *faults)
{
  const char *page = eiam_test_scene_get_name (index);
  g_autofree char *file = g_strconcat (page, ".png", NULL);
  g_autofree char *path = dup_path (language, file);
  EiamTestScene *scene = eiam_test_scene_open (index, WIDTH, HEIGHT);
  GtkWidget *window = GTK_WIDGET (eiam_test_scene_get_window (scene));
  unsigned int known = faults->len;

  eiam_test_whole_settle (window);
  eiam_test_whole_show (window, WIDTH);
  eiam_test_ui_write_picture_file (GTK_WINDOW (window), path);
  eiam_test_look_find_overflow (window, WIDTH, faults);
  eiam_test_look_find_clipped (window, faults);
  eiam_test_script_find_missing (window, faults);
  eiam_test_script_find_cut (window, language, faults);
  eiam_test_script_find_reordered (window, faults);
  eiam_test_script_find_turned (window, language, faults);
  for (unsigned int i = known; i < faults->len; i++)
    g_printerr ("# %s/%s: %s\n", language, page, (const char *) faults->pdata[i]);
  eiam_test_scene_close (scene);
}

static void
append_header (GString    *html,
               const char *language,
               const char *title)
{
  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">\n"
                          "<title>%s</title></head><body>\n<h1>%s</h1>\n",
                          language, title, title);
}

static void
append_picture (GString    *html,
                const char *directory,
                const char *page,
                int         width)
{
  g_string_append_printf (html,
                          "<a href=\"%1$s%2$s.png\"><img src=\"%1$s%2$s.png\" alt=\"%2$s\" "
                          "width=\"%3$d\"></a>\n",
                          directory, page, width);
}

static void
write_index (const char *language,
             const char *html)
{
  g_autofree char *path = dup_path (language, "index.html");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, html, -1, &error);
  g_assert_no_error (error);
}

static void
write_language_index (const char *language)
{
  g_autoptr (GString) html = g_string_new (NULL);
  const char *name = eiam_languages_get_name (language);

  append_header (html, language, name);
  for (unsigned int i = 0; eiam_test_scene_get_name (i) != NULL; i++)
    append_picture (html, "", eiam_test_scene_get_name (i), WIDTH);
  g_string_append (html, "</body></html>\n");
  write_index (language, html->str);
}

static void
test_language_in_subprocess (void)
{
  const char *language = g_getenv (LANGUAGE_KEY);
  g_autofree char *directory = dup_path (language, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (g_mkdir_with_parents (directory, 0755), ==, 0);
  g_assert_true (g_str_has_prefix (language, eiam_language_get_code ()));
  g_assert_cmpint (gtk_widget_get_default_direction (), ==,
                   eiam_test_script_get_direction (language));

  for (unsigned int i = 0; eiam_test_scene_get_name (i) != NULL; i++)
    look_at_page (language, i, faults);
  write_language_index (language);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_language (gconstpointer user_data)
{
  const char *language = user_data;

  g_setenv (LANGUAGE_KEY, language, TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
  g_test_trap_subprocess ("/languages/pages/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  if (!g_test_trap_has_passed ())
    g_test_fail_printf ("%s has faults", language);
}

/* One label with each fault, and a field with another. */
static GtkWidget *
create_faulty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *turned = gtk_label_new ("turned");
  GtkWidget *text = gtk_text_new ();
  GtkWidget *cut = gtk_label_new (NULL);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_widget_set_direction (turned, GTK_TEXT_DIR_RTL);
  gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_EMAIL);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_RTL);
  gtk_label_set_markup (GTK_LABEL (cut), "<span line_height=\"0.2\">cut</span>");
  gtk_widget_set_overflow (cut, GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("under"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), gtk_label_new ("over"));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("\U0010fffd"));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("\u202e13800138000"));
  gtk_box_append (GTK_BOX (box), turned);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), cut);
  gtk_box_append (GTK_BOX (box), overlay);
  return box;
}

/* A gate that lets everything through would be no gate. */
static void
test_gate (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  GtkWindow *window = eiam_test_ui_show (create_faulty ());

  eiam_test_whole_settle (GTK_WIDGET (window));
  eiam_test_script_find_missing (GTK_WIDGET (window), faults);
  g_assert_cmpuint (faults->len, ==, 1);
  eiam_test_script_find_reordered (GTK_WIDGET (window), faults);
  g_assert_cmpuint (faults->len, ==, 2);
  eiam_test_script_find_turned (GTK_WIDGET (window), "en", faults);
  g_assert_cmpuint (faults->len, ==, 4);
  eiam_test_script_find_cut (GTK_WIDGET (window), "en", faults);
  g_assert_cmpuint (faults->len, ==, 6);
  eiam_test_ui_close (window);
}

/* All languages that there are pictures of, of this time or an earlier one. */
static void
test_index (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_auto (GStrv) all = dup_all ();

  append_header (html, "en", "Every page in every language");
  for (unsigned int i = 0; all[i] != NULL; i++)
    {
      g_autofree char *path = dup_path (all[i], "index.html");
      g_autofree char *directory = g_strconcat (all[i], "/", NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_string_append_printf (html, "<h2 lang=\"%1$s\"><a href=\"%1$s/index.html\">%2$s</a></h2>\n",
                              all[i], eiam_languages_get_name (all[i]));
      for (unsigned int page = 0; eiam_test_scene_get_name (page) != NULL; page++)
        append_picture (html, directory, eiam_test_scene_get_name (page), WIDTH / 4);
    }
  g_string_append (html, "</body></html>\n");
  write_index ("", html->str);
}

static void
set_up_screen (void)
{
  eiam_language_apply_direction ();
  eiam_style_add_icons ();
  g_object_set (gtk_settings_get_default (),
                "gtk-cursor-blink", FALSE,
                "gtk-decoration-layout", "appmenu:close",
                NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv) languages = dup_languages ();

  eiam_language_init_full (NULL, g_getenv ("EIAM_TEST_LOCALEDIR"));
  eiam_test_ui_init (&argc, &argv);
  set_up_screen ();

  g_test_add_func ("/languages/gate", test_gate);
  g_test_add_func ("/languages/pages/subprocess", test_language_in_subprocess);
  for (unsigned int i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("/languages/", languages[i], NULL);

      g_test_add_data_func (name, languages[i], test_language);
    }
  g_test_add_func ("/languages/index", test_index);

  return g_test_run ();
}
