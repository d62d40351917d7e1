/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-custom-attributes.h"

#include "eiam-field-row.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

/**
 * EiamCustomAttributes:
 *
 * The extension attributes that a person adds by name. Each is a pair of rows
 * in a list of its own, and is written to the registration as soon as it has a
 * name that nothing else has.
 */

/* The greatest lengths, in characters, that an administrator's own attributes have too. */
#define MAX_NAME_LENGTH 64
#define MAX_VALUE_LENGTH 512

typedef struct {
  GtkWidget    *box;
  EiamFieldRow *name_row;
  EiamFieldRow *value_row;
  char         *key;  /* (nullable): under which the value is in the registration */
} Entry;

struct _EiamCustomAttributes
{
  AdwBin            parent_instance;

  EiamRegistration *registration;
  GPtrArray        *attributes;  /* (element-type EiamAttribute) */
  GPtrArray        *entries;     /* (element-type Entry) */

  GtkBox           *box;
  GtkWidget        *add_button;
};

G_DEFINE_FINAL_TYPE (EiamCustomAttributes, eiam_custom_attributes, ADW_TYPE_BIN)

enum {
  ROW_ADDED,
  ENTRY_ACTIVATED,
  N_SIGNALS
};

static unsigned int signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

static gboolean
is_configured (EiamCustomAttributes *self,
               const char           *key)
{
  for (unsigned int i = 0; i < self->attributes->len; i++)
    {
      if (g_str_equal (eiam_attribute_get_key (self->attributes->pdata[i]), key))
        return TRUE;
    }

  return FALSE;
}

/* Whether another attribute has the name @key already. */
static gboolean
is_taken (EiamCustomAttributes *self,
          const Entry          *entry,
          const char           *key)
{
  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *other = self->entries->pdata[i];

      if (other != entry && g_strcmp0 (other->key, key) == 0)
        return TRUE;
    }

  return is_configured (self, key) || eiam_field_lookup (key, NULL);
}

static void
write_entry (EiamCustomAttributes *self,
             Entry                *entry)
{
  g_autofree char *name = eiam_text_clean (eiam_field_row_get_text (entry->name_row));

  if (entry->key != NULL && !g_str_equal (entry->key, name))
    {
      eiam_registration_set_extension (self->registration, entry->key, NULL);
      g_clear_pointer (&entry->key, g_free);
    }
  if (*name == '\0' || is_taken (self, entry, name))
    return;

  eiam_registration_set_extension (self->registration,
                                   name,
                                   eiam_field_row_get_text (entry->value_row));
  if (entry->key == NULL)
    entry->key = g_steal_pointer (&name);
}

static void
draft_free (gpointer data)
{
  g_strfreev (data);
}

/* A pair without a name is not sent, but stays with the registration, as pages
 * come and go. */
static void
keep_drafts (EiamCustomAttributes *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (draft_free);

  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      const char *texts[] = { NULL, NULL, NULL };

      if (entry->key != NULL || entry->value_row == NULL)
        continue;
      texts[0] = eiam_field_row_get_text (entry->name_row);
      texts[1] = eiam_field_row_get_text (entry->value_row);
      g_ptr_array_add (drafts, g_strdupv ((char **) texts));
    }
  g_object_set_data_full (G_OBJECT (self->registration), EIAM_REGISTRATION_DRAFTS,
                          g_steal_pointer (&drafts), (GDestroyNotify) g_ptr_array_unref);
}

static Entry *
find_entry (EiamCustomAttributes *self,
            GtkWidget            *widget)
{
  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (widget == entry->box || gtk_widget_is_ancestor (widget, entry->box))
        return entry;
    }

  return NULL;
}

static void
on_row_changed (EiamCustomAttributes *self,
                EiamFieldRow         *row)
{
  Entry *entry = find_entry (self, GTK_WIDGET (row));

  g_assert (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  if (entry == NULL)
    return;
  write_entry (self, entry);
  keep_drafts (self);
}

static void
on_row_entry_activated (EiamCustomAttributes *self)
{
  g_assert (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
}

static void
on_remove_clicked (EiamCustomAttributes *self,
                   GtkButton            *button)
{
  Entry *entry = find_entry (self, GTK_WIDGET (button));

  g_assert (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  if (entry == NULL)
    return;

  if (entry->key != NULL)
    eiam_registration_set_extension (self->registration, entry->key, NULL);
  gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (self->box, entry->box);
  g_ptr_array_remove (self->entries, entry);
  keep_drafts (self);
}

static EiamFieldRow *
create_row (EiamCustomAttributes *self,
            GtkWidget            *list,
            const char           *label,
            int                   max_length)
{
  GtkWidget *row = eiam_field_row_new_for_text (label);

  gtk_entry_set_max_length (GTK_ENTRY (eiam_field_row_get_control (EIAM_FIELD_ROW (row))),
                            max_length);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_row_entry_activated), self,
                           G_CONNECT_SWAPPED);

  return EIAM_FIELD_ROW (row);
}

static void
add_remove_button (EiamCustomAttributes *self,
                   EiamFieldRow         *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Attribute"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Attribute"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), self,
                           G_CONNECT_SWAPPED);
  eiam_field_row_add_suffix (row, button);
}

static Entry *
add_entry (EiamCustomAttributes *self,
           const char           *key)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->box = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (entry->box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (entry->box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the group of a name and its value */
                                  _("Attribute"),
                                  -1);
  g_ptr_array_add (self->entries, entry);

  entry->name_row = create_row (self, entry->box, _("Attribute name"), MAX_NAME_LENGTH);
  entry->value_row = create_row (self, entry->box, _("Attribute value"), MAX_VALUE_LENGTH);
  add_remove_button (self, entry->name_row);
  gtk_box_append (self->box, entry->box);
  g_signal_emit (self, signals[ROW_ADDED], 0, entry->name_row);
  g_signal_emit (self, signals[ROW_ADDED], 0, entry->value_row);

  return entry;
}

static void
on_add_clicked (EiamCustomAttributes *self)
{
  Entry *entry;

  g_assert (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  entry = add_entry (self, NULL);
  keep_drafts (self);
  gtk_widget_grab_focus (GTK_WIDGET (entry->name_row));
}

/* Fills an entry without the registration being written on the way. */
static void
fill_entry (EiamCustomAttributes *self,
            Entry                *entry)
{
  g_autofree char *value = g_strdup (eiam_registration_get_extension (self->registration,
                                                                      entry->key));

  g_signal_handlers_block_by_func (entry->name_row, on_row_changed, self);
  eiam_field_row_set_text (entry->name_row, entry->key);
  g_signal_handlers_unblock_by_func (entry->name_row, on_row_changed, self);
  eiam_field_row_set_text (entry->value_row, value);
}

static void
add_drafts (EiamCustomAttributes *self,
            GPtrArray            *drafts)
{
  for (unsigned int i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const char * const *texts = drafts->pdata[i];
      Entry *entry = add_entry (self, NULL);

      eiam_field_row_set_text (entry->name_row, texts[0]);
      eiam_field_row_set_text (entry->value_row, texts[1]);
    }
}

static void
eiam_custom_attributes_dispose (GObject *object)
{
  EiamCustomAttributes *self = EIAM_CUSTOM_ATTRIBUTES (object);

  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->registration);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_custom_attributes_parent_class)->dispose (object);
}

static void
eiam_custom_attributes_finalize (GObject *object)
{
  EiamCustomAttributes *self = EIAM_CUSTOM_ATTRIBUTES (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (eiam_custom_attributes_parent_class)->finalize (object);
}

static void
eiam_custom_attributes_class_init (EiamCustomAttributesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = eiam_custom_attributes_dispose;
  object_class->finalize = eiam_custom_attributes_finalize;

  /**
   * EiamCustomAttributes::row-added:
   * @row: an #EiamFieldRow
   *
   * There is a row more.
   */
  signals[ROW_ADDED] = g_signal_new ("row-added", EIAM_TYPE_CUSTOM_ATTRIBUTES, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, EIAM_TYPE_FIELD_ROW);

  /**
   * EiamCustomAttributes::entry-activated:
   *
   * Enter was pressed in one of the entries.
   */
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", EIAM_TYPE_CUSTOM_ATTRIBUTES,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
eiam_custom_attributes_init (EiamCustomAttributes *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->add_button = gtk_button_new_with_label (_("Add Attribute"));
  gtk_widget_add_css_class (self->add_button, "touch-button");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (outer), self->add_button);
  adw_bin_set_child (ADW_BIN (self), outer);
}

/**
 * eiam_custom_attributes_new:
 * @registration: where the attributes are kept
 * @attributes: (element-type EiamAttribute): those that have rows of their own
 *
 * Returns: (transfer floating): the list of all other extension attributes
 */
GtkWidget *
eiam_custom_attributes_new (EiamRegistration *registration,
                            GPtrArray        *attributes)
{
  EiamCustomAttributes *self;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (EIAM_IS_REGISTRATION (registration), NULL);
  g_return_val_if_fail (attributes != NULL, NULL);

  self = g_object_new (EIAM_TYPE_CUSTOM_ATTRIBUTES, NULL);
  self->registration = g_object_ref (registration);
  self->attributes = g_ptr_array_ref (attributes);
  drafts = g_object_steal_data (G_OBJECT (registration), EIAM_REGISTRATION_DRAFTS);
  eiam_custom_attributes_refill (self);
  add_drafts (self, drafts);
  keep_drafts (self);

  return GTK_WIDGET (self);
}

/**
 * eiam_custom_attributes_refill:
 *
 * Shows what the registration holds when that is not what is shown already.
 */
void
eiam_custom_attributes_refill (EiamCustomAttributes *self)
{
  g_auto (GStrv) keys = NULL;
  gboolean is_empty;

  g_return_if_fail (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  keys = eiam_registration_get_extension_keys (self->registration);
  is_empty = eiam_registration_is_empty (self->registration);
  for (unsigned int i = self->entries->len; i > 0; i--)
    {
      Entry *entry = self->entries->pdata[i - 1];

      /* A pair without a name is kept, but not for the next person. */
      if (entry->key == NULL
            ? !is_empty
            : g_strv_contains ((const char * const *) keys, entry->key))
        continue;
      gtk_box_remove (self->box, entry->box);
      g_ptr_array_remove_index (self->entries, i - 1);
    }

  for (unsigned int i = 0; keys[i] != NULL; i++)
    {
      if (!is_taken (self, NULL, keys[i]))
        fill_entry (self, add_entry (self, keys[i]));
    }
  keep_drafts (self);
}

static const char *
find_fault (EiamCustomAttributes *self,
            const Entry          *entry)
{
  g_autofree char *name = eiam_text_clean (eiam_field_row_get_text (entry->name_row));
  g_autofree char *value = eiam_text_clean (eiam_field_row_get_text (entry->value_row));

  if (*name != '\0')
    return is_taken (self, entry, name) ? _("Another field has this name already.") : NULL;

  return *value == '\0' ? NULL : _("This value needs a name.");
}

/**
 * eiam_custom_attributes_check:
 *
 * Shows on each row what is wrong with it.
 */
void
eiam_custom_attributes_check (EiamCustomAttributes *self)
{
  g_return_if_fail (EIAM_IS_CUSTOM_ATTRIBUTES (self));

  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      eiam_field_row_set_error (entry->name_row, find_fault (self, entry));
      /* Only the service finds fault with a value; it is asked again. */
      eiam_field_row_set_error (entry->value_row, NULL);
    }
}

/**
 * eiam_custom_attributes_add_rows:
 * @rows: (element-type EiamFieldRow): where the rows of the list are added
 */
void
eiam_custom_attributes_add_rows (EiamCustomAttributes *self,
                                 GPtrArray            *rows)
{
  g_return_if_fail (EIAM_IS_CUSTOM_ATTRIBUTES (self));
  g_return_if_fail (rows != NULL);

  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      g_ptr_array_add (rows, entry->name_row);
      g_ptr_array_add (rows, entry->value_row);
    }
}

/**
 * eiam_custom_attributes_find_row:
 * @key: the name of an attribute
 *
 * Returns: (transfer none) (nullable): the row of its value
 */
EiamFieldRow *
eiam_custom_attributes_find_row (EiamCustomAttributes *self,
                                 const char           *key)
{
  g_return_val_if_fail (EIAM_IS_CUSTOM_ATTRIBUTES (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (unsigned int i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (g_strcmp0 (entry->key, key) == 0)
        return entry->value_row;
    }

  return NULL;
}
