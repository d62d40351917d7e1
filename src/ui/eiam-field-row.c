/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-field-row.h"

#include "eiam-date-entry.h"
#include "eiam-field-control.h"
#include "eiam-focus.h"
#include "eiam-reading-box.h"

#include <glib/gi18n.h>

/**
 * EiamFieldRow:
 *
 * One field of a form: its name, the control, a hint, and what is wrong with
 * the text. The row never says that a text is wrong while the person types;
 * the page tells it with eiam_field_row_set_error(), and the first keystroke
 * that mends the text takes the error away.
 */

/* How many years ago the calendar opens on a birthday that is not yet set. */
#define TYPICAL_AGE 30

struct _EiamFieldRow
{
  AdwPreferencesRow  parent_instance;

  const EiamFieldInfo *info;       /* (nullable) */
  EiamField            field;
  EiamAttribute       *attribute;  /* (owned) (nullable) */
  char                *error;      /* (nullable) */
  gboolean             required;
  GtkWidget           *control;

  GtkLabel            *caption;
  GtkLabel            *required_label;
  GtkBox              *control_box;
  EiamReadingBox      *suffixes;
  GtkLabel            *hint_label;
  GtkWidget           *error_box;
  GtkLabel            *error_label;
};

G_DEFINE_FINAL_TYPE (EiamFieldRow, eiam_field_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum {
  PROP_ERROR = 1,
  PROP_REQUIRED,
} EiamFieldRowProperty;

#define PROP_LAST PROP_REQUIRED

static GParamSpec *properties[PROP_LAST + 1];

enum {
  CHANGED,
  ENTRY_ACTIVATED,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static gboolean
is_label_filled (GtkLabel *label)
{
  return *gtk_label_get_text (label) != '\0';
}

/* Everything that a sighted person reads in the row besides the name. */
static void
update_description (EiamFieldRow *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *description = NULL;

  if (self->error != NULL)
    g_ptr_array_add (parts, self->error);
  if (self->required)
    g_ptr_array_add (parts, (gpointer) gtk_label_get_text (self->required_label));
  if (is_label_filled (self->hint_label))
    g_ptr_array_add (parts, (gpointer) gtk_label_get_text (self->hint_label));
  g_ptr_array_add (parts, NULL);
  description = g_strjoinv (" · ", (char **) parts->pdata);

  eiam_field_control_set_description (self->control, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->required,
                                  -1);
}

static void
update_error (EiamFieldRow *self)
{
  gboolean wrong = self->error != NULL;

  gtk_label_set_text (self->error_label, wrong ? self->error : "");
  gtk_widget_set_visible (self->error_box, wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label),
                          !wrong && is_label_filled (self->hint_label));
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  eiam_field_control_set_error_label (self->control, wrong ? self->error_label : NULL);
  update_description (self);
}

static gboolean
is_acceptable (EiamFieldRow *self)
{
  const char *text = eiam_field_row_get_text (self);

  if (!eiam_field_control_is_acceptable (self->control))
    return FALSE;
  if (self->info != NULL)
    return eiam_field_check (self->field, text, self->required, NULL);
  if (self->attribute != NULL)
    return eiam_attribute_check (self->attribute, text, NULL);

  return TRUE;
}

static void
on_control_changed (EiamFieldRow *self)
{
  g_assert (EIAM_IS_FIELD_ROW (self));

  if (self->error != NULL && is_acceptable (self))
    eiam_field_row_set_error (self, NULL);
  update_description (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_control_activate (EiamFieldRow *self)
{
  g_assert (EIAM_IS_FIELD_ROW (self));

  g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
}

static void
on_row_released (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 EiamFieldRow    *self)
{
  GtkWidget *picked;

  g_assert (EIAM_IS_FIELD_ROW (self));

  /* A click on a button of the row is that button's own. */
  picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  if (picked == NULL || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL
      || gtk_widget_is_ancestor (picked, self->control))
    return;

  gtk_widget_grab_focus (self->control);
  /* What can be opened opens, as if its arrow had been hit. */
  if (GTK_IS_DROP_DOWN (self->control))
    gtk_widget_activate (self->control);
}

static void
set_control (EiamFieldRow *self,
             GtkWidget    *control)
{
  const char *signal = GTK_IS_DROP_DOWN (control) ? "notify::selected" : "changed";

  self->control = control;
  gtk_widget_set_hexpand (control, TRUE);
  gtk_box_append (self->control_box, control);
  eiam_field_control_set_label (control, gtk_label_get_text (self->caption));
  update_description (self);

  g_signal_connect_object (control, signal, G_CALLBACK (on_control_changed), self,
                           G_CONNECT_SWAPPED);
  if (GTK_IS_EDITABLE (control))
    g_signal_connect_object (control, "activate", G_CALLBACK (on_control_activate), self,
                             G_CONNECT_SWAPPED);
}

static void
add_date_button (EiamFieldRow *self,
                 unsigned int  years_ago)
{
  eiam_field_row_add_suffix (self,
                             eiam_date_entry_new_button (self->control,
                                                         eiam_field_row_get_label (self),
                                                         years_ago));
}

static gboolean
eiam_field_row_grab_focus (GtkWidget *widget)
{
  EiamFieldRow *self = EIAM_FIELD_ROW (widget);

  return gtk_widget_grab_focus (self->control);
}

static void
eiam_field_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EiamFieldRow *self = EIAM_FIELD_ROW (object);

  switch ((EiamFieldRowProperty) prop_id)
    {
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;

    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_field_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EiamFieldRow *self = EIAM_FIELD_ROW (object);

  switch ((EiamFieldRowProperty) prop_id)
    {
    case PROP_ERROR:
      eiam_field_row_set_error (self, g_value_get_string (value));
      break;

    case PROP_REQUIRED:
      eiam_field_row_set_required (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_field_row_finalize (GObject *object)
{
  EiamFieldRow *self = EIAM_FIELD_ROW (object);

  g_clear_object (&self->attribute);
  g_clear_pointer (&self->error, g_free);

  G_OBJECT_CLASS (eiam_field_row_parent_class)->finalize (object);
}

static void
eiam_field_row_class_init (EiamFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_field_row_get_property;
  object_class->set_property = eiam_field_row_set_property;
  object_class->finalize = eiam_field_row_finalize;
  widget_class->grab_focus = eiam_field_row_grab_focus;
  eiam_focus_pass_through (widget_class);

  /**
   * EiamFieldRow:error:
   *
   * What is wrong with the text, or %NULL.
   */
  properties[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * EiamFieldRow:required:
   *
   * Whether the field must be filled in, which the row says in words.
   */
  properties[PROP_REQUIRED] =
    g_param_spec_boolean ("required", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EiamFieldRow::changed:
   *
   * The text is another one now.
   */
  signals[CHANGED] = g_signal_new ("changed", EIAM_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EiamFieldRow::entry-activated:
   *
   * Enter was pressed in the entry.
   */
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", EIAM_TYPE_FIELD_ROW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  g_type_ensure (EIAM_TYPE_READING_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, caption);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, required_label);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, control_box);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, suffixes);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, EiamFieldRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_released);
}

static void
eiam_field_row_init (EiamFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static EiamFieldRow *
create_row (const char *label)
{
  EiamFieldRow *self = g_object_new (EIAM_TYPE_FIELD_ROW, NULL);

  gtk_label_set_text (self->caption, label);

  return self;
}

/**
 * eiam_field_row_new:
 * @field: a field
 *
 * Returns: (transfer floating): an empty row for @field
 */
GtkWidget *
eiam_field_row_new (EiamField field)
{
  const EiamFieldInfo *info = eiam_field_get_info (field);
  EiamFieldRow *self = create_row (_(info->label));

  self->info = info;
  self->field = field;
  set_control (self, eiam_field_control_new_for_field (field));
  if (info->input == EIAM_FIELD_INPUT_DATE)
    add_date_button (self, TYPICAL_AGE);
  eiam_field_row_set_hint (self, info->hint == NULL ? NULL : _(info->hint));

  return GTK_WIDGET (self);
}

/**
 * eiam_field_row_new_for_attribute:
 * @attribute: an extension attribute
 *
 * Returns: (transfer floating): an empty row for @attribute
 */
GtkWidget *
eiam_field_row_new_for_attribute (EiamAttribute *attribute)
{
  EiamFieldRow *self;

  g_return_val_if_fail (EIAM_IS_ATTRIBUTE (attribute), NULL);

  self = create_row (eiam_attribute_get_label (attribute));
  self->attribute = g_object_ref (attribute);
  set_control (self, eiam_field_control_new_for_attribute (attribute));
  if (eiam_attribute_get_value_type (attribute) == EIAM_ATTRIBUTE_DATE)
    add_date_button (self, 0);
  eiam_field_row_set_required (self, eiam_attribute_get_required (attribute));

  return GTK_WIDGET (self);
}

/**
 * eiam_field_row_new_for_text:
 * @label: the visible label and accessible name, translated
 *
 * Returns: (transfer floating): an empty row for any text
 */
GtkWidget *
eiam_field_row_new_for_text (const char *label)
{
  EiamFieldRow *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = create_row (label);
  set_control (self, eiam_field_control_new_text ());

  return GTK_WIDGET (self);
}

/**
 * eiam_field_row_new_for_choices:
 * @label: the visible label and accessible name, translated
 * @values: what the choices stand for
 * @names: what people read, as many as @values
 *
 * Returns: (transfer floating): a row with a drop-down
 */
GtkWidget *
eiam_field_row_new_for_choices (const char         *label,
                                const char * const *values,
                                const char * const *names)
{
  EiamFieldRow *self;

  g_return_val_if_fail (label != NULL && values != NULL && names != NULL, NULL);

  self = create_row (label);
  set_control (self, eiam_field_control_new_choice (values, names));

  return GTK_WIDGET (self);
}

/**
 * eiam_field_row_get_key:
 *
 * Returns: (nullable): the wire key of the row's field or extension attribute
 */
const char *
eiam_field_row_get_key (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), NULL);

  if (self->info != NULL)
    return self->info->key;

  return self->attribute == NULL ? NULL : eiam_attribute_get_key (self->attribute);
}

/**
 * eiam_field_row_get_label:
 *
 * Returns: the visible label, which is also the accessible name of the control
 */
const char *
eiam_field_row_get_label (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), NULL);

  return gtk_label_get_text (self->caption);
}

/**
 * eiam_field_row_get_text:
 *
 * Returns: what was entered, as it was entered; of a drop-down the value of the
 *   choice. It is valid until the next change.
 */
const char *
eiam_field_row_get_text (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), NULL);

  return eiam_field_control_get_text (self->control);
}

/**
 * eiam_field_row_set_text:
 * @text: (nullable): what the control shall hold
 *
 * Fills the control. A drop-down without such a choice stays as it is.
 */
void
eiam_field_row_set_text (EiamFieldRow *self,
                         const char   *text)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (self));

  eiam_field_control_set_text (self->control, text == NULL ? "" : text);
}

/**
 * eiam_field_row_get_error:
 *
 * Returns: (nullable): the sentence that the row shows as its error
 */
const char *
eiam_field_row_get_error (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), NULL);

  return self->error;
}

/**
 * eiam_field_row_set_error:
 * @sentence: (nullable): what is wrong, translated
 *
 * Shows @sentence until the text becomes acceptable, or takes the error away.
 */
void
eiam_field_row_set_error (EiamFieldRow *self,
                          const char   *sentence)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (self));

  if (g_strcmp0 (self->error, sentence) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (sentence);
  update_error (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * eiam_field_row_set_hint:
 * @hint: (nullable): a translated sentence that helps to fill in the field
 */
void
eiam_field_row_set_hint (EiamFieldRow *self,
                         const char   *hint)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (self));

  gtk_label_set_text (self->hint_label, hint == NULL ? "" : hint);
  update_error (self);
}

/**
 * eiam_field_row_get_required:
 *
 * Returns: whether the field must be filled in
 */
gboolean
eiam_field_row_get_required (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), FALSE);

  return self->required;
}

/**
 * eiam_field_row_set_required:
 * @required: whether the field must be filled in
 */
void
eiam_field_row_set_required (EiamFieldRow *self,
                             gboolean      required)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (self));

  if (self->required == !!required)
    return;

  self->required = !!required;
  gtk_widget_set_visible (GTK_WIDGET (self->required_label), self->required);
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRED]);
}

/**
 * eiam_field_row_add_suffix:
 * @widget: a button
 *
 * Puts @widget at the end of the row.
 */
void
eiam_field_row_add_suffix (EiamFieldRow *self,
                           GtkWidget    *widget)
{
  g_return_if_fail (EIAM_IS_FIELD_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_box_append (GTK_BOX (self->suffixes), widget);
  gtk_widget_set_visible (GTK_WIDGET (self->suffixes), TRUE);
}

/**
 * eiam_field_row_get_control:
 *
 * Returns: (transfer none): the widget in which the person enters the text: a
 *   #GtkEntry, #GtkPasswordEntry or #GtkDropDown
 */
GtkWidget *
eiam_field_row_get_control (EiamFieldRow *self)
{
  g_return_val_if_fail (EIAM_IS_FIELD_ROW (self), NULL);

  return self->control;
}
