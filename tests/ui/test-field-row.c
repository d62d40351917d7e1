/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field-row.h"
#include "eiam-registration.h"

#include "eiam-test-ui.h"

/* A row in a list in a window, as on the page. */
typedef struct {
  GtkWidget    *window;
  EiamFieldRow *row;
  unsigned int  changes;
} Fixture;

static void
count_change (unsigned int *changes)
{
  (*changes)++;
}

static void
fixture_show (Fixture   *fixture,
              GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->row = EIAM_FIELD_ROW (row);
  fixture->window = gtk_window_new ();
  fixture->changes = 0;
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (fixture->window), list);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_change), &fixture->changes);
}

static void
fixture_close (Fixture *fixture)
{
  gpointer row = fixture->row;

  g_object_add_weak_pointer (G_OBJECT (fixture->row), &row);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (row != NULL && g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (row);
}

static void
test_every_field (void)
{
  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const EiamFieldInfo *info = eiam_field_get_info ((EiamField) i);
      Fixture fixture;
      GtkWidget *control;

      fixture_show (&fixture, eiam_field_row_new ((EiamField) i));
      control = eiam_field_row_get_control (fixture.row);

      g_assert_cmpstr (eiam_field_row_get_key (fixture.row), ==, info->key);
      g_assert_cmpstr (eiam_field_row_get_label (fixture.row), ==, info->label);
      g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "");
      gtk_test_accessible_assert_property (control,
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, info->label);
      g_assert_cmpint (GTK_IS_DROP_DOWN (control), ==, info->input == EIAM_FIELD_INPUT_CHOICE);
      g_assert_cmpint (GTK_IS_PASSWORD_ENTRY (control),
                       ==,
                       info->input == EIAM_FIELD_INPUT_PASSWORD);
      fixture_close (&fixture);
    }
}

static void
test_error_goes_when_mended (void)
{
  int position = 4;
  Fixture fixture;
  GtkWidget *control;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_EMAIL));
  control = eiam_field_row_get_control (fixture.row);

  eiam_field_row_set_text (fixture.row, "wang");
  g_assert_null (eiam_field_row_get_error (fixture.row));
  g_assert_cmpuint (fixture.changes, ==, 1);

  eiam_field_row_set_error (fixture.row, "Not an address.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture.row), "error"));
  gtk_test_accessible_assert_state (control,
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (control),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  gtk_test_accessible_assert_property (control,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not an address.");

  gtk_editable_insert_text (GTK_EDITABLE (control), "@", -1, &position);
  g_assert_cmpstr (eiam_field_row_get_error (fixture.row), ==, "Not an address.");
  gtk_editable_insert_text (GTK_EDITABLE (control), "example.com", -1, &position);
  g_assert_null (eiam_field_row_get_error (fixture.row));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture.row), "error"));
  gtk_test_accessible_assert_state (control,
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (control),
                                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  fixture_close (&fixture);
}

static void
test_required (void)
{
  Fixture fixture;
  GtkWidget *control;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_NAME));
  control = eiam_field_row_get_control (fixture.row);
  eiam_field_row_set_required (fixture.row, TRUE);

  g_assert_true (eiam_field_row_get_required (fixture.row));
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL, "Full name");
  gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Required");

  eiam_field_row_set_error (fixture.row, "This field is needed.");
  eiam_field_row_set_text (fixture.row, " ");
  g_assert_nonnull (eiam_field_row_get_error (fixture.row));
  eiam_field_row_set_text (fixture.row, "王");
  g_assert_null (eiam_field_row_get_error (fixture.row));
  fixture_close (&fixture);
}

static void
test_password_stays_as_typed (void)
{
  Fixture fixture;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_PASSWORD));
  eiam_field_row_set_text (fixture.row, "  two spaces  ");
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "  two spaces  ");
  g_assert_null (g_object_class_find_property (G_OBJECT_GET_CLASS (fixture.row), "text"));
  fixture_close (&fixture);
}

static void
test_choice (void)
{
  Fixture fixture;
  GtkWidget *control;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_GENDER));
  control = eiam_field_row_get_control (fixture.row);

  eiam_field_row_set_text (fixture.row, "unknow");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (control)), ==, 3);
  eiam_field_row_set_text (fixture.row, "no such choice");
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "unknow");

  /* What assistive technology does. */
  g_assert_true (gtk_widget_activate_action (control, "choose.female", NULL));
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "female");
  g_assert_true (gtk_widget_activate_action (control, "choose.none", NULL));
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "");
  g_assert_cmpuint (fixture.changes, ==, 3);

  /* The focus is on the button within, which must say the choice. */
  eiam_field_row_set_required (fixture.row, TRUE);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (control),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Not stated · Required");
  fixture_close (&fixture);
}

static EiamAttribute *
create_attribute (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_parsed (text));
  EiamAttribute *attribute = eiam_attribute_new_from_variant (entry, &error);

  g_assert_no_error (error);

  return attribute;
}

static void
test_attributes (void)
{
  static const struct
  {
    const char *entry;
    const char *text;
  } cases[] = {
    { "{'key': <'age'>, 'label': <'Age'>, 'type': <'number'>}", "18" },
    { "{'key': <'team'>, 'label': <'Team'>, 'type': <'text'>}", "Blue" },
    { "{'key': <'since'>, 'label': <'Since'>, 'type': <'date'>}", "2020-02-29" },
    { "{'key': <'site'>, 'label': <'Site'>, 'type': <'choice'>, 'choices': <['North', 'South']>}",
      "South" },
    { "{'key': <'driver'>, 'label': <'Driver'>, 'type': <'boolean'>}", "false" },
  };

  for (unsigned int i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EiamAttribute) attribute = create_attribute (cases[i].entry);
      Fixture fixture;

      fixture_show (&fixture, eiam_field_row_new_for_attribute (attribute));
      g_assert_cmpstr (eiam_field_row_get_key (fixture.row), ==,
                       eiam_attribute_get_key (attribute));
      g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "");
      eiam_field_row_set_text (fixture.row, cases[i].text);
      g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, cases[i].text);
      g_assert_cmpuint (fixture.changes, ==, 1);
      fixture_close (&fixture);
    }
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_calendar (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date = g_date_time_new (zone, 1991, 5, 3, 0, 0, 0);
  g_autoptr (GDateTime) shown = NULL;
  Fixture fixture;
  GtkWidget *button;
  GtkWidget *calendar;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_BIRTHDAY));
  button = find_type (GTK_WIDGET (fixture.row), GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Choose Birthday Date");

  /* Opening the calendar enters nothing; it opens on what is there. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  eiam_field_row_set_text (fixture.row, "1990-04-27");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  calendar = find_type (button, GTK_TYPE_CALENDAR);
  g_assert_nonnull (calendar);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_year (shown), ==, 1990);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 4);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 27);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  g_assert_cmpstr (eiam_field_row_get_text (fixture.row), ==, "1991-05-03");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  fixture_close (&fixture);
}

static void
test_enter_and_focus (void)
{
  unsigned int activations = 0;
  Fixture fixture;
  GtkWidget *control;

  fixture_show (&fixture, eiam_field_row_new (EIAM_FIELD_MOBILE));
  control = eiam_field_row_get_control (fixture.row);
  g_signal_connect_swapped (fixture.row, "entry-activated", G_CALLBACK (count_change),
                            &activations);

  gtk_widget_grab_focus (GTK_WIDGET (fixture.row));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture.window)),
                                         control));
  g_signal_emit_by_name (control, "activate");
  g_assert_cmpuint (activations, ==, 1);
  fixture_close (&fixture);
}

static void
on_row_changed (EiamFieldRow     *row,
                EiamRegistration *registration)
{
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, eiam_field_row_get_text (row));
}

/* Whoever hears of the change replaces the very text that the row is filled with. */
static void
test_own_text (void)
{
  g_autoptr (EiamRegistration) registration = eiam_registration_new ();
  GtkWidget *row = eiam_field_row_new (EIAM_FIELD_NAME);
  GtkWindow *window = eiam_test_ui_show (row);

  eiam_field_row_set_text (EIAM_FIELD_ROW (row), "Somebody with a long name");
  eiam_registration_set_text (registration, EIAM_FIELD_NAME, "Somebody else");
  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed), registration);
  eiam_field_row_set_text (EIAM_FIELD_ROW (row),
                           eiam_registration_get_text (registration, EIAM_FIELD_NAME));
  g_assert_cmpstr (eiam_field_row_get_text (EIAM_FIELD_ROW (row)), ==, "Somebody else");
  g_assert_cmpstr (eiam_registration_get_text (registration, EIAM_FIELD_NAME), ==,
                   "Somebody else");
  eiam_test_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  eiam_test_ui_init (&argc, &argv);

  g_test_add_func ("/field-row/every-field", test_every_field);
  g_test_add_func ("/field-row/error-goes-when-mended", test_error_goes_when_mended);
  g_test_add_func ("/field-row/required", test_required);
  g_test_add_func ("/field-row/password", test_password_stays_as_typed);
  g_test_add_func ("/field-row/choice", test_choice);
  g_test_add_func ("/field-row/attributes", test_attributes);
  g_test_add_func ("/field-row/calendar", test_calendar);
  g_test_add_func ("/field-row/enter-and-focus", test_enter_and_focus);
  g_test_add_func ("/field-row/own-text", test_own_text);

  return g_test_run ();
}
