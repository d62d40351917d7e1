/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field-control.h"

#include "eiam-choice.h"
#include "eiam-date-entry.h"
#include "eiam-left-to-right.h"
#include "eiam-password-buffer.h"
#include "eiam-secret.h"

#include <glib/gi18n.h>

/* The controls that a field row holds: an entry, a password entry or a
 * drop-down, read and filled in one way. */

#define VALUES_KEY "eiam-field-control-values"
#define INDEX_KEY "eiam-field-control-index"
#define CHECK_KEY "eiam-field-control-check"

typedef struct {
  EiamFieldControlCheck check;
  gpointer              user_data;
} Check;

/* How one kind of input is typed. Addresses and numbers are written from left
 * to right in every language. */
typedef struct {
  GtkInputPurpose purpose;
  GtkInputHints   hints;
  gboolean        left_to_right;
} InputStyle;

#define HINTS_NAME (GTK_INPUT_HINT_UPPERCASE_WORDS | GTK_INPUT_HINT_NO_SPELLCHECK)
#define HINTS_ADDRESS (GTK_INPUT_HINT_LOWERCASE | GTK_INPUT_HINT_NO_SPELLCHECK)

static const InputStyle input_styles[] = {
  [EIAM_FIELD_INPUT_TEXT] = { GTK_INPUT_PURPOSE_FREE_FORM, 0, FALSE },
  [EIAM_FIELD_INPUT_NAME] = { GTK_INPUT_PURPOSE_NAME, HINTS_NAME, FALSE },
  [EIAM_FIELD_INPUT_USER_NAME] = { GTK_INPUT_PURPOSE_FREE_FORM, HINTS_ADDRESS, TRUE },
  [EIAM_FIELD_INPUT_PHONE] = { GTK_INPUT_PURPOSE_PHONE, 0, TRUE },
  [EIAM_FIELD_INPUT_CODE] = { GTK_INPUT_PURPOSE_DIGITS, 0, TRUE },
  [EIAM_FIELD_INPUT_EMAIL] = { GTK_INPUT_PURPOSE_EMAIL, HINTS_ADDRESS, TRUE },
  [EIAM_FIELD_INPUT_PASSWORD] = { GTK_INPUT_PURPOSE_PASSWORD, GTK_INPUT_HINT_PRIVATE, TRUE },
  [EIAM_FIELD_INPUT_URL] = { GTK_INPUT_PURPOSE_URL, HINTS_ADDRESS, TRUE },
  /* Mostly digits; that keyboard has the signs of a date, and letters one key away. */
  [EIAM_FIELD_INPUT_DATE] = { GTK_INPUT_PURPOSE_NUMBER, GTK_INPUT_HINT_NO_SPELLCHECK, TRUE },
  [EIAM_FIELD_INPUT_POSTAL] = { GTK_INPUT_PURPOSE_NUMBER, GTK_INPUT_HINT_NO_SPELLCHECK, TRUE },
  [EIAM_FIELD_INPUT_CHOICE] = { GTK_INPUT_PURPOSE_FREE_FORM, 0, FALSE },
};

static const InputStyle number_style = { GTK_INPUT_PURPOSE_NUMBER, 0, TRUE };

static GtkWidget *
create_entry (const InputStyle *style,
              unsigned int      max_length)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), style->purpose);
  gtk_entry_set_input_hints (GTK_ENTRY (entry), style->hints);
  gtk_entry_set_max_length (GTK_ENTRY (entry), (int) max_length);
  if (style->left_to_right)
    eiam_left_to_right_set (GTK_EDITABLE (entry));

  return entry;
}

static GtkWidget *
create_date_entry (unsigned int max_length)
{
  GtkWidget *entry = create_entry (&input_styles[EIAM_FIELD_INPUT_DATE], max_length);

  eiam_date_entry_set_up (entry);

  return entry;
}

static GtkWidget *
create_password_entry (void)
{
  GtkWidget *entry = gtk_password_entry_new ();

  eiam_password_buffer_new (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
  /* No greatest length: a password that is cut unseen locks its owner out. */
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  /* While the password is shown, later releases of GTK would keep what it was before. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  eiam_left_to_right_set (GTK_EDITABLE (entry));

  return entry;
}

static void
on_choose_activate (GSimpleAction *action,
                    GVariant      *parameter,
                    GtkDropDown   *drop_down)
{
  gpointer index = g_object_get_data (G_OBJECT (action), INDEX_KEY);

  g_assert (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_selected (drop_down, GPOINTER_TO_UINT (index));
}

/* GTK gives assistive technology no way to choose from a drop-down but the
 * keyboard. Actions of the widget are offered to it, so each choice is one. */
static void
add_choose_actions (GtkWidget          *drop_down,
                    const char * const *values)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (unsigned int i = 0; values[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup (*values[i] == '\0' ? "none" : values[i]);
      g_autoptr (GSimpleAction) action = NULL;

      /* The names of actions are ASCII; the place tells those apart that are not. */
      if (!g_action_name_is_valid (name))
        {
          g_free (name);
          name = g_strdup_printf ("choice-%u", i + 1);
        }
      action = g_simple_action_new (name, NULL);
      g_object_set_data (G_OBJECT (action), INDEX_KEY, GUINT_TO_POINTER (i));
      g_signal_connect_object (action, "activate", G_CALLBACK (on_choose_activate), drop_down,
                               G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (drop_down, "choose", G_ACTION_GROUP (group));
}

static GtkWidget *
create_field_choice (EiamField field)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const EiamFieldChoice *choice = eiam_field_get_info (field)->choices;

  for (; choice != NULL && choice->label != NULL; choice++)
    {
      g_ptr_array_add (values, (gpointer) choice->value);
      g_ptr_array_add (names, (gpointer) eiam_field_choice_get_label (field, choice->value));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (names, NULL);

  return eiam_field_control_new_choice ((const char * const *) values->pdata,
                                        (const char * const *) names->pdata);
}

static GtkWidget *
create_attribute_choice (const char * const *choices)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "");
  /* Translators: the first choice of a field, when a person does not answer */
  g_ptr_array_add (names, (gpointer) C_("choice", "Not stated"));
  for (; choices != NULL && *choices != NULL; choices++)
    {
      g_ptr_array_add (values, (gpointer) *choices);
      g_ptr_array_add (names, (gpointer) *choices);
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (names, NULL);

  return eiam_field_control_new_choice ((const char * const *) values->pdata,
                                        (const char * const *) names->pdata);
}

static GtkWidget *
create_yes_no (void)
{
  const char *values[] = { "", "true", "false", NULL };
  const char *names[] = {
    /* Translators: the first choice of a field, when a person does not answer */
    C_("choice", "Not stated"),
    /* Translators: a choice that answers a question of the form */
    C_("choice", "Yes"),
    /* Translators: a choice that answers a question of the form */
    C_("choice", "No"),
    NULL,
  };

  return eiam_field_control_new_choice (values, names);
}

/* A list today, and one object in GTK 4.8, where a list would be read beyond its
 * end. In the releases between, the description alone tells the error. */
static void
relate_error (GtkAccessible *control,
              GtkLabel      *label)
{
#ifdef PLATFORM_CURRENT
  gtk_accessible_update_relation (control, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, label, NULL, -1);
#else
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_accessible_relation_init_value (relation, &value);
  if (!G_VALUE_HOLDS_OBJECT (&value))
    return;

  g_value_set_object (&value, label);
  gtk_accessible_update_relation_value (control, 1, &relation, &value);
#endif
}

/**
 * eiam_field_control_new_for_field:
 * @field: a field
 *
 * Returns: (transfer floating): a #GtkEntry, #GtkPasswordEntry or #GtkDropDown
 */
GtkWidget *
eiam_field_control_new_for_field (EiamField field)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);

  if (info->input == EIAM_FIELD_INPUT_CHOICE)
    return create_field_choice (field);
  if (info->input == EIAM_FIELD_INPUT_PASSWORD)
    return create_password_entry ();
  if (info->input == EIAM_FIELD_INPUT_DATE)
    return create_date_entry (info->max_length);

  return create_entry (&input_styles[info->input], info->max_length);
}

/**
 * eiam_field_control_new_for_attribute:
 * @attribute: an extension attribute
 *
 * Returns: (transfer floating): a #GtkEntry or #GtkDropDown
 */
GtkWidget *
eiam_field_control_new_for_attribute (EiamAttribute *attribute)
{
  switch (eiam_attribute_get_value_type (attribute))
    {
    case EIAM_ATTRIBUTE_NUMBER:
      return create_entry (&number_style, 0);

    case EIAM_ATTRIBUTE_DATE:
      return create_date_entry (0);

    case EIAM_ATTRIBUTE_CHOICE:
      return create_attribute_choice (eiam_attribute_get_choices (attribute));

    case EIAM_ATTRIBUTE_BOOLEAN:
      return create_yes_no ();

    case EIAM_ATTRIBUTE_TEXT:
    default:
      return eiam_field_control_new_text ();
    }
}

/**
 * eiam_field_control_new_text:
 *
 * Returns: (transfer floating): a #GtkEntry for any text
 */
GtkWidget *
eiam_field_control_new_text (void)
{
  return create_entry (&input_styles[EIAM_FIELD_INPUT_TEXT], 0);
}

/**
 * eiam_field_control_new_choice:
 * @values: what the choices stand for
 * @names: what people read, as many as @values
 *
 * Returns: (transfer floating): a #GtkDropDown
 */
GtkWidget *
eiam_field_control_new_choice (const char * const *values,
                               const char * const *names)
{
  GtkWidget *drop_down;

  g_return_val_if_fail (values != NULL && names != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) values) == g_strv_length ((char **) names), NULL);

  drop_down = gtk_drop_down_new_from_strings (names);
  eiam_choice_wrap_drop_down (GTK_DROP_DOWN (drop_down));
  g_object_set_data_full (G_OBJECT (drop_down),
                          VALUES_KEY,
                          g_strdupv ((char **) values),
                          (GDestroyNotify) g_strfreev);
  add_choose_actions (drop_down, values);

  return drop_down;
}

/* Newer GTK names a drop-down by its choice, through a relation that goes
 * before any label. */
static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * eiam_field_control_set_label:
 * @label: the accessible name
 */
void
eiam_field_control_set_label (GtkWidget  *control,
                              const char *label)
{
  set_label (control, label);
  /* The focus is on the button inside a drop-down, so that is read aloud. */
  if (GTK_IS_DROP_DOWN (control))
    set_label (gtk_widget_get_first_child (control), label);
}

static char *
dup_choice_description (GtkDropDown *drop_down,
                        const char  *description)
{
  GtkStringObject *choice = gtk_drop_down_get_selected_item (drop_down);
  const char *name = choice == NULL ? "" : gtk_string_object_get_string (choice);

  return *description == '\0' ? g_strdup (name) : g_strjoin (" · ", name, description, NULL);
}

/**
 * eiam_field_control_set_description:
 * @description: what a person reads beside the name and the text
 *
 * Tells assistive technology. The button of a drop-down does not say by itself
 * which choice is made, so that comes first.
 */
void
eiam_field_control_set_description (GtkWidget  *control,
                                    const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  if (GTK_IS_DROP_DOWN (control))
    {
      g_autofree char *text = dup_choice_description (GTK_DROP_DOWN (control), description);

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (control)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
    }
}

/**
 * eiam_field_control_set_error_label:
 * @label: (nullable): what says that the text is wrong, %NULL when it is not
 *
 * Tells assistive technology.
 */
void
eiam_field_control_set_error_label (GtkWidget *control,
                                    GtkLabel  *label)
{
  GtkAccessibleInvalidState state = label != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                  : GTK_ACCESSIBLE_INVALID_FALSE;

  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
  if (label != NULL)
    relate_error (GTK_ACCESSIBLE (control), label);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (control),
                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/* A password entry gives GTK dots only. */
static const char *
get_entry_text (GtkEditable *entry)
{
  GtkEditable *delegate = gtk_editable_get_delegate (entry);
  GtkEntryBuffer *buffer = GTK_IS_TEXT (delegate) ? gtk_text_get_buffer (GTK_TEXT (delegate))
                                                  : NULL;

  return EIAM_IS_PASSWORD_BUFFER (buffer)
         ? eiam_password_buffer_get_secret (EIAM_PASSWORD_BUFFER (buffer))
         : gtk_editable_get_text (entry);
}

/**
 * eiam_field_control_get_text:
 *
 * Returns: what was entered, as it was entered; of a drop-down the value of the
 *   choice. It is valid until the next change.
 */
const char *
eiam_field_control_get_text (GtkWidget *control)
{
  const char * const *values = g_object_get_data (G_OBJECT (control), VALUES_KEY);
  unsigned int selected;

  if (values == NULL)
    return get_entry_text (GTK_EDITABLE (control));

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));

  return selected == GTK_INVALID_LIST_POSITION ? "" : values[selected];
}

/* The text may be the registration's own, which whoever hears of the change
 * replaces while it is still being read. */
static void
fill_entry (GtkEditable *entry,
            const char  *text)
{
  char *copy;

  if (g_strcmp0 (get_entry_text (entry), text) == 0)
    return;

  copy = eiam_secret_dup (text);
  gtk_editable_set_text (entry, copy);
  eiam_secret_free (copy);
}

/**
 * eiam_field_control_set_text:
 * @text: what the control shall hold
 *
 * Fills the control. A drop-down without such a choice stays as it is.
 */
void
eiam_field_control_set_text (GtkWidget  *control,
                             const char *text)
{
  const char * const *values = g_object_get_data (G_OBJECT (control), VALUES_KEY);

  if (values == NULL)
    {
      fill_entry (GTK_EDITABLE (control), text);
      return;
    }

  for (unsigned int i = 0; values[i] != NULL; i++)
    {
      if (g_strcmp0 (values[i], text) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (control), i);
    }
}

/**
 * eiam_field_control_set_check:
 * @check: says what the table of fields cannot know
 * @user_data: for @check; it lives at least as long as @control
 */
void
eiam_field_control_set_check (GtkWidget             *control,
                              EiamFieldControlCheck  check,
                              gpointer               user_data)
{
  Check *own = g_new0 (Check, 1);

  own->check = check;
  own->user_data = user_data;
  g_object_set_data_full (G_OBJECT (control), CHECK_KEY, own, g_free);
}

/**
 * eiam_field_control_is_acceptable:
 *
 * Returns: whether the control's own check takes its text, if it has one
 */
gboolean
eiam_field_control_is_acceptable (GtkWidget *control)
{
  Check *own = g_object_get_data (G_OBJECT (control), CHECK_KEY);

  return own == NULL || own->check (eiam_field_control_get_text (control), own->user_data);
}
