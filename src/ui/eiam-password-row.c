/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-row.h"

#include "eiam-field-control.h"
#include "eiam-password-generator.h"
#include "eiam-password-meter.h"
#include "eiam-password-quality.h"
#include "eiam-secret.h"

#include <glib/gi18n.h>

/* The field row of the password: with a meter, a sentence about the password
 * that changes as it is typed, and a button that makes one. */

#define PARTS_KEY "eiam-password-row-parts"

typedef struct {
  EiamRegistration  *registration;   /* (owned) */
  EiamPasswordMeter *meter;          /* within the row */
  const char        *fault;          /* (nullable): translated */
} Parts;

static void
parts_free (Parts *self)
{
  g_object_unref (self->registration);
  g_free (self);
}

static Parts *
get_parts (EiamFieldRow *row)
{
  return g_object_get_data (G_OBJECT (row), PARTS_KEY);
}

static gboolean
check (const char *text,
       gpointer    user_data)
{
  g_autoptr (EiamPasswordWords) words = eiam_registration_list_words (user_data);

  return eiam_password_check (text, words) == NULL;
}

/* When another field changes, a password can stop being the person's own data. */
static void
update_fault (EiamFieldRow *row,
              const char   *fault)
{
  Parts *parts = get_parts (row);

  if (fault == NULL && parts->fault != NULL
      && g_strcmp0 (eiam_field_row_get_error (row), parts->fault) == 0)
    eiam_field_row_set_error (row, NULL);
  parts->fault = fault;
}

static void
update (EiamFieldRow *row)
{
  Parts *parts = get_parts (row);
  g_autoptr (EiamPasswordWords) words = eiam_registration_list_words (parts->registration);
  const char *text = eiam_field_row_get_text (row);
  EiamPasswordLevel level = eiam_password_rate (text, words);
  const char *fault = eiam_password_check (text, words);
  const char *sentence;

  g_assert (EIAM_IS_FIELD_ROW (row));

  if (level > EIAM_PASSWORD_WEAK)
    level = eiam_password_quality_rate (text, level);
  sentence = eiam_password_describe (text, words, level);
  update_fault (row, fault == NULL ? NULL : _(fault));
  eiam_field_row_set_hint (row, sentence);
  eiam_password_meter_set_level (parts->meter, level, sentence);
}

static void
set_shown (EiamFieldRow *row,
           gboolean      shown)
{
  GtkEditable *editable = GTK_EDITABLE (eiam_field_row_get_control (row));

  gtk_text_set_visibility (GTK_TEXT (gtk_editable_get_delegate (editable)), shown);
}

/* What was shown to be read once is dots again when the person goes on. */
static void
on_focus_leave (EiamFieldRow *row)
{
  g_assert (EIAM_IS_FIELD_ROW (row));

  set_shown (row, FALSE);
}

static void
on_generate_clicked (EiamFieldRow *row)
{
  g_autoptr (EiamPasswordWords) words = NULL;
  char *password;

  g_assert (EIAM_IS_FIELD_ROW (row));

  words = eiam_registration_list_words (get_parts (row)->registration);
  password = eiam_password_generate (words);
  if (password == NULL)
    {
      eiam_field_row_set_error (row, _("No password could be made on this computer."));
      return;
    }

  eiam_field_row_set_text (row, password);
  eiam_secret_free (password);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  set_shown (row, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (row), "win.announce", "s",
                              _("A password was made. It is shown until you leave the field."));
}

static GtkWidget *
create_generate_button (EiamFieldRow *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dialog-password-symbolic");
  /* Translators: a button that makes a password and puts it into the field */
  const char *name = _("Generate Password");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_generate_clicked), row,
                           G_CONNECT_SWAPPED);

  return button;
}

/* Between the entry and the sentences below it. */
static void
insert_meter (EiamFieldRow *row,
              GtkWidget    *meter)
{
  GtkWidget *content = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_box_insert_child_after (GTK_BOX (content), meter, gtk_widget_get_first_child (content));
}

static void
watch (EiamFieldRow     *row,
       EiamRegistration *registration)
{
  GtkWidget *control = eiam_field_row_get_control (row);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (control, focus);
  eiam_field_control_set_check (control, check, registration);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (registration, "notify", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
}

/**
 * eiam_password_row_new:
 * @registration: what the person enters
 *
 * Returns: (transfer floating): an empty row for the password
 */
GtkWidget *
eiam_password_row_new (EiamRegistration *registration)
{
  GtkWidget *widget;
  EiamFieldRow *row;
  Parts *parts;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (registration), NULL);

  widget = eiam_field_row_new (EIAM_FIELD_PASSWORD);
  row = EIAM_FIELD_ROW (widget);
  parts = g_new0 (Parts, 1);
  parts->registration = g_object_ref (registration);
  parts->meter = EIAM_PASSWORD_METER (eiam_password_meter_new ());
  g_object_set_data_full (G_OBJECT (row), PARTS_KEY, parts, (GDestroyNotify) parts_free);

  insert_meter (row, GTK_WIDGET (parts->meter));
  eiam_field_row_add_suffix (row, create_generate_button (row));
  watch (row, registration);
  update (row);

  return widget;
}
