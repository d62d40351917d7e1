/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-reading-box.h"

#include "eiam-test-ui.h"

/* How tall the first button is: its middle is below that of the next. */
#define TALL 100

/* A box on a line between two other buttons. */
typedef struct {
  GtkWindow *window;
  GtkWidget *line;
} Fixture;

static GtkWidget *
append_button (GtkWidget  *box,
               const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_line (void)
{
  GtkWidget *line = g_object_new (EIAM_TYPE_READING_BOX, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_sensitive (append_button (line, "grey at the start"), FALSE);
  gtk_widget_set_size_request (append_button (line, "tall"), -1, TALL);
  append_button (line, "low");
  gtk_widget_set_sensitive (append_button (line, "grey"), FALSE);
  gtk_box_append (GTK_BOX (line), column);
  append_button (column, "upper");
  append_button (column, "lower");
  gtk_widget_set_visible (append_button (line, "hidden"), FALSE);
  append_button (line, "last");
  gtk_widget_set_visible (append_button (line, "hidden at the end"), FALSE);
  return line;
}

static gboolean
is_laid_out (gpointer user_data)
{
  return gtk_widget_get_width (user_data) > 0;
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  direction)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_default_direction (GPOINTER_TO_INT (direction));
  append_button (page, "before");
  fixture->line = create_line ();
  gtk_box_append (GTK_BOX (page), fixture->line);
  append_button (page, "after");
  fixture->window = eiam_test_ui_show (page);
  eiam_test_ui_await (is_laid_out, fixture->line);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  direction)
{
  eiam_test_ui_close (fixture->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
focus (Fixture    *fixture,
       const char *name)
{
  g_assert_true (gtk_widget_grab_focus (eiam_test_ui_find (GTK_WIDGET (fixture->window),
                                                           GTK_TYPE_BUTTON, name)));
}

/* Moves the focus as a key does, and sees where it goes. */
static void
check_move (Fixture          *fixture,
            GtkDirectionType  direction,
            const char       *name)
{
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), direction));
  g_assert_cmpstr (gtk_widget_get_name (gtk_window_get_focus (fixture->window)), ==, name);
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  direction)
{
  static const char *stops[] = { "before", "tall", "low", "upper", "lower", "last", "after" };

  focus (fixture, stops[0]);
  for (unsigned int i = 1; i < G_N_ELEMENTS (stops); i++)
    check_move (fixture, GTK_DIR_TAB_FORWARD, stops[i]);
  for (unsigned int i = G_N_ELEMENTS (stops) - 1; i > 0; i--)
    check_move (fixture, GTK_DIR_TAB_BACKWARD, stops[i - 1]);
}

/* With nothing to stop at, Tab goes past it. */
static void
test_past (Fixture       *fixture,
           gconstpointer  direction)
{
  gtk_widget_set_sensitive (fixture->line, FALSE);
  focus (fixture, "before");
  check_move (fixture, GTK_DIR_TAB_FORWARD, "after");
  check_move (fixture, GTK_DIR_TAB_BACKWARD, "before");

  gtk_widget_set_sensitive (fixture->line, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->line);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
  check_move (fixture, GTK_DIR_TAB_FORWARD, "after");
  check_move (fixture, GTK_DIR_TAB_BACKWARD, "before");
}

/* The arrow keys go by what is seen, as everywhere. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  direction)
{
  gboolean mirrored = GPOINTER_TO_INT (direction) == GTK_TEXT_DIR_RTL;

  focus (fixture, "tall");
  check_move (fixture, mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT, "low");
  check_move (fixture, mirrored ? GTK_DIR_RIGHT : GTK_DIR_LEFT, "tall");
}

static void
add_both (const char *name,
          void      (*test) (Fixture       *fixture,
                             gconstpointer  direction))
{
  static const struct
  {
    const char       *name;
    GtkTextDirection  direction;
  } directions[] = {
    { "left-to-right", GTK_TEXT_DIR_LTR },
    { "right-to-left", GTK_TEXT_DIR_RTL },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reading-box/%s/%s", name, directions[i].name);

      g_test_add (path, Fixture, GINT_TO_POINTER (directions[i].direction), fixture_set_up, test,
                  fixture_tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  add_both ("there-and-back", test_there_and_back);
  add_both ("past", test_past);
  add_both ("arrows", test_arrows);

  return g_test_run ();
}
