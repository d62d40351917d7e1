/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-code-entry.h"

#include <string.h>

#include "eiam-code-boxes.h"
#include "eiam-error.h"
#include "eiam-field-row.h"
#include "eiam-focus.h"
#include "eiam-language.h"
#include "eiam-secret.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

/**
 * EiamCodeEntry:
 *
 * The field for the code of the SMS. It is one real entry, so that pasting,
 * input methods, undo and screen readers work; what comes in is reduced to
 * ASCII digits at once, and of a whole message only the code is taken. The
 * boxes around the digits are painted over it.
 */

#define MAX_LENGTH 8

/* From this many digits on, what is pasted is the code and not a part of it. */
#define WHOLE_CODE 4

struct _EiamCodeEntry
{
  AdwBin         parent_instance;

  unsigned int   length;
  gboolean       filling;    /* it is not the person who changes the code */
  char          *completed;  /* (nullable): the last code that was called complete */
  EiamFieldRow  *row;
  EiamCodeBoxes *boxes;

  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (EiamCodeEntry, eiam_code_entry, ADW_TYPE_BIN)

typedef enum {
  PROP_LENGTH = 1,
} EiamCodeEntryProperty;

#define PROP_LAST PROP_LENGTH

static GParamSpec *properties[PROP_LAST + 1];

enum {
  CHANGED,
  ENTRY_ACTIVATED,
  COMPLETE,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static GtkEditable *
get_editable (EiamCodeEntry *self)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (eiam_code_entry_get_control (self)));
}

static gboolean
is_ascii_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

static void
on_text_insert_text (GtkEditable   *editable,
                     const char    *text,
                     int            length,
                     int           *position,
                     EiamCodeEntry *self)
{
  g_autofree char *inserted = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  g_autofree char *code = NULL;

  g_assert (EIAM_IS_CODE_ENTRY (self));

  if (is_ascii_digits (inserted) && strlen (inserted) < WHOLE_CODE)
    return;

  code = eiam_text_clean_code (inserted);
  g_signal_stop_emission_by_name (editable, "insert-text");
  if (*code == '\0')
    return;

  g_signal_handlers_block_by_func (editable, on_text_insert_text, self);
  if (strlen (code) >= WHOLE_CODE)
    {
      gtk_editable_delete_text (editable, 0, -1);
      *position = 0;
    }
  gtk_editable_insert_text (editable, code, -1, position);
  g_signal_handlers_unblock_by_func (editable, on_text_insert_text, self);
}

static void
forget_completed (EiamCodeEntry *self)
{
  eiam_secret_wipe (self->completed);
  g_clear_pointer (&self->completed, g_free);
}

/* Every code is called complete once: who types the same wrong code again, or
 * takes back a change, wants to look at it. */
static gboolean
is_new_code (EiamCodeEntry *self)
{
  const char *code = eiam_code_entry_get_text (self);

  if (self->length == 0 || strlen (code) != self->length
      || g_strcmp0 (code, self->completed) == 0)
    return FALSE;

  forget_completed (self);
  self->completed = g_strdup (code);

  return TRUE;
}

static void
on_row_changed (EiamCodeEntry *self)
{
  g_assert (EIAM_IS_CODE_ENTRY (self));

  g_signal_emit (self, signals[CHANGED], 0);
  if (is_new_code (self) && !self->filling)
    g_signal_emit (self, signals[COMPLETE], 0);
}

static void
on_row_error_notify (EiamCodeEntry *self)
{
  g_assert (EIAM_IS_CODE_ENTRY (self));

  if (eiam_field_row_get_error (self->row) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->boxes), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->boxes), "error");
}

/* What happens by itself is said before. */
static void
update_hint (EiamCodeEntry *self)
{
  /* Translators: a hint below the field for the code; %u is how many digits it has */
  g_autofree char *text = g_strdup_printf (ngettext ("Your registration is sent by itself "
                                                     "after %u digit.",
                                                     "Your registration is sent by itself "
                                                     "after %u digits.",
                                                     self->length),
                                           self->length);
  g_autofree char *hint = self->length > 0 ? eiam_language_dup_digits (text) : NULL;

  eiam_field_row_set_hint (self->row, hint);
}

static void
on_row_entry_activated (EiamCodeEntry *self)
{
  g_assert (EIAM_IS_CODE_ENTRY (self));

  g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
}

static gboolean
eiam_code_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (eiam_code_entry_get_control (EIAM_CODE_ENTRY (widget)));
}

static void
eiam_code_entry_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EiamCodeEntry *self = EIAM_CODE_ENTRY (object);

  switch ((EiamCodeEntryProperty) prop_id)
    {
    case PROP_LENGTH:
      g_value_set_uint (value, self->length);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_code_entry_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  EiamCodeEntry *self = EIAM_CODE_ENTRY (object);

  switch ((EiamCodeEntryProperty) prop_id)
    {
    case PROP_LENGTH:
      eiam_code_entry_set_length (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_code_entry_dispose (GObject *object)
{
  EiamCodeEntry *self = EIAM_CODE_ENTRY (object);
  GtkWidget *boxes = GTK_WIDGET (g_steal_pointer (&self->boxes));

  if (boxes != NULL)
    gtk_widget_unparent (boxes);

  G_OBJECT_CLASS (eiam_code_entry_parent_class)->dispose (object);
}

static void
eiam_code_entry_finalize (GObject *object)
{
  EiamCodeEntry *self = EIAM_CODE_ENTRY (object);

  forget_completed (self);

  G_OBJECT_CLASS (eiam_code_entry_parent_class)->finalize (object);
}

static void
eiam_code_entry_class_init (EiamCodeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_code_entry_get_property;
  object_class->set_property = eiam_code_entry_set_property;
  object_class->dispose = eiam_code_entry_dispose;
  object_class->finalize = eiam_code_entry_finalize;
  widget_class->grab_focus = eiam_code_entry_grab_focus;
  eiam_focus_pass_through (widget_class);

  /**
   * EiamCodeEntry:length:
   *
   * How many digits the service's codes have, 0 when that is not known.
   */
  properties[PROP_LENGTH] =
    g_param_spec_uint ("length", NULL, NULL, 0, MAX_LENGTH, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * EiamCodeEntry::changed:
   *
   * The code is another one now.
   */
  signals[CHANGED] = g_signal_new ("changed", EIAM_TYPE_CODE_ENTRY, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * EiamCodeEntry::entry-activated:
   *
   * Enter was pressed.
   */
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", EIAM_TYPE_CODE_ENTRY,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  /**
   * EiamCodeEntry::complete:
   *
   * The person has entered as many digits as a code has; once for each code.
   */
  signals[COMPLETE] = g_signal_new ("complete", EIAM_TYPE_CODE_ENTRY, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "codeentry");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-code-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamCodeEntry, list);
}

static void
eiam_code_entry_init (EiamCodeEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->row = EIAM_FIELD_ROW (eiam_field_row_new (EIAM_FIELD_VERIFY_CODE));
  gtk_list_box_append (self->list, GTK_WIDGET (self->row));
  self->boxes =
    EIAM_CODE_BOXES (eiam_code_boxes_new (GTK_ENTRY (eiam_code_entry_get_control (self))));
  gtk_widget_insert_after (GTK_WIDGET (self->boxes), GTK_WIDGET (self), GTK_WIDGET (self->list));
  g_signal_connect_object (get_editable (self), "insert-text",
                           G_CALLBACK (on_text_insert_text), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_row_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (on_row_entry_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "notify::error", G_CALLBACK (on_row_error_notify), self,
                           G_CONNECT_SWAPPED);
}

/**
 * eiam_code_entry_new:
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
eiam_code_entry_new (void)
{
  return g_object_new (EIAM_TYPE_CODE_ENTRY, NULL);
}

/**
 * eiam_code_entry_get_text:
 *
 * Returns: the digits that were entered, valid until the next change
 */
const char *
eiam_code_entry_get_text (EiamCodeEntry *self)
{
  g_return_val_if_fail (EIAM_IS_CODE_ENTRY (self), NULL);

  return eiam_field_row_get_text (self->row);
}

/**
 * eiam_code_entry_set_text:
 * @text: (nullable): a code, or a text that holds one
 *
 * Fills the entry. A code that comes so is not called complete.
 */
void
eiam_code_entry_set_text (EiamCodeEntry *self,
                          const char    *text)
{
  g_return_if_fail (EIAM_IS_CODE_ENTRY (self));

  self->filling = TRUE;
  eiam_field_row_set_text (self->row, text);
  self->filling = FALSE;
  if (text == NULL || *text == '\0')
    forget_completed (self);
}

/**
 * eiam_code_entry_get_length:
 *
 * Returns: how many digits a code has, 0 when that is not known
 */
unsigned int
eiam_code_entry_get_length (EiamCodeEntry *self)
{
  g_return_val_if_fail (EIAM_IS_CODE_ENTRY (self), 0);

  return self->length;
}

/**
 * eiam_code_entry_set_length:
 * @length: how many digits a code has, 0 when that is not known
 */
void
eiam_code_entry_set_length (EiamCodeEntry *self,
                            unsigned int   length)
{
  g_return_if_fail (EIAM_IS_CODE_ENTRY (self));
  g_return_if_fail (length <= MAX_LENGTH);

  if (self->length == length)
    return;

  self->length = length;
  eiam_code_boxes_set_length (self->boxes, length);
  update_hint (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LENGTH]);
}

/**
 * eiam_code_entry_get_error:
 *
 * Returns: (nullable): the sentence that is shown as error
 */
const char *
eiam_code_entry_get_error (EiamCodeEntry *self)
{
  g_return_val_if_fail (EIAM_IS_CODE_ENTRY (self), NULL);

  return eiam_field_row_get_error (self->row);
}

/**
 * eiam_code_entry_set_error:
 * @sentence: (nullable): what is wrong, translated
 *
 * Shows @sentence. The digits stay, and are selected so that the next digit
 * replaces them.
 */
void
eiam_code_entry_set_error (EiamCodeEntry *self,
                           const char    *sentence)
{
  g_return_if_fail (EIAM_IS_CODE_ENTRY (self));

  eiam_field_row_set_error (self->row, sentence);
  if (sentence == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_select_region (GTK_EDITABLE (eiam_code_entry_get_control (self)), 0, -1);
}

static char *
find_fault (EiamCodeEntry *self)
{
  const char *text = eiam_code_entry_get_text (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;

  if (!eiam_field_check (EIAM_FIELD_VERIFY_CODE, text, TRUE, &error))
    return eiam_error_dup_sentence (error);
  if (self->length == 0 || strlen (text) == self->length)
    return NULL;

  /* Translators: %u is how many digits a verification code has */
  fault = g_strdup_printf (ngettext ("The code has %u digit.",
                                     "The code has %u digits.",
                                     self->length),
                           self->length);
  return eiam_language_dup_digits (fault);
}

/**
 * eiam_code_entry_check:
 *
 * Shows an error when what was entered cannot be a code.
 *
 * Returns: whether it can be one
 */
gboolean
eiam_code_entry_check (EiamCodeEntry *self)
{
  g_autofree char *fault = NULL;

  g_return_val_if_fail (EIAM_IS_CODE_ENTRY (self), FALSE);

  fault = find_fault (self);
  eiam_code_entry_set_error (self, fault);

  return fault == NULL;
}

/**
 * eiam_code_entry_get_control:
 *
 * Returns: (transfer none): the #GtkEntry within
 */
GtkWidget *
eiam_code_entry_get_control (EiamCodeEntry *self)
{
  g_return_val_if_fail (EIAM_IS_CODE_ENTRY (self), NULL);

  return eiam_field_row_get_control (self->row);
}
