/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-code-entry.h"
#include "eiam-custom-attributes.h"
#include "eiam-field-row.h"
#include "eiam-language.h"
#include "eiam-language-dialog.h"
#include "eiam-language-list.h"
#include "eiam-language-setting.h"
#include "eiam-language-switch.h"
#include "eiam-preferences.h"
#include "eiam-puzzle-view.h"
#include "eiam-test-ui.h"
#include "eiam-window.h"

#include <glib/gi18n.h>

/* The language changes while a person is at work: the real window, with the
 * catalogues of the build directory. */

#define OTHER "zh_CN"

typedef struct {
  EiamSettings    *settings;
  EiamDemoService *service;
  EiamWindow      *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *url = NULL;

  g_assert_null (user_data);

  fixture->service = eiam_test_ui_start_service ();
  url = eiam_demo_service_dup_url (fixture->service);
  fixture->settings = eiam_settings_new ();
  g_settings_set_string (eiam_settings_get_gsettings (fixture->settings), "token-storage", "none");
  g_settings_reset (eiam_settings_get_gsettings (fixture->settings), "language");
  eiam_settings_override (fixture->settings, "server-url", url);
  eiam_settings_override (fixture->settings, "client-id", "test-client");
  eiam_language_switch (fixture->settings);
  fixture->window = eiam_test_ui_open (fixture->settings);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->window), 480, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_null (user_data);

  eiam_test_ui_close (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->service);
  g_clear_object (&fixture->settings);
}

static EiamSignup *
get_signup (Fixture *fixture)
{
  return eiam_window_get_signup (fixture->window);
}

static void
switch_to (Fixture    *fixture,
           const char *tag)
{
  eiam_language_setting_choose (fixture->settings, tag, TRUE);
  eiam_language_switch (fixture->settings);
  eiam_test_ui_drain ();
}

static EiamFieldRow *
find_row (GtkWidget  *root,
          const char *label)
{
  if (EIAM_IS_FIELD_ROW (root)
      && g_strcmp0 (eiam_field_row_get_label (EIAM_FIELD_ROW (root)), label) == 0)
    return EIAM_FIELD_ROW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EiamFieldRow *found = find_row (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_entry (Fixture    *fixture,
            const char *label)
{
  EiamFieldRow *row = find_row (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (row);
  return GTK_WIDGET (gtk_editable_get_delegate (
    GTK_EDITABLE (eiam_field_row_get_control (row))));
}

static void
assert_focus (Fixture   *fixture,
              GtkWidget *widget)
{
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == widget);
}

/* All of a window is in the new language, and the old one comes back. */
static void
test_switch_words (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_null (user_data);

  g_assert_nonnull (eiam_test_ui_find (window, GTK_TYPE_BUTTON, "Continue"));
  switch_to (fixture, OTHER);
  g_assert_cmpstr (_("Continue"), !=, "Continue");
  g_assert_nonnull (eiam_test_ui_find (window, GTK_TYPE_BUTTON, _("Continue")));
  g_assert_null (eiam_test_ui_find (window, GTK_TYPE_BUTTON, "Continue"));
  g_assert_nonnull (eiam_test_ui_find (window, GTK_TYPE_MENU_BUTTON, _("Main Menu")));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), _("Your Details")));

  switch_to (fixture, "en");
  g_assert_nonnull (eiam_test_ui_find (window, GTK_TYPE_BUTTON, "Continue"));
  switch_to (fixture, "");
  g_assert_nonnull (eiam_test_ui_find (window, GTK_TYPE_BUTTON, "Continue"));
}

/* Texts, the cursor, the focus and an attribute without a name stay. */
static void
test_switch_form (Fixture       *fixture,
                  gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *entry = find_entry (fixture, "Full name");
  int start = 0;
  int end = 0;

  g_assert_null (user_data);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Wang Xiaoming");
  eiam_test_ui_click (window, "Add Attribute");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Attribute value")), "18");
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 2, 4);
  switch_to (fixture, OTHER);

  entry = find_entry (fixture, _("Full name"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Wang Xiaoming");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (fixture,
                                                                    _("Attribute value")))),
                   ==, "18");
  assert_focus (fixture, entry);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (start, ==, 2);
  g_assert_cmpint (end, ==, 4);
}

/* A message of the program follows, and what it tells stays in it. */
static void
test_switch_news (Fixture       *fixture,
                  gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_null (user_data);

  eiam_news_banner_show_message (eiam_window_get_news (fixture->window),
                                 "Demo message: your code is %s", "204816");
  g_assert_true (eiam_test_ui_has_text (window, "your code is 204816"));
  switch_to (fixture, OTHER);
  g_assert_true (eiam_test_ui_has_text (window, "204816"));
  g_assert_false (eiam_test_ui_has_text (window, "your code is"));
}

static GtkTextDirection
get_direction (Fixture *fixture)
{
  return gtk_widget_get_direction (find_entry (fixture, _("Full name")));
}

/* The direction follows the language and not the locale. */
static void
test_switch_direction (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_assert_null (user_data);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpint (get_direction (fixture), ==, GTK_TEXT_DIR_RTL);
  switch_to (fixture, OTHER);
  g_assert_cmpint (get_direction (fixture), ==, GTK_TEXT_DIR_LTR);
}

/* What the form complains about is said in the new language, the service's own
 * choice of words too. */
static void
test_switch_problems (Fixture       *fixture,
                      gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const char *english = "An email address looks like name@example.com.";

  g_assert_null (user_data);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Email")), "wang");
  eiam_test_ui_click (window, "Continue");
  g_assert_true (eiam_test_ui_has_text (window, english));
  switch_to (fixture, OTHER);
  g_assert_cmpstr (_(english), !=, english);
  g_assert_true (eiam_test_ui_has_text (window, _(english)));
  g_assert_false (eiam_test_ui_has_text (window, english));
}

static gboolean
has_puzzle (gpointer user_data)
{
  GtkWidget *view = eiam_test_ui_find (user_data, EIAM_TYPE_PUZZLE_VIEW, NULL);

  return view != NULL && eiam_puzzle_view_get_range (EIAM_PUZZLE_VIEW (view)) > 0.0;
}

/* The puzzle stays, with its piece where it was. */
static void
test_switch_puzzle (Fixture       *fixture,
                    gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (EiamPuzzle) puzzle = NULL;
  GtkWidget *view = NULL;

  g_assert_null (user_data);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Mobile number")), "13800138000");
  eiam_test_ui_carry_to (get_signup (fixture), fixture->service, EIAM_SIGNUP_PUZZLE);
  eiam_test_ui_await (has_puzzle, window);
  puzzle = g_object_ref (eiam_signup_get_puzzle (get_signup (fixture)));
  view = eiam_test_ui_find (window, EIAM_TYPE_PUZZLE_VIEW, NULL);
  eiam_puzzle_view_set_position (EIAM_PUZZLE_VIEW (view), 42.0);
  switch_to (fixture, OTHER);

  view = eiam_test_ui_find (window, EIAM_TYPE_PUZZLE_VIEW, NULL);
  g_assert_true (eiam_signup_get_puzzle (get_signup (fixture)) == puzzle);
  g_assert_cmpfloat (eiam_puzzle_view_get_position (EIAM_PUZZLE_VIEW (view)), ==, 42.0);
}

/* The code that was typed, its countdown and the same sign-up; a code that is
 * complete is not sent by the change. */
static void
test_switch_code (Fixture       *fixture,
                  gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  EiamSignup *signup = get_signup (fixture);
  GtkWidget *code = NULL;

  g_assert_null (user_data);

  g_settings_set_uint (eiam_settings_get_gsettings (fixture->settings), "code-length", 6);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture, "Mobile number")), "13800138000");
  eiam_test_ui_carry_to (signup, fixture->service, EIAM_SIGNUP_CODE);
  code = eiam_test_ui_find (window, EIAM_TYPE_CODE_ENTRY, NULL);
  eiam_code_entry_set_text (EIAM_CODE_ENTRY (code), "123456");
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), >, 0);
  switch_to (fixture, OTHER);

  code = eiam_test_ui_find (window, EIAM_TYPE_CODE_ENTRY, NULL);
  g_assert_cmpstr (eiam_code_entry_get_text (EIAM_CODE_ENTRY (code)), ==, "123456");
  g_assert_true (get_signup (fixture) == signup);
  g_assert_cmpint (eiam_signup_get_busy (signup), ==, EIAM_SIGNUP_IDLE);
  g_assert_cmpuint (eiam_signup_get_resend_left (signup), >, 0);
  g_settings_reset (eiam_settings_get_gsettings (fixture->settings), "code-length");
}

static gboolean
is_scrolled (gpointer user_data)
{
  return gtk_adjustment_get_value (user_data) >= 200.0;
}

static GtkAdjustment *
get_scroll (Fixture *fixture)
{
  GtkWidget *scrolled = eiam_test_ui_find (GTK_WIDGET (fixture->window),
                                           GTK_TYPE_SCROLLED_WINDOW, NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
test_switch_scroll (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_assert_null (user_data);

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  gtk_adjustment_set_value (get_scroll (fixture), 200.0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), ==, 200.0);
  switch_to (fixture, OTHER);
  eiam_test_ui_await (is_scrolled, get_scroll (fixture));
}

/* A dialog within a window is laid out once more before it is to be seen. */
static gboolean
has_client_id (gpointer user_data)
{
  return eiam_test_ui_find (user_data, ADW_TYPE_ENTRY_ROW, _("Client ID")) != NULL;
}

static void
test_switch_preferences (Fixture       *fixture,
                         gconstpointer  user_data)
{
  EiamPreferencesBase *preferences =
    eiam_preferences_present (GTK_WINDOW (fixture->window), fixture->settings);

  g_assert_null (user_data);

  eiam_test_ui_await (has_client_id, preferences);
  switch_to (fixture, OTHER);
  preferences = eiam_preferences_present (GTK_WINDOW (fixture->window), fixture->settings);
  eiam_test_ui_await (has_client_id, preferences);
  g_assert_null (eiam_test_ui_find (GTK_WIDGET (preferences), ADW_TYPE_ENTRY_ROW, "Client ID"));
  eiam_preferences_base_close (preferences);
}

/* The list has each language by its own name, and choosing remembers it. */
static void
test_switch_dialog (Fixture       *fixture,
                    gconstpointer  user_data)
{
  GtkWindow *dialog = eiam_language_dialog_new (fixture->settings);
  GtkWidget *list = NULL;
  GtkWidget *button = NULL;

  g_assert_null (user_data);

  gtk_window_present (dialog);
  list = eiam_test_ui_find (GTK_WIDGET (dialog), EIAM_TYPE_LANGUAGE_LIST, NULL);
  button = eiam_test_ui_find (list, GTK_TYPE_BUTTON, "Same as This Computer");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  button = eiam_test_ui_find (list, GTK_TYPE_BUTTON, "English");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  eiam_test_ui_write_picture (dialog, "language-dialog");
  eiam_test_ui_click (list, "简体中文");
  g_assert_cmpstr (eiam_settings_get_language (fixture->settings), ==, OTHER);
  eiam_language_switch (fixture->settings);
  eiam_test_ui_drain ();
  g_assert_null (eiam_test_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Continue"));
}

/* A language that is not to be remembered, and one that replaces the command line's. */
static void
test_switch_setting (Fixture       *fixture,
                     gconstpointer  user_data)
{
  GSettings *gsettings = eiam_settings_get_gsettings (fixture->settings);
  g_autofree char *stored = NULL;

  g_assert_null (user_data);

  eiam_language_setting_choose (fixture->settings, OTHER, FALSE);
  stored = g_settings_get_string (gsettings, "language");
  g_assert_cmpstr (stored, ==, "");
  g_assert_cmpstr (eiam_settings_get_language (fixture->settings), ==, OTHER);
  eiam_language_setting_choose (fixture->settings, "en", TRUE);
  g_free (stored);
  stored = g_settings_get_string (gsettings, "language");
  g_assert_cmpstr (stored, ==, "en");
  g_assert_cmpstr (eiam_settings_get_language (fixture->settings), ==, "en");
}

int
main (int   argc,
      char *argv[])
{
  const char *localedir = g_getenv ("EIAM_TEST_LOCALEDIR");

  if (localedir != NULL)
    eiam_language_init_full (NULL, localedir);
  eiam_test_ui_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/language-switch/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_switch_words);
  ADD ("form", test_switch_form);
  ADD ("direction", test_switch_direction);
  ADD ("news", test_switch_news);
  ADD ("problems", test_switch_problems);
  ADD ("puzzle", test_switch_puzzle);
  ADD ("code", test_switch_code);
  ADD ("scroll", test_switch_scroll);
  ADD ("preferences", test_switch_preferences);
  ADD ("dialog", test_switch_dialog);
  ADD ("setting", test_switch_setting);
#undef ADD

  return g_test_run ();
}
