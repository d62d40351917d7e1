/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "eiam-field-control.h"
#include "eiam-password-buffer.h"
#include "eiam-test-ui.h"

/* What a password entry gives away while it is hidden: dots. */

#define PASSWORD "pä张🀄-x"
#define DOTS "••••••"

typedef struct {
  GtkWindow   *window;
  GtkWidget   *control;
  GtkEditable *text;
  GString     *heard;
} Fixture;

/* As GTK's own listener for assistive technology does. */
static void
on_inserted (GtkEditable *editable,
             const char  *text,
             int          length,
             int         *position,
             GString     *heard)
{
  g_string_append_len (heard, text, length < 0 ? (gssize) strlen (text) : length);
}

static void
on_delete (GtkEditable *editable,
           int          start,
           int          end,
           GString     *heard)
{
  g_autofree char *text = gtk_editable_get_chars (editable, start, end);

  g_string_append_printf (heard, "-%s", text);
}

static void
fixture_open (Fixture *fixture)
{
  fixture->control = eiam_field_control_new_for_field (EIAM_FIELD_PASSWORD);
  fixture->text = gtk_editable_get_delegate (GTK_EDITABLE (fixture->control));
  fixture->heard = g_string_new (NULL);
  g_signal_connect_after (fixture->text, "insert-text", G_CALLBACK (on_inserted), fixture->heard);
  g_signal_connect (fixture->text, "delete-text", G_CALLBACK (on_delete), fixture->heard);
  fixture->window = eiam_test_ui_show (fixture->control);
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  g_string_free (fixture->heard, TRUE);
}

static void
assert_text (Fixture    *fixture,
             const char *secret,
             const char *shown)
{
  g_autofree char *property = NULL;

  g_object_get (fixture->control, "text", &property, NULL);
  g_assert_cmpstr (property, ==, shown);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->control)), ==, shown);
  g_assert_cmpstr (eiam_field_control_get_text (fixture->control), ==, secret);
}

static void
test_hidden (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  assert_text (&fixture, "", "");
  gtk_editable_set_text (GTK_EDITABLE (fixture.control), PASSWORD);
  assert_text (&fixture, PASSWORD, DOTS);
  g_assert_cmpstr (fixture.heard->str, ==, "-" DOTS);
  fixture_close (&fixture);
}

static void
test_editing (void)
{
  Fixture fixture;
  int position = 1;

  fixture_open (&fixture);
  eiam_field_control_set_text (fixture.control, PASSWORD);
  gtk_editable_insert_text (fixture.text, "é12!", 4, &position);
  assert_text (&fixture, "pé12ä张🀄-x", DOTS "•••");
  g_assert_cmpint (position, ==, 4);
  gtk_editable_delete_text (fixture.text, 3, 6);
  assert_text (&fixture, "pé1🀄-x", DOTS);
  gtk_editable_select_region (fixture.text, 0, 2);
  gtk_editable_delete_selection (fixture.text);
  assert_text (&fixture, "1🀄-x", "••••");
  gtk_editable_delete_text (fixture.text, 0, -1);
  assert_text (&fixture, "", "");
  g_assert_cmpstr (fixture.heard->str, ==, "-" DOTS "•••" "-•••" "-••" "-••••");
  fixture_close (&fixture);
}

/* Who wants to read what was typed can, and it is dots again afterwards. */
static void
test_shown (void)
{
  Fixture fixture;
  int position = 0;

  fixture_open (&fixture);
  eiam_field_control_set_text (fixture.control, PASSWORD);
  gtk_text_set_visibility (GTK_TEXT (fixture.text), TRUE);
  assert_text (&fixture, PASSWORD, PASSWORD);
  gtk_editable_insert_text (fixture.text, "a", -1, &position);
  assert_text (&fixture, "a" PASSWORD, "a" PASSWORD);
  gtk_text_set_visibility (GTK_TEXT (fixture.text), FALSE);
  assert_text (&fixture, "a" PASSWORD, "•" DOTS);
  gtk_editable_delete_text (fixture.text, 0, 1);
  assert_text (&fixture, PASSWORD, DOTS);
  fixture_close (&fixture);
}

/* What is undone must not put dots, or an older password, in place of this one. */
static void
test_undo (void)
{
  Fixture fixture;
  int position = 0;

  fixture_open (&fixture);
  eiam_field_control_set_text (fixture.control, PASSWORD);
  gtk_widget_activate_action (GTK_WIDGET (fixture.text), "text.undo", NULL);
  assert_text (&fixture, PASSWORD, DOTS);
  gtk_text_set_visibility (GTK_TEXT (fixture.text), TRUE);
  gtk_editable_insert_text (fixture.text, "a", -1, &position);
  gtk_text_set_visibility (GTK_TEXT (fixture.text), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture.text), "text.undo", NULL);
  g_assert_null (strstr (eiam_field_control_get_text (fixture.control), "•"));
  g_assert_true (g_str_has_suffix (eiam_field_control_get_text (fixture.control), PASSWORD));
  fixture_close (&fixture);
}

static void
test_copy (void)
{
  Fixture fixture;
  GdkClipboard *clipboard = NULL;

  fixture_open (&fixture);
  eiam_field_control_set_text (fixture.control, PASSWORD);
  gtk_editable_select_region (fixture.text, 0, -1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.text), "clipboard.copy", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture.text), "clipboard.cut", NULL);
  clipboard = gtk_widget_get_clipboard (fixture.control);
  g_assert_null (gdk_clipboard_get_content (clipboard));
  assert_text (&fixture, PASSWORD, DOTS);
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/password-buffer/hidden", test_hidden);
  g_test_add_func ("/password-buffer/editing", test_editing);
  g_test_add_func ("/password-buffer/shown", test_shown);
  g_test_add_func ("/password-buffer/undo", test_undo);
  g_test_add_func ("/password-buffer/copy", test_copy);

  return g_test_run ();
}
