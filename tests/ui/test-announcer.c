/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-announcer.h"
#include "eiam-page-stack.h"
#include "eiam-test-ui.h"

static GtkWidget *
get_alert (EiamAnnouncer *announcer)
{
  return adw_bin_get_child (ADW_BIN (announcer));
}

/* Before GTK 4.14 the sentence is the name of an alert that appears. */
static void
test_announcer_alert (void)
{
  EiamAnnouncer *announcer = g_object_new (EIAM_TYPE_ANNOUNCER, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  if (gtk_get_minor_version () >= 14)
    {
      g_test_skip ("this GTK announces by itself");
      return;
    }

  gtk_window_set_child (window, GTK_WIDGET (announcer));
  gtk_window_present (window);
  g_assert_false (gtk_widget_get_visible (get_alert (announcer)));
  eiam_announcer_say (announcer, "Step 2");
  g_assert_true (gtk_widget_get_visible (get_alert (announcer)));
  gtk_test_accessible_assert_role (get_alert (announcer), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (get_alert (announcer),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Step 2");
  eiam_announcer_say (announcer, "Step 3");
  gtk_test_accessible_assert_property (get_alert (announcer),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Step 3");
  eiam_test_ui_close (window);
}

static GtkWidget *
add_page (EiamPageStack *stack,
          const char    *name)
{
  GtkWidget *page = gtk_button_new_with_label (name);

  eiam_page_stack_add (stack, page, name);
  return page;
}

/* Only the page in front exists for assistive technology, and it has the focus. */
static void
test_page_stack (void)
{
  EiamPageStack *stack = g_object_new (EIAM_TYPE_PAGE_STACK, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *first = add_page (stack, "first");
  GtkWidget *second = add_page (stack, "second");

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_child (window, GTK_WIDGET (stack));
  gtk_window_present (window);

  eiam_page_stack_show (stack, first);
  g_assert_true (gtk_widget_get_visible (first));
  g_assert_false (gtk_widget_get_visible (second));
  g_assert_true (gtk_window_get_focus (window) == first);

  g_assert_true (eiam_page_stack_show (stack, second));
  g_assert_false (gtk_widget_get_visible (first));
  g_assert_true (gtk_window_get_focus (window) == second);
  g_assert_false (eiam_page_stack_show (stack, second));

  g_assert_true (eiam_page_stack_get_page (stack, "first") == first);
  eiam_page_stack_clear (stack);
  g_assert_null (eiam_page_stack_get_page (stack, "first"));
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/announcer/alert", test_announcer_alert);
  g_test_add_func ("/page-stack/front", test_page_stack);

  return g_test_run ();
}
