/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "eiam-field-row.h"
#include "eiam-test-ui.h"

typedef struct {
  GtkWindow *window;
  GtkWidget *date;
  GtkWidget *other;
} Fixture;

static void
fixture_open (Fixture   *fixture,
              GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *other = eiam_field_row_new (EIAM_FIELD_NICK_NAME);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), other);
  fixture->date = row;
  fixture->other = other;
  fixture->window = eiam_test_ui_show (list);
}

/* Types a date, goes elsewhere, and says what the field shows then. */
static void
assert_shown (Fixture    *fixture,
              const char *typed,
              const char *shown)
{
  EiamFieldRow *row = EIAM_FIELD_ROW (fixture->date);

  gtk_widget_grab_focus (fixture->date);
  eiam_field_row_set_text (row, typed);
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, typed);
  gtk_widget_grab_focus (fixture->other);
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, shown);
}

static void
test_leaving (void)
{
  static const char * const texts[][2] = {
    { "17.2.2022", "2022-02-17" }, { "2022年2月17日", "2022-02-17" }, { "١٧/٢/٢٠٢٢", "2022-02-17" },
    { "02/17/2022", "2022-02-17" }, { "2022-02-17", "2022-02-17" }, { "17/2/22", "17/2/22" },
    { "yesterday", "yesterday" }, { "", "" }, { "2022년 12월 17일", "2022-12-17" },
  };
  Fixture fixture;

  fixture_open (&fixture, eiam_field_row_new (EIAM_FIELD_BIRTHDAY));
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_shown (&fixture, texts[i][0], texts[i][1]);
  eiam_test_ui_close (fixture.window);
}

static void
test_attribute (void)
{
  g_autoptr (GVariant) entry =
    g_variant_ref_sink (g_variant_new_parsed ("{'key': <'since'>, 'type': <'date'>}"));
  g_autoptr (EiamAttribute) attribute = eiam_attribute_new_from_variant (entry, NULL);
  Fixture fixture;

  fixture_open (&fixture, eiam_field_row_new_for_attribute (attribute));
  assert_shown (&fixture, "1. 9. 2025", "2025-09-01");
  eiam_test_ui_close (fixture.window);
}

static void
test_enter (void)
{
  EiamFieldRow *row = NULL;
  Fixture fixture;

  fixture_open (&fixture, eiam_field_row_new (EIAM_FIELD_BIRTHDAY));
  row = EIAM_FIELD_ROW (fixture.date);
  eiam_field_row_set_text (row, "17.2.2022");
  g_signal_emit_by_name (eiam_field_row_get_control (row), "activate");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "2022-02-17");
  eiam_test_ui_close (fixture.window);
}

/* What was typed can be undone in every field. */
static void
test_undo (void)
{
  EiamFieldRow *row = NULL;
  GtkEditable *text = NULL;
  Fixture fixture;

  fixture_open (&fixture, eiam_field_row_new (EIAM_FIELD_NICK_NAME));
  row = EIAM_FIELD_ROW (fixture.date);
  text = gtk_editable_get_delegate (GTK_EDITABLE (eiam_field_row_get_control (row)));
  /* As typed: what a program inserts cannot be undone in later releases of GTK. */
  g_signal_emit_by_name (text, "insert-at-cursor", "Ann");
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "Ann");
  gtk_widget_activate_action (GTK_WIDGET (text), "text.undo", NULL);
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (text), "text.redo", NULL);
  g_assert_cmpstr (eiam_field_row_get_text (row), ==, "Ann");
  eiam_test_ui_close (fixture.window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/date-entry/leaving", test_leaving);
  g_test_add_func ("/date-entry/attribute", test_attribute);
  g_test_add_func ("/date-entry/enter", test_enter);
  g_test_add_func ("/date-entry/undo", test_undo);

  return g_test_run ();
}
