/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-field-row.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

/* The ways through the window: Change and back, Enter, the help with the keys. */

typedef struct {
  EiamSettings *settings;
  EiamWindow   *window;
  EiamSignup   *signup;
} Fixture;

static void
fixture_open (Fixture *fixture)
{
  EiamRegistration *registration = NULL;

  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  eiam_settings_override (fixture->settings, "server-url", "http://127.0.0.1:1");
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  fixture->window = eiam_test_ui_open (fixture->settings);

  fixture->signup = eiam_window_get_signup (fixture->window);
  registration = eiam_signup_get_registration (fixture->signup);
  eiam_registration_set_text (registration, EIAM_FIELD_MOBILE, "13800138000");
  eiam_registration_set_text (registration, EIAM_FIELD_NICK_NAME, "Ann");
  eiam_registration_set_text (registration, EIAM_FIELD_BIRTHDAY, "17.2.1990");
  eiam_registration_set_text (registration, EIAM_FIELD_INDUSTRY, "Forestry");
  eiam_registration_set_extension (registration, "age", "18");
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
}

static GtkWidget *
find_change (GtkWidget  *root,
             const char *description)
{
  if (GTK_IS_BUTTON (root)
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (root),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    {
      g_autofree char *other =
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                            GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

      if (other == NULL)
        return root;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_change (child, description);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static const char *
get_focused_field (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_ancestor (get_focus (fixture), EIAM_TYPE_FIELD_ROW);

  return row == NULL ? NULL : eiam_field_row_get_label (EIAM_FIELD_ROW (row));
}

static void
test_change (void)
{
  static const struct
  {
    const char *description;
    const char *field;
  } groups[] = {
    { "Group Account", "Mobile number" },
    { "Group About You", "First name" },
    { "Group Address and Work", "Mailing address" },
    { "Group Further Attributes", "Attribute name" },
  };
  Fixture fixture;

  fixture_open (&fixture);
  for (unsigned int i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *window = GTK_WIDGET (fixture.window);
      GtkWidget *button = NULL;

      g_assert_true (eiam_signup_get_step (fixture.signup) == EIAM_SIGNUP_REVIEW
                     || eiam_signup_review (fixture.signup));
      button = find_change (window, groups[i].description);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_DETAILS);
      g_assert_cmpstr (get_focused_field (&fixture), ==, groups[i].field);

      eiam_test_ui_click (window, "Continue");
      g_assert_cmpint (eiam_signup_get_step (fixture.signup), ==, EIAM_SIGNUP_REVIEW);
      g_assert_true (get_focus (&fixture) == find_change (window, groups[i].description));
    }
  fixture_close (&fixture);
}

/* Whoever went back by Back finds the review at its top again, where Enter goes on. */
static void
test_back (void)
{
  GtkWidget *window = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  window = GTK_WIDGET (fixture.window);
  g_assert_true (eiam_signup_review (fixture.signup));
  g_signal_emit_by_name (find_change (window, "Group About You"), "clicked");
  eiam_test_ui_click (window, "Continue");
  gtk_widget_activate_action (window, "win.back", NULL);
  g_assert_nonnull (get_focused_field (&fixture));
  eiam_test_ui_click (window, "Continue");
  g_assert_false (GTK_IS_BUTTON (get_focus (&fixture)));
  fixture_close (&fixture);
}

static void
test_review_date (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_true (eiam_signup_review (fixture.signup));
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (fixture.window), "1990-02-17"));
  fixture_close (&fixture);
}

static gboolean
has_gone_on (gpointer user_data)
{
  return eiam_signup_get_busy (user_data) != EIAM_SIGNUP_IDLE
         || eiam_signup_get_error (user_data) != NULL;
}

/* What Enter does where nothing else takes it. */
static void
test_go_on (void)
{
  GtkWidget *focus = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_true (gtk_widget_activate_action (get_focus (&fixture), "pages.go-on", NULL));
  eiam_test_ui_await_step (fixture.signup, EIAM_SIGNUP_REVIEW);
  focus = get_focus (&fixture);
  g_assert_false (GTK_IS_BUTTON (focus));
  g_assert_true (gtk_widget_activate_action (focus, "pages.go-on", NULL));
  eiam_test_ui_await (has_gone_on, fixture.signup);
  fixture_close (&fixture);
}

static GtkWindow *
find_help (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (unsigned int i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (toplevel), "GtkShortcutsWindow"))
        {
          g_assert_null (found);
          found = toplevel;
        }
    }

  return found;
}

static gboolean
has_help (gpointer user_data)
{
  GtkWindow *help = find_help ();

  return help != NULL && gtk_widget_get_mapped (GTK_WIDGET (help));
}

static void
test_shortcuts (void)
{
  GtkWidget *window = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  window = GTK_WIDGET (fixture.window);
  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  eiam_test_ui_await (has_help, NULL);
  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (find_help ()), "Go back"));
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (find_help ()), "Undo"));
  eiam_test_ui_write_picture (find_help (), "shortcuts");
  gtk_window_close (find_help ());
  eiam_test_ui_drain ();
  g_assert_null (find_help ());

  gtk_widget_activate_action (window, "win.show-help-overlay", NULL);
  eiam_test_ui_await (has_help, NULL);
  fixture_close (&fixture);
  g_assert_null (find_help ());
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/flow/change", test_change);
  g_test_add_func ("/flow/back", test_back);
  g_test_add_func ("/flow/review-date", test_review_date);
  g_test_add_func ("/flow/go-on", test_go_on);
  g_test_add_func ("/flow/shortcuts", test_shortcuts);

  return g_test_run ();
}
