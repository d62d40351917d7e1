/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-language.h"
#include "eiam-language-switch.h"
#include "eiam-test-look.h"
#include "eiam-test-scene.h"
#include "eiam-test-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* Opens every page in English and changes the language to one whose letters all
 * have accents: what has none after that is not translated, or not shown anew. */

#define LANGUAGE "en_XA"
#define WIDTH 360
#define HEIGHT 3000

/* What people or the service wrote, and what is the same in every language. */
static const char data_pattern[] =
  "\\x{2066}[0-9A-Z]{6}\\x{2069}|"             /* an incident code */
  "\\d+\\W[A-Z][a-z]+\\W\\d{4}"                /* the name of a month: from GLib */
  "|Show Text"                                 /* from GTK */
  "|https?://\\S+|ftp://\\S+|[\\w.]+@[\\w.]+|\\+?\\d[\\d -]{3,}\\d"
  "|Wang Xiaoming|wangxiaoming|test-client|wang"
  "|registration\\.company\\.example|nTo1eRIub60vPb54|headquarters"
  "|English"                                   /* as a language calls itself */
  "|[\\w’ (),]+ \\(\\+\\d+\\)"              /* a country's name: from the service */
  "|[A-Z]+(\\.[A-Z0-9]+)+"                     /* a code of the service */
  "|server-url|ftp|zh|en|1990-\\d\\d-\\d\\d";

static GRegex *data_regex;
static GRegex *letter_regex;

static gboolean
is_translated (const char *text)
{
  g_autofree char *rest = NULL;

  if (text == NULL)
    return TRUE;
  rest = g_regex_replace (data_regex, text, -1, 0, " ", 0, NULL);
  return !g_regex_match (letter_regex, rest, 0, NULL);
}

static void
check_text (GPtrArray  *faults,
            GtkWidget  *widget,
            const char *text)
{
  if (!is_translated (text))
    g_ptr_array_add (faults, g_strdup_printf ("%s is not translated: “%s”",
                                              G_OBJECT_TYPE_NAME (widget), text));
}

/* The person's own words are in texts, which are data. */
static void
check_widget (GPtrArray *faults,
              GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  check_text (faults, widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    check_text (faults, widget, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    check_text (faults, widget, gtk_text_get_placeholder_text (GTK_TEXT (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      check_widget (faults, child);
}

static void
settle (GtkWidget *window)
{
  gtk_test_widget_wait_for_draw (window);
  eiam_test_ui_drain ();
  gtk_test_widget_wait_for_draw (window);
}

static void
test_page (gconstpointer user_data)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  EiamTestScene *scene = NULL;
  GtkWidget *window = NULL;
  gboolean closes = g_str_equal (eiam_test_scene_get_name (GPOINTER_TO_UINT (user_data)),
                                 "language");

  /* The list of languages closes with the choice, and nobody sees it change. */
  eiam_language_init (closes ? LANGUAGE : NULL);
  scene = eiam_test_scene_open (GPOINTER_TO_UINT (user_data), WIDTH, 720);
  eiam_settings_override (eiam_test_scene_get_settings (scene), "language", LANGUAGE);
  eiam_language_switch (eiam_test_scene_get_settings (scene));
  g_assert_cmpstr (_("Register"), !=, "Register");

  window = GTK_WIDGET (eiam_test_scene_find_window (scene));
  /* All of the page, so that nothing scrolls. */
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 720);
  gtk_widget_set_size_request (window, WIDTH, HEIGHT);
  gtk_widget_remove_css_class (window, "solid-csd");
  settle (window);
  eiam_test_ui_write_picture (GTK_WINDOW (window),
                              eiam_test_scene_get_name (GPOINTER_TO_UINT (user_data)));
  check_widget (faults, window);
  eiam_test_look_find_overflow (window, WIDTH, faults);
  eiam_test_look_find_clipped (window, faults);
  for (unsigned int i = 0; i < faults->len; i++)
    g_printerr ("# %s: %s\n", eiam_test_scene_get_name (GPOINTER_TO_UINT (user_data)),
                (const char *) faults->pdata[i]);
  if (faults->len > 0)
    g_test_fail_printf ("%u faults", faults->len);

  eiam_test_scene_close (scene);
}

/* A gate that lets everything through would be no gate. */
static void
test_gate (void)
{
  g_assert_true (is_translated ("Ŵáñğ 13800138000 https://eiam.example/x"));
  g_assert_false (is_translated ("Register"));
  g_assert_false (is_translated ("Řéğíšťéř now"));
}

int
main (int   argc,
      char *argv[])
{
  const char *directory = g_getenv ("EIAM_TEST_PSEUDO_DIR");

  if (directory != NULL)
    eiam_language_init_full (NULL, directory);
  eiam_test_ui_init (&argc, &argv);
  data_regex = g_regex_new (data_pattern, G_REGEX_OPTIMIZE, 0, NULL);
  letter_regex = g_regex_new ("[A-Za-z]", G_REGEX_OPTIMIZE, 0, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "appmenu:close", NULL);

  g_test_add_func ("/pseudo/gate", test_gate);
  for (unsigned int i = 0; eiam_test_scene_get_name (i) != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("/pseudo/", eiam_test_scene_get_name (i), NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_page);
    }
  return g_test_run ();
}
