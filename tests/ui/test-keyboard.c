/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "eiam-code-entry.h"
#include "eiam-field-control.h"
#include "eiam-field-row.h"
#include "eiam-key.h"
#include "eiam-keyboard.h"
#include "eiam-keyboard-dock.h"
#include "eiam-look.h"
#include "eiam-test-contrast.h"
#include "eiam-test-ui.h"

/* The smallest screen of a self-service machine, and what a finger needs. */
#define SCREEN_WIDTH 800
#define SCREEN_HEIGHT 900
#define TARGET 48
#define LEAST_CONTRAST 4.5

#define N_ROWS 30

static const GtkInputPurpose purposes[] = {
  GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_PURPOSE_NAME, GTK_INPUT_PURPOSE_PASSWORD,
  GTK_INPUT_PURPOSE_EMAIL,     GTK_INPUT_PURPOSE_URL,  GTK_INPUT_PURPOSE_PHONE,
  GTK_INPUT_PURPOSE_DIGITS,    GTK_INPUT_PURPOSE_PIN,  GTK_INPUT_PURPOSE_NUMBER,
};

/* The bottom of a window: a few controls, and the keyboard below them. */
typedef struct {
  EiamSettings *settings;
  GSettings    *gsettings;
  GtkWindow    *window;
  GtkWidget    *box;
  GtkWidget    *keyboard;
} Fixture;

static void
fixture_open (Fixture    *fixture,
              GtkWidget  *content,
              const char *choice)
{
  fixture->settings = eiam_settings_new ();
  eiam_kiosk_enable (eiam_kiosk_get (fixture->settings));
  fixture->gsettings =
    g_settings_get_child (eiam_settings_get_gsettings (fixture->settings), "kiosk");
  g_settings_set_string (fixture->gsettings, "on-screen-keyboard", choice);

  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (fixture->box), content);
  gtk_box_append (GTK_BOX (fixture->box),
                  eiam_keyboard_dock_new (eiam_kiosk_get (fixture->settings)));
  fixture->window = eiam_test_ui_show (fixture->box);
  gtk_window_set_default_size (fixture->window, SCREEN_WIDTH, SCREEN_HEIGHT);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  g_settings_reset (fixture->gsettings, "on-screen-keyboard");
  g_settings_reset (fixture->gsettings, "keypad");
  g_object_unref (fixture->gsettings);
  g_object_unref (fixture->settings);
}

static GtkWidget *
find_keyboard (Fixture *fixture)
{
  return eiam_test_ui_find (fixture->box, EIAM_TYPE_KEYBOARD, NULL);
}

static EiamKey *
find_key (Fixture    *fixture,
          const char *name)
{
  GtkWidget *key = eiam_test_ui_find (find_keyboard (fixture), EIAM_TYPE_KEY, name);

  g_assert_nonnull (key);
  return EIAM_KEY (key);
}

/* Presses keys by their names, which are divided by bars. */
static void
press (Fixture    *fixture,
       const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, "|", -1);

  for (unsigned int i = 0; names[i] != NULL; i++)
    eiam_test_ui_click (find_keyboard (fixture), names[i]);
}

static void
test_keyboard_types (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  press (&fixture, "h|a|l|l|o|Space|1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "hallo 1");
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_first_child (entry)));

  press (&fixture, "Backspace|Backspace|Symbols|@|More Symbols|€|Letters|x");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "hallo@€x");

  gtk_editable_select_region (GTK_EDITABLE (entry), 0, 5);
  press (&fixture, "j");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "j@€x");
  fixture_close (&fixture);
}

static void
test_keyboard_shift (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  press (&fixture, "Shift|A|b|Shift|Shift|C|D|Caps Lock|e|1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "AbCDe1");

  /* The next person or field begins anew. */
  press (&fixture, "Shift|Shift|Symbols");
  gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
  g_assert_null (find_keyboard (&fixture));
  gtk_widget_grab_focus (entry);
  g_assert_nonnull (find_key (&fixture, "Shift"));
  g_assert_nonnull (find_key (&fixture, "a"));
  fixture_close (&fixture);
}

static void
test_keyboard_hold (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (find_key (&fixture, "e"), "held");
  press (&fixture, "é");
  press (&fixture, "Shift");
  g_signal_emit_by_name (find_key (&fixture, "O"), "held");
  press (&fixture, "Ö");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "éÖ");
  g_assert_null (eiam_test_ui_find (find_keyboard (&fixture), EIAM_TYPE_KEY, "Ö"));

  /* What has nothing behind it is pressed late; another key closes the row. */
  g_signal_emit_by_name (find_key (&fixture, "q"), "held");
  g_signal_emit_by_name (find_key (&fixture, "e"), "held");
  press (&fixture, "x");
  g_assert_null (eiam_test_ui_find (find_keyboard (&fixture), EIAM_TYPE_KEY, "é"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "éÖqx");
  fixture_close (&fixture);
}

static gboolean
is_empty (gpointer user_data)
{
  return *gtk_editable_get_text (user_data) == '\0';
}

static void
test_keyboard_repeat (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;
  EiamKey *key = NULL;

  fixture_open (&fixture, entry, "on");
  gtk_editable_set_text (GTK_EDITABLE (entry), "abc");
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  key = find_key (&fixture, "Backspace");
  g_signal_emit_by_name (key, "held");
  eiam_test_ui_await (is_empty, entry);
  g_signal_emit_by_name (key, "let-go");
  fixture_close (&fixture);
}

static void
test_keyboard_undo (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *text = gtk_widget_get_first_child (entry);
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  press (&fixture, "n|e|w");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "new");
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_widget_activate_action (text, "text.redo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "new");
  fixture_close (&fixture);
}

static void
on_signal (gboolean *told)
{
  *told = TRUE;
}

/* Pressed keys are checked like any others, and complete the code. */
static void
test_keyboard_code (void)
{
  GtkWidget *entry = eiam_code_entry_new ();
  gboolean complete = FALSE;
  gboolean activated = FALSE;
  Fixture fixture;

  eiam_code_entry_set_length (EIAM_CODE_ENTRY (entry), 4);
  g_signal_connect_swapped (entry, "complete", G_CALLBACK (on_signal), &complete);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (on_signal), &activated);
  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  g_assert_null (eiam_test_ui_find (find_keyboard (&fixture), EIAM_TYPE_KEY, "a"));
  g_assert_null (eiam_test_ui_find (find_keyboard (&fixture), EIAM_TYPE_KEY, "+"));
  press (&fixture, "1|2|3");
  g_assert_false (complete);
  press (&fixture, "4");
  g_assert_true (complete);

  /* A refused code is selected, so that the first digit replaces it. */
  eiam_code_entry_set_error (EIAM_CODE_ENTRY (entry), "Wrong.");
  press (&fixture, "5");
  g_assert_cmpstr (eiam_code_entry_get_text (EIAM_CODE_ENTRY (entry)), ==, "5");
  g_assert_false (activated);
  press (&fixture, "Enter");
  g_assert_true (activated);
  fixture_close (&fixture);
}

static void
test_keyboard_password (void)
{
  GtkWidget *control = eiam_field_control_new_for_field (EIAM_FIELD_PASSWORD);
  Fixture fixture;

  fixture_open (&fixture, control, "on");
  gtk_widget_grab_focus (control);
  press (&fixture, "Shift|Q|w|1");
  g_assert_cmpstr (eiam_field_control_get_text (control), ==, "Qw1");
  g_assert_null (strstr (gtk_editable_get_text (GTK_EDITABLE (control)), "w"));
  press (&fixture, "Backspace");
  g_assert_cmpstr (eiam_field_control_get_text (control), ==, "Qw");
  fixture_close (&fixture);
}

static GtkWidget *
create_form (unsigned int n_rows)
{
  GtkWidget *pane = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (unsigned int i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row %u", i);

      gtk_list_box_append (GTK_LIST_BOX (list), eiam_field_row_new_for_text (name));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), list);
  gtk_widget_set_vexpand (pane, TRUE);
  return pane;
}

static GtkWidget *
find_row (GtkWidget *form,
          GType      type,
          int        number)
{
  GtkWidget *list = eiam_test_ui_find (form, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), number);

  g_assert_true (g_type_is_a (G_OBJECT_TYPE (row), type));
  return GTK_WIDGET (row);
}

static void
test_keyboard_next (void)
{
  GtkWidget *form = create_form (3);
  EiamFieldRow *row = NULL;
  Fixture fixture;

  fixture_open (&fixture, form, "on");
  row = EIAM_FIELD_ROW (find_row (form, EIAM_TYPE_FIELD_ROW, 0));
  eiam_field_row_add_suffix (row, gtk_button_new_with_label ("Suffix"));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  press (&fixture, "a|Next|b|Next|c");
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (*eiam_field_row_get_text (
                       EIAM_FIELD_ROW (find_row (form, EIAM_TYPE_FIELD_ROW, i))),
                     ==, 'a' + i);
  fixture_close (&fixture);
}

typedef struct {
  GtkWidget *form;
  GtkWidget *row;
} View;

/* All of it is between the upper and the lower edge. */
static gboolean
is_in_view (gpointer user_data)
{
  View *view = user_data;
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (view->row, view->form, &place));
  return place.origin.y >= 0.0
         && place.origin.y + place.size.height <= gtk_widget_get_height (view->form);
}

static gboolean
has_height (gpointer user_data)
{
  return gtk_widget_get_height (user_data) > 0;
}

static void
test_keyboard_scroll (void)
{
  View view = { create_form (N_ROWS), NULL };
  GtkWidget *focus = NULL;
  GtkWidget *bar = NULL;
  int before = 0;
  Fixture fixture;

  fixture_open (&fixture, view.form, "on");
  gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture.window));
  before = gtk_widget_get_height (view.form);
  view.row = find_row (view.form, EIAM_TYPE_FIELD_ROW, 0);

  /* The lowest in the window, where the keyboard comes. */
  for (int i = 0; is_in_view (&view); i++)
    {
      focus = view.row;
      view.row = find_row (view.form, EIAM_TYPE_FIELD_ROW, i);
    }
  view.row = focus;
  gtk_widget_grab_focus (view.row);
  eiam_test_ui_await (has_height, find_keyboard (&fixture));
  g_assert_cmpint (gtk_widget_get_height (view.form), <, before);
  eiam_test_ui_await (is_in_view, &view);

  /* Whatever takes room away later. */
  before = gtk_widget_get_height (view.form);
  bar = gtk_label_new ("A Bar");
  gtk_widget_set_size_request (bar, -1, before / 2);
  gtk_box_prepend (GTK_BOX (fixture.box), bar);
  eiam_test_ui_await (has_height, bar);
  g_assert_cmpint (gtk_widget_get_height (view.form), <, before);
  eiam_test_ui_await (is_in_view, &view);
  fixture_close (&fixture);
}

static void
test_keyboard_hide (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  press (&fixture, "a|Hide Keyboard");
  g_assert_null (find_keyboard (&fixture));
  g_assert_true (gtk_widget_is_focus (gtk_widget_get_first_child (entry)));
  eiam_test_ui_click (fixture.box, "Show Keyboard");
  press (&fixture, "b");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "ab");
  fixture_close (&fixture);
}

/* What is beside a popover closes it. */
static void
test_keyboard_popover (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  fixture_open (&fixture, button, "on");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  gtk_widget_grab_focus (entry);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture.window)), entry));
  g_assert_null (find_keyboard (&fixture));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  fixture_close (&fixture);
}

/* The screen of the tests is one with a keyboard and without touch. */
static void
test_keyboard_choice (void)
{
  static const struct
  {
    const char *choice;
    gboolean    shown;
  } cases[] = { { "on", TRUE }, { "off", FALSE }, { "auto", FALSE } };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *entry = gtk_entry_new ();
      Fixture fixture;

      fixture_open (&fixture, entry, cases[i].choice);
      gtk_widget_grab_focus (entry);
      g_assert_cmpint (find_keyboard (&fixture) != NULL, ==, cases[i].shown);
      fixture_close (&fixture);
    }
}

static void
test_keyboard_decides (void)
{
  g_autoptr (EiamSettings) settings = eiam_settings_new ();
  g_autoptr (GSettings) gsettings =
    g_settings_get_child (eiam_settings_get_gsettings (settings), "kiosk");
  EiamKiosk *kiosk = eiam_kiosk_get (settings);

  g_settings_set_string (gsettings, "on-screen-keyboard", "on");
  g_assert_false (eiam_kiosk_wants_keyboard (kiosk, NULL));
  eiam_kiosk_enable (kiosk);
  g_assert_true (eiam_kiosk_wants_keyboard (kiosk, NULL));

  /* Nothing to type with. */
  g_settings_reset (gsettings, "on-screen-keyboard");
  g_assert_true (eiam_kiosk_wants_keyboard (kiosk, NULL));
}

static void
test_keyboard_keypad (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  g_assert_null (eiam_test_ui_find (find_keyboard (&fixture), EIAM_TYPE_KEY, "a"));
  press (&fixture, "1|Letters|a");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "1a");

  gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
  g_settings_set_boolean (fixture.gsettings, "keypad", FALSE);
  gtk_widget_grab_focus (entry);
  g_assert_nonnull (find_key (&fixture, "a"));
  fixture_close (&fixture);
}

static void
check_targets (GtkWidget *widget)
{
  graphene_rect_t place;

  if (EIAM_IS_KEY (widget))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, widget, &place));
      g_assert_cmpfloat (place.size.width, >=, TARGET);
      g_assert_cmpfloat (place.size.height, >=, TARGET);
      g_assert_cmpint (gtk_widget_get_direction (widget), ==, GTK_TEXT_DIR_LTR);
      g_assert_false (gtk_widget_get_focusable (widget));
      gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  /* In the other direction a parenthesis would look like its opposite. */
  if (GTK_IS_LABEL (widget))
    g_assert_cmpint (gtk_widget_get_direction (widget), ==, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_targets (child);
}

static void
test_keyboard_targets (void)
{
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (unsigned int i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      gtk_root_set_focus (GTK_ROOT (fixture.window), NULL);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), purposes[i]);
      gtk_widget_grab_focus (entry);
      eiam_test_ui_await (has_height, find_key (&fixture, "Enter"));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, SCREEN_WIDTH);
      check_targets (find_keyboard (&fixture));
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  fixture_close (&fixture);
}

static void
check_contrast (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  gtk_test_widget_wait_for_draw (window);
  paintable = gtk_widget_paintable_new (window);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  picture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  texts = eiam_test_contrast_measure (window, node, picture);
  g_assert_cmpuint (texts->len, >, 10);
  for (unsigned int i = 0; i < texts->len; i++)
    {
      EiamTestContrast *text = texts->pdata[i];

      g_test_message ("%s %s: %.2f", text->kind, text->text, text->ratio);
      g_assert_cmpfloat (text->ratio, >=, LEAST_CONTRAST);
    }
}

static void
test_keyboard_contrast (void)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  GtkWidget *entry = gtk_entry_new ();
  Fixture fixture;

  fixture_open (&fixture, entry, "on");
  gtk_widget_grab_focus (entry);
  press (&fixture, "Shift");
  g_signal_emit_by_name (find_key (&fixture, "A"), "held");
  for (unsigned int i = 0; i < G_N_ELEMENTS (schemes); i++)
    for (unsigned int high = 0; high < 2; high++)
      {
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
        eiam_look_set_high_contrast (high != 0);
        check_contrast (&fixture);
      }
  eiam_look_set_high_contrast (FALSE);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/keyboard/types", test_keyboard_types);
  g_test_add_func ("/keyboard/shift", test_keyboard_shift);
  g_test_add_func ("/keyboard/hold", test_keyboard_hold);
  g_test_add_func ("/keyboard/repeat", test_keyboard_repeat);
  g_test_add_func ("/keyboard/undo", test_keyboard_undo);
  g_test_add_func ("/keyboard/code", test_keyboard_code);
  g_test_add_func ("/keyboard/password", test_keyboard_password);
  g_test_add_func ("/keyboard/next", test_keyboard_next);
  g_test_add_func ("/keyboard/scroll", test_keyboard_scroll);
  g_test_add_func ("/keyboard/hide", test_keyboard_hide);
  g_test_add_func ("/keyboard/popover", test_keyboard_popover);
  g_test_add_func ("/keyboard/choice", test_keyboard_choice);
  g_test_add_func ("/keyboard/decides", test_keyboard_decides);
  g_test_add_func ("/keyboard/keypad", test_keyboard_keypad);
  g_test_add_func ("/keyboard/targets", test_keyboard_targets);
  g_test_add_func ("/keyboard/contrast", test_keyboard_contrast);

  return g_test_run ();
}
