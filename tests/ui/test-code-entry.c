/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-code-entry.h"

#include "eiam-code-boxes.h"
#include "eiam-test-ui.h"

typedef struct {
  GtkWidget     *window;
  EiamCodeEntry *entry;
  GtkEditable   *editable;
} Fixture;

static void
fixture_open (Fixture *fixture)
{
  fixture->window = gtk_window_new ();
  fixture->entry = EIAM_CODE_ENTRY (eiam_code_entry_new ());
  fixture->editable = GTK_EDITABLE (eiam_code_entry_get_control (fixture->entry));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->entry));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_close (Fixture *fixture)
{
  gpointer entry = fixture->entry;

  g_object_add_weak_pointer (G_OBJECT (fixture->entry), &entry);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (entry != NULL && g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (entry);
}

/* Typing and pasting both end in this. */
static void
insert (Fixture    *fixture,
        const char *text)
{
  int position = (int) g_utf8_strlen (gtk_editable_get_text (fixture->editable), -1);

  gtk_editable_insert_text (gtk_editable_get_delegate (fixture->editable), text, -1, &position);
}

static void
test_name (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  gtk_test_accessible_assert_property (fixture.editable,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Verification code");
  g_assert_cmpint (gtk_entry_get_input_purpose (GTK_ENTRY (fixture.editable)), ==,
                   GTK_INPUT_PURPOSE_DIGITS);
  fixture_close (&fixture);
}

static void
test_typing (void)
{
  static const char * const keys[] = { "1", "a", " ", "٢", "３", "-", "4" };
  Fixture fixture;

  fixture_open (&fixture);
  for (unsigned int i = 0; i < G_N_ELEMENTS (keys); i++)
    insert (&fixture, keys[i]);
  g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, "1234");
  fixture_close (&fixture);
}

static void
test_pasting (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "123456", "123456" },
    { "123 456", "123456" },
    { "12-34", "1234" },
    { "Your code is 482913, valid for 5 minutes.", "482913" },
    { "【公司】验证码４８２９，请勿泄露", "4829" },
    { "no digits", "77" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      fixture_open (&fixture);
      insert (&fixture, "77");
      insert (&fixture, cases[i].text);
      g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, cases[i].code);
      fixture_close (&fixture);
    }
}

static void
test_greatest_length (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  for (unsigned int i = 0; i < 12; i++)
    insert (&fixture, "9");
  g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, "99999999");
  fixture_close (&fixture);
}

static void
count (unsigned int *counter)
{
  (*counter)++;
}

static void
test_complete (void)
{
  unsigned int complete = 0;
  Fixture fixture;

  fixture_open (&fixture);
  eiam_code_entry_set_length (fixture.entry, 6);
  g_signal_connect_swapped (fixture.entry, "complete", G_CALLBACK (count), &complete);
  insert (&fixture, "1234");
  g_assert_cmpuint (complete, ==, 0);
  insert (&fixture, "5");
  insert (&fixture, "6");
  g_assert_cmpuint (complete, ==, 1);
  fixture_close (&fixture);
}

/* What cannot be seen yet does not register anybody: each code counts once. */
static void
test_complete_once (void)
{
  unsigned int complete = 0;
  Fixture fixture;

  fixture_open (&fixture);
  eiam_code_entry_set_length (fixture.entry, 4);
  g_signal_connect_swapped (fixture.entry, "complete", G_CALLBACK (count), &complete);
  eiam_code_entry_set_text (fixture.entry, "1234");
  g_assert_cmpuint (complete, ==, 0);

  gtk_editable_delete_text (fixture.editable, 3, 4);
  insert (&fixture, "4");
  g_assert_cmpuint (complete, ==, 0);
  gtk_editable_delete_text (fixture.editable, 3, 4);
  insert (&fixture, "5");
  g_assert_cmpuint (complete, ==, 1);
  gtk_editable_delete_text (fixture.editable, 3, 4);
  insert (&fixture, "5");
  g_assert_cmpuint (complete, ==, 1);
  insert (&fixture, "Ihr Code: 9876.");
  g_assert_cmpuint (complete, ==, 2);

  /* Another message may well have the same code. */
  eiam_code_entry_set_text (fixture.entry, NULL);
  insert (&fixture, "9876");
  g_assert_cmpuint (complete, ==, 3);
  fixture_close (&fixture);
}

static void
test_hint (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_false (eiam_test_ui_has_text (GTK_WIDGET (fixture.entry), "by itself"));
  eiam_code_entry_set_length (fixture.entry, 6);
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (fixture.entry), "by itself after 6 digits"));
  gtk_test_accessible_assert_property (fixture.editable, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Your registration is sent by itself after 6 digits.");
  fixture_close (&fixture);
}

static EiamCodeBoxes *
get_boxes (Fixture *fixture)
{
  return EIAM_CODE_BOXES (eiam_test_ui_find (GTK_WIDGET (fixture->entry), EIAM_TYPE_CODE_BOXES,
                                             NULL));
}

static gboolean
is_active (Fixture      *fixture,
           unsigned int  index)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (get_boxes (fixture)));

  for (unsigned int i = 0; i < index; i++)
    box = gtk_widget_get_next_sibling (box);

  return gtk_widget_has_css_class (box, "active");
}

static void
test_number_of_boxes (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_cmpuint (eiam_code_boxes_get_number (get_boxes (&fixture)), ==, 4);
  insert (&fixture, "1234");
  g_assert_cmpuint (eiam_code_boxes_get_number (get_boxes (&fixture)), ==, 4);
  insert (&fixture, "5");
  g_assert_cmpuint (eiam_code_boxes_get_number (get_boxes (&fixture)), ==, 5);
  insert (&fixture, "678");
  insert (&fixture, "90");
  g_assert_cmpuint (eiam_code_boxes_get_number (get_boxes (&fixture)), ==, 8);

  for (unsigned int length = 4; length <= 8; length++)
    {
      eiam_code_entry_set_length (fixture.entry, length);
      eiam_code_entry_set_text (fixture.entry, "12");
      g_assert_cmpuint (eiam_code_boxes_get_number (get_boxes (&fixture)), ==, length);
    }
  fixture_close (&fixture);
}

/* The middle of box @index, in the coordinates of the window. */
static double
find_box_middle (Fixture      *fixture,
                 unsigned int  index)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (get_boxes (fixture)));
  graphene_rect_t bounds;

  for (unsigned int i = 0; i < index; i++)
    box = gtk_widget_get_next_sibling (box);
  g_assert_true (gtk_widget_compute_bounds (box, fixture->window, &bounds));

  return bounds.origin.x + bounds.size.width / 2.0;
}

/* The middle of the digit at @index, which must not be the first or the last:
 * of the others the carets stand in the middle of the gaps. */
static double
find_digit_middle (Fixture      *fixture,
                   unsigned int  index)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (fixture->editable));
  graphene_rect_t before, after, bounds;

  gtk_text_compute_cursor_extents (text, index, &before, NULL);
  gtk_text_compute_cursor_extents (text, index + 1, &after, NULL);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (text), fixture->window, &bounds));

  return bounds.origin.x + (before.origin.x + after.origin.x) / 2.0;
}

static void
check_places (GtkTextDirection  direction,
              const char       *picture)
{
  Fixture fixture;
  double middle = 0.0;

  gtk_widget_set_default_direction (direction);
  fixture_open (&fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 200);
  eiam_code_entry_set_length (fixture.entry, 6);
  insert (&fixture, "1234");
  gtk_widget_grab_focus (GTK_WIDGET (fixture.entry));
  gtk_editable_set_position (fixture.editable, -1);
  gtk_test_widget_wait_for_draw (fixture.window);
  gtk_test_widget_wait_for_draw (fixture.window);
  eiam_test_ui_write_picture (GTK_WINDOW (fixture.window), picture);

  /* The first box is within the row, which has a margin of 12. */
  g_assert_cmpfloat (find_box_middle (&fixture, 0), >, 12.0 + 20.0);
  for (unsigned int i = 1; i < 3; i++)
    {
      g_assert_cmpfloat (find_box_middle (&fixture, i), >, middle);
      middle = find_box_middle (&fixture, i);
      g_assert_cmpfloat_with_epsilon (middle, find_digit_middle (&fixture, i), 3.0);
    }
  g_assert_cmpint (find_box_middle (&fixture, 0) > 60.0, ==, direction == GTK_TEXT_DIR_RTL);
  fixture_close (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Each digit stands in its box, from left to right in every language. */
static void
test_places (void)
{
  check_places (GTK_TEXT_DIR_LTR, "code-boxes");
  check_places (GTK_TEXT_DIR_RTL, "code-boxes-rtl");
}

static void
test_active_box (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  eiam_code_entry_set_length (fixture.entry, 4);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.entry));
  insert (&fixture, "12");
  gtk_editable_set_position (fixture.editable, 2);
  eiam_test_ui_drain ();
  g_assert_true (is_active (&fixture, 2));
  g_assert_false (is_active (&fixture, 1));
  gtk_editable_set_position (fixture.editable, 0);
  g_assert_true (is_active (&fixture, 0));
  gtk_editable_select_region (fixture.editable, 0, -1);
  g_assert_false (is_active (&fixture, 0));
  fixture_close (&fixture);
}

/* The boxes are a picture: there is one thing to type into. */
static void
test_one_editable (void)
{
  GtkEditable *text = NULL;
  Fixture fixture;

  fixture_open (&fixture);
  gtk_test_accessible_assert_role (GTK_WIDGET (get_boxes (&fixture)),
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_false (gtk_widget_get_can_target (GTK_WIDGET (get_boxes (&fixture))));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (get_boxes (&fixture))));
  text = gtk_editable_get_delegate (fixture.editable);
  /* As typed: what a program inserts cannot be undone in later releases of GTK. */
  g_signal_emit_by_name (text, "insert-at-cursor", "1");
  g_signal_emit_by_name (text, "insert-at-cursor", "2");
  g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, "12");
  gtk_widget_activate_action (GTK_WIDGET (text), "text.undo", NULL);
  g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, "");
  fixture_close (&fixture);
}

static void
test_check (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_false (eiam_code_entry_check (fixture.entry));
  g_assert_nonnull (eiam_code_entry_get_error (fixture.entry));

  insert (&fixture, "1234");
  g_assert_null (eiam_code_entry_get_error (fixture.entry));
  g_assert_true (eiam_code_entry_check (fixture.entry));
  eiam_code_entry_set_length (fixture.entry, 6);
  g_assert_false (eiam_code_entry_check (fixture.entry));
  g_assert_cmpstr (eiam_code_entry_get_error (fixture.entry), ==, "The code has 6 digits.");
  fixture_close (&fixture);
}

static void
test_error_keeps_and_selects (void)
{
  Fixture fixture;
  int start = -1;
  int end = -1;

  fixture_open (&fixture);
  insert (&fixture, "123456");
  eiam_code_entry_set_error (fixture.entry, "This is not the code that was sent.");
  g_assert_cmpstr (eiam_code_entry_get_text (fixture.entry), ==, "123456");
  g_assert_true (gtk_editable_get_selection_bounds (fixture.editable, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 6);
  gtk_test_accessible_assert_state (fixture.editable,
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  insert (&fixture, "654321");
  g_assert_null (eiam_code_entry_get_error (fixture.entry));
  fixture_close (&fixture);
}

static void
test_enter (void)
{
  unsigned int activations = 0;
  Fixture fixture;

  fixture_open (&fixture);
  g_signal_connect_swapped (fixture.entry, "entry-activated", G_CALLBACK (count), &activations);
  g_signal_emit_by_name (fixture.editable, "activate");
  g_assert_cmpuint (activations, ==, 1);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/code-entry/name", test_name);
  g_test_add_func ("/code-entry/typing", test_typing);
  g_test_add_func ("/code-entry/pasting", test_pasting);
  g_test_add_func ("/code-entry/greatest-length", test_greatest_length);
  g_test_add_func ("/code-entry/complete", test_complete);
  g_test_add_func ("/code-entry/complete-once", test_complete_once);
  g_test_add_func ("/code-entry/hint", test_hint);
  g_test_add_func ("/code-entry/number-of-boxes", test_number_of_boxes);
  g_test_add_func ("/code-entry/places", test_places);
  g_test_add_func ("/code-entry/active-box", test_active_box);
  g_test_add_func ("/code-entry/one-editable", test_one_editable);
  g_test_add_func ("/code-entry/check", test_check);
  g_test_add_func ("/code-entry/error-keeps-and-selects", test_error_keeps_and_selects);
  g_test_add_func ("/code-entry/enter", test_enter);

  return g_test_run ();
}
