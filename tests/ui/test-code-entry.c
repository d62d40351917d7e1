/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-code-entry.h"

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
  g_test_add_func ("/code-entry/check", test_check);
  g_test_add_func ("/code-entry/error-keeps-and-selects", test_error_keeps_and_selects);
  g_test_add_func ("/code-entry/enter", test_enter);

  return g_test_run ();
}
