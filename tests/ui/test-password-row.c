/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-row.h"

#include "eiam-password-meter.h"
#include "eiam-test-ui.h"

/* The row in a list in a window that keeps what is announced. */
typedef struct {
  EiamRegistration  *registration;
  EiamFieldRow      *row;
  GtkEditable       *entry;
  EiamPasswordMeter *meter;
  GtkWidget         *bar;
  GtkWidget         *other;
  GtkWindow         *window;
  GString           *announced;
} Fixture;

static void
on_announce (GSimpleAction *action,
             GVariant      *parameter,
             GString       *announced)
{
  g_string_append_printf (announced, "%s|", g_variant_get_string (parameter, NULL));
}

static void
add_announce_action (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("announce", G_VARIANT_TYPE_STRING);

  fixture->announced = g_string_new (NULL);
  g_signal_connect (action, "activate", G_CALLBACK (on_announce), fixture->announced);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static void
fixture_open (Fixture *fixture)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->registration = eiam_registration_new ();
  eiam_registration_set_company (fixture->registration, "id.acmeworks.com");
  fixture->row = EIAM_FIELD_ROW (eiam_password_row_new (fixture->registration));
  fixture->entry = GTK_EDITABLE (eiam_field_row_get_control (fixture->row));
  fixture->other = gtk_entry_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), fixture->other);
  fixture->window = eiam_test_ui_show (box);
  add_announce_action (fixture);

  /* It is there once something is typed. */
  gtk_editable_set_text (fixture->entry, "x");
  fixture->meter = EIAM_PASSWORD_METER (eiam_test_ui_find (list, EIAM_TYPE_PASSWORD_METER, NULL));
  fixture->bar = adw_bin_get_child (ADW_BIN (fixture->meter));
  gtk_editable_set_text (fixture->entry, "");
}

static void
fixture_close (Fixture *fixture)
{
  eiam_test_ui_close (fixture->window);
  g_string_free (fixture->announced, TRUE);
  g_assert_finalize_object (fixture->registration);
}

static gboolean
is_shown (Fixture *fixture)
{
  return gtk_text_get_visibility (GTK_TEXT (gtk_editable_get_delegate (fixture->entry)));
}

static void
test_levels (void)
{
  static const struct
  {
    const char        *password;
    EiamPasswordLevel  level;
    double             value;
    const char        *name;
    const char        *sentence;
  } steps[] = {
    { "short", EIAM_PASSWORD_REFUSED, 0, "Not accepted", "A password has at least 8 characters." },
    { "Xk7#mQ2p", EIAM_PASSWORD_WEAK, 1, "Weak", "Weak. " },
    { "Xk7#mQ2pW", EIAM_PASSWORD_FAIR, 2, "Fair", "Fair. " },
    { "Xk7#mQ2pWd!v", EIAM_PASSWORD_GOOD, 3, "Good", "Good. " },
    { "Xk7#mQ2pWd!vRz5", EIAM_PASSWORD_STRONG, 4, "Strong", "Strong. " },
    { "password", EIAM_PASSWORD_REFUSED, 0, "Not accepted", "This password is one of those" },
  };
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.meter)));
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (fixture.row), "Long is strong"));

  for (unsigned int i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_editable_set_text (fixture.entry, steps[i].password);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture.meter)));
      g_assert_cmpint (eiam_password_meter_get_level (fixture.meter), ==, steps[i].level);
      g_assert_cmpfloat (gtk_level_bar_get_value (GTK_LEVEL_BAR (fixture.bar)), ==,
                         steps[i].value);
      gtk_test_accessible_assert_property (fixture.bar,
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, "Password strength");
      gtk_test_accessible_assert_property (fixture.bar,
                                           GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, steps[i].name);
      gtk_test_accessible_assert_property (fixture.bar,
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, steps[i].name);
      g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (fixture.row), steps[i].sentence));
      /* Nothing is called wrong while it is typed. */
      g_assert_null (eiam_field_row_get_error (fixture.row));
    }

  gtk_editable_set_text (fixture.entry, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.meter)));
  fixture_close (&fixture);
}

/* The entry itself says how strong its text is. */
static void
test_description (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  gtk_editable_set_text (fixture.entry, "Xk7#mQ2pWd!vRz5");
  gtk_test_accessible_assert_property (fixture.entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Strong. This password is hard to guess.");
  fixture_close (&fixture);
}

/* What is typed elsewhere can make a password bad, and good again. */
static void
test_own_data (void)
{
  const char *fault = "This password is little more than your name.";
  Fixture fixture;
  int end = 11;

  fixture_open (&fixture);
  gtk_editable_set_text (fixture.entry, "Michaela-73");
  g_assert_cmpint (eiam_password_meter_get_level (fixture.meter), >, EIAM_PASSWORD_REFUSED);
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_NAME, "Michaela Brandt");
  g_assert_cmpint (eiam_password_meter_get_level (fixture.meter), ==, EIAM_PASSWORD_REFUSED);
  g_assert_true (eiam_test_ui_has_text (GTK_WIDGET (fixture.row), fault));

  /* An error stays until the password is another one, or no longer the name. */
  eiam_field_row_set_error (fixture.row, fault);
  gtk_editable_insert_text (fixture.entry, "4", -1, &end);
  g_assert_cmpstr (eiam_field_row_get_error (fixture.row), ==, fault);
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_NAME, "Wang");
  g_assert_null (eiam_field_row_get_error (fixture.row));

  /* What the service said is not ours to take away. */
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_NAME, "Michaela Brandt");
  eiam_field_row_set_error (fixture.row, "The service says no.");
  eiam_registration_set_text (fixture.registration, EIAM_FIELD_NAME, "Wang");
  g_assert_cmpstr (eiam_field_row_get_error (fixture.row), ==, "The service says no.");
  gtk_editable_set_text (fixture.entry, "");
  g_assert_null (eiam_field_row_get_error (fixture.row));
  fixture_close (&fixture);
}

static void
test_generate (void)
{
  Fixture fixture;
  g_autofree char *first = NULL;

  fixture_open (&fixture);
  g_assert_false (is_shown (&fixture));
  eiam_test_ui_click (GTK_WIDGET (fixture.row), "Generate Password");
  first = g_strdup (gtk_editable_get_text (fixture.entry));
  g_assert_true (eiam_password_fits_usual_policy (first));
  g_assert_cmpint (eiam_password_meter_get_level (fixture.meter), ==, EIAM_PASSWORD_STRONG);
  g_assert_true (is_shown (&fixture));
  g_assert_true (g_str_has_prefix (fixture.announced->str, "A password was made."));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture.window),
                                         GTK_WIDGET (fixture.row)));

  /* It is shown once. */
  gtk_widget_grab_focus (fixture.other);
  g_assert_false (is_shown (&fixture));
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  g_assert_false (is_shown (&fixture));

  eiam_test_ui_click (GTK_WIDGET (fixture.row), "Generate Password");
  g_assert_cmpstr (gtk_editable_get_text (fixture.entry), !=, first);
  fixture_close (&fixture);
}

/* The entry keeps no copy of what was shown for undoing. */
static void
test_no_undo (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  g_assert_false (gtk_editable_get_enable_undo (fixture.entry));
  fixture_close (&fixture);
}

static gboolean
was_told (gpointer user_data)
{
  return *((GString *) user_data)->str != '\0';
}

/* A pause at another level is spoken, once, and only to who is there. */
static void
test_spoken (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  gtk_editable_set_text (fixture.entry, "Xk7#mQ2p");
  gtk_editable_set_text (fixture.entry, "Xk7#mQ2pWd!vRz5");
  g_assert_cmpstr (fixture.announced->str, ==, "");
  eiam_test_ui_await (was_told, fixture.announced);
  g_assert_cmpstr (fixture.announced->str, ==, "Strong. This password is hard to guess.|");
  fixture_close (&fixture);
}

static void
test_pictures (void)
{
  Fixture fixture;

  fixture_open (&fixture);
  gtk_editable_set_text (fixture.entry, "Xk7#mQ2pWd!v");
  eiam_test_ui_write_picture (fixture.window, "password-row");
  fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/password-row/levels", test_levels);
  g_test_add_func ("/password-row/description", test_description);
  g_test_add_func ("/password-row/own-data", test_own_data);
  g_test_add_func ("/password-row/generate", test_generate);
  g_test_add_func ("/password-row/no-undo", test_no_undo);
  g_test_add_func ("/password-row/spoken", test_spoken);
  g_test_add_func ("/password-row/pictures", test_pictures);

  return g_test_run ();
}
