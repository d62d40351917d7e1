/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-preferences.h"

#include "eiam-attributes-preference.h"
#include "eiam-field-preference.h"
#include "eiam-language.h"
#include "eiam-left-to-right.h"
#include "eiam-server.h"
#include "eiam-settings-check.h"
#include "eiam-text.h"

#include <glib/gi18n.h>

#define SHORTEST_CODE 4

/**
 * EiamPreferences:
 *
 * All settings, in a window or a dialog. A row whose setting an administrator has locked
 * is insensitive and says so.
 */
struct _EiamPreferences
{
  EiamPreferencesBase  parent_instance;

  GSettings           *gsettings; /* (owned) (nullable) */
  unsigned int         last_length;

  AdwEntryRow         *server_url;
  AdwEntryRow         *client_id;
  AdwEntryRow         *tenant_id;
  AdwEntryRow         *ca_file;
  AdwActionRow        *send_device_ip;
  GtkSwitch           *send_device_ip_switch;
  AdwComboRow         *captcha_encryption;
  AdwComboRow         *token_storage;
  AdwEntryRow         *language;
  AdwEntryRow         *server_languages;
  AdwActionRow        *code_length;
  GtkSpinButton       *code_length_spin;
  AdwActionRow        *resend_delay;
  GtkSpinButton       *resend_delay_spin;
  AdwEntryRow         *help_text;
  AdwEntryRow         *help_phone;
  AdwActionRow        *custom_attributes;
  GtkSwitch           *custom_attributes_switch;
  AdwEntryRow         *extension_attributes;
  AdwPreferencesGroup *fields_group;
};

G_DEFINE_FINAL_TYPE (EiamPreferences, eiam_preferences, EIAM_TYPE_PREFERENCES_BASE)

typedef gboolean (*TextCheck) (const char *text);

static const char *const encryption_values[] = { "plain", "aes", NULL };
static const char *const storage_values[] = { "keyring", "session", "none", NULL };

static const char *
get_lock_text (void)
{
  return _("Set by your administrator");
}

static gboolean
is_server (const char *text)
{
  g_autoptr (GUri) server = eiam_server_parse (text, NULL);

  return *text == '\0' || server != NULL;
}

static gboolean
is_file (const char *text)
{
  return *text == '\0' || g_file_test (text, G_FILE_TEST_IS_REGULAR);
}

static gboolean
is_language (const char *text)
{
  return *text == '\0' || eiam_language_is_valid_tag (text);
}

/* The rows with a text of their own: applied as a whole, when it is acceptable. */
static const struct
{
  const char *key;
  gsize       offset;
  TextCheck   check;
  char       *(*spell) (const char *text);   /* (nullable): its one spelling */
  gboolean    prose;                         /* as opposed to what runs from left to right */
} texts[] = {
  { "server-url", G_STRUCT_OFFSET (EiamPreferences, server_url), is_server,
    eiam_server_dup_spelling, FALSE },
  { "client-id", G_STRUCT_OFFSET (EiamPreferences, client_id), eiam_text_is_header_value, NULL,
    FALSE },
  { "tenant-id", G_STRUCT_OFFSET (EiamPreferences, tenant_id), eiam_text_is_header_value, NULL,
    FALSE },
  { "ca-file", G_STRUCT_OFFSET (EiamPreferences, ca_file), is_file, NULL, FALSE },
  { "language", G_STRUCT_OFFSET (EiamPreferences, language), is_language, NULL, FALSE },
  { "help-text", G_STRUCT_OFFSET (EiamPreferences, help_text), NULL, NULL, TRUE },
  { "help-phone", G_STRUCT_OFFSET (EiamPreferences, help_phone), NULL, NULL, FALSE },
};

static GtkWidget *
get_row (EiamPreferences *self,
         gsize            offset)
{
  return G_STRUCT_MEMBER (GtkWidget *, self, offset);
}

static void
lock_row (EiamPreferences *self,
          GtkWidget       *row,
          const char      *key)
{
  if (g_settings_is_writable (self->gsettings, key))
    return;

  gtk_widget_set_sensitive (row, FALSE);
  if (ADW_IS_ACTION_ROW (row))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_lock_text ());
    }
  else
    {
      GtkWidget *label = gtk_label_new (get_lock_text ());

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
    }
}

static void
set_refused (AdwEntryRow *row,
             gboolean     refused)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
refuse (EiamPreferences *self,
        AdwEntryRow     *row)
{
  AdwToast *toast = adw_toast_new (_("This value cannot be used and was not saved."));

  set_refused (row, TRUE);
  eiam_preferences_base_add_toast ((EiamPreferencesBase *) self, toast);
}

static void
on_text_apply (AdwEntryRow     *row,
               EiamPreferences *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  g_assert (EIAM_IS_PREFERENCES (self));

  g_strstrip (text);
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *spelled = NULL;

      if (get_row (self, texts[i].offset) != GTK_WIDGET (row))
        continue;
      if (texts[i].check != NULL && !texts[i].check (text))
        {
          refuse (self, row);
          continue;
        }
      set_refused (row, FALSE);
      spelled = texts[i].spell == NULL ? g_strdup (text) : texts[i].spell (text);
      g_settings_set_string (self->gsettings, texts[i].key, spelled);
    }
}

static void
on_languages_apply (AdwEntryRow     *row,
                    EiamPreferences *self)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (row)), ", ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;

  g_assert (EIAM_IS_PREFERENCES (self));

  for (unsigned int i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (!eiam_language_is_valid_tag (parts[i]))
        {
          refuse (self, row);
          return;
        }
      g_strv_builder_add (builder, parts[i]);
    }
  codes = g_strv_builder_end (builder);
  set_refused (row, FALSE);
  g_settings_set_strv (self->gsettings, "server-languages", (const char *const *) codes);
}

static gboolean
languages_to_text (GValue   *value,
                   GVariant *variant,
                   gpointer  user_data)
{
  g_autofree const char **codes = g_variant_get_strv (variant, NULL);

  g_assert (user_data == NULL);

  g_value_take_string (value, g_strjoinv (", ", (char **) codes));
  return TRUE;
}

static gboolean
choice_to_index (GValue   *value,
                 GVariant *variant,
                 gpointer  user_data)
{
  const char *const *values = user_data;

  for (unsigned int i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
index_to_choice (const GValue       *value,
                 const GVariantType *type,
                 gpointer            user_data)
{
  const char *const *values = user_data;
  unsigned int index = g_value_get_uint (value);

  g_assert (type != NULL);

  return index < g_strv_length ((char **) values) ? g_variant_new_string (values[index]) : NULL;
}

static gboolean
number_to_double (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  g_assert (user_data == NULL);

  g_value_set_double (value, g_variant_get_uint32 (variant));
  return TRUE;
}

static GVariant *
double_to_number (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  g_assert (type != NULL);
  g_assert (user_data == NULL);

  return g_variant_new_uint32 ((guint32) g_value_get_double (value));
}

/* Between “not known” and the shortest code there is nothing: the buttons step over it. */
static void
on_code_length_changed (GtkSpinButton   *spin,
                        EiamPreferences *self)
{
  unsigned int length = (unsigned int) gtk_spin_button_get_value_as_int (spin);

  g_assert (EIAM_IS_PREFERENCES (self));

  if (!eiam_settings_is_code_length (length))
    gtk_spin_button_set_value (spin, self->last_length == 0 ? SHORTEST_CODE : 0);
  self->last_length = (unsigned int) gtk_spin_button_get_value_as_int (spin);
}

static void
bind_choice (EiamPreferences   *self,
             const char        *key,
             AdwComboRow       *row,
             const char *const *values)
{
  g_settings_bind_with_mapping (self->gsettings, key, row, "selected",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY,
                                choice_to_index, index_to_choice, (gpointer) values, NULL);
  lock_row (self, GTK_WIDGET (row), key);
}

static void
bind_number (EiamPreferences *self,
             const char      *key,
             AdwActionRow    *row,
             GtkSpinButton   *spin)
{
  g_settings_bind_with_mapping (self->gsettings, key, spin, "value",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY,
                                number_to_double, double_to_number, NULL, NULL);
  lock_row (self, GTK_WIDGET (row), key);
}

static void
bind_switch (EiamPreferences *self,
             const char      *key,
             AdwActionRow    *row,
             GtkSwitch       *widget)
{
  g_settings_bind (self->gsettings, key, widget, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  lock_row (self, GTK_WIDGET (row), key);
}

/* In libadwaita 1.2 an entry row stands for the text within it, and never says
 * that it has the focus. So the text speaks for itself, and the row groups it
 * with its buttons. */
static void
expose_text (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                  -1);
}

static void
bind_texts (EiamPreferences *self)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *row = get_row (self, texts[i].offset);

      g_settings_bind (self->gsettings, texts[i].key, row, "text",
                       G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
      g_signal_connect (row, "apply", G_CALLBACK (on_text_apply), self);
      expose_text (ADW_ENTRY_ROW (row));
      if (!texts[i].prose)
        eiam_left_to_right_set (GTK_EDITABLE (row));
      lock_row (self, row, texts[i].key);
    }

  expose_text (self->server_languages);
  eiam_left_to_right_set (GTK_EDITABLE (self->server_languages));
  g_settings_bind_with_mapping (self->gsettings, "server-languages", self->server_languages, "text",
                                G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY,
                                languages_to_text, NULL, NULL, NULL);
  g_signal_connect (self->server_languages, "apply", G_CALLBACK (on_languages_apply), self);
  lock_row (self, GTK_WIDGET (self->server_languages), "server-languages");
}

static void
add_fields (EiamPreferences *self)
{
  const EiamField *order = eiam_field_get_page_order ();
  gboolean locked = !g_settings_is_writable (self->gsettings, "hidden-fields")
                    || !g_settings_is_writable (self->gsettings, "required-fields");

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      GtkWidget *row = NULL;

      if (order[i] == EIAM_FIELD_MOBILE || order[i] == EIAM_FIELD_VERIFY_CODE)
        continue;
      row = eiam_field_preference_new (self->gsettings, order[i]);
      if (locked)
        {
          gtk_widget_set_sensitive (row, FALSE);
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_lock_text ());
        }
      adw_preferences_group_add (self->fields_group, row);
    }
}

static void
bind_all (EiamPreferences *self)
{
  bind_texts (self);
  bind_switch (self, "send-device-ip", self->send_device_ip, self->send_device_ip_switch);
  bind_switch (self, "custom-attributes", self->custom_attributes, self->custom_attributes_switch);
  bind_choice (self, "captcha-encryption", self->captcha_encryption, encryption_values);
  bind_choice (self, "token-storage", self->token_storage, storage_values);
  bind_number (self, "code-length", self->code_length, self->code_length_spin);
  self->last_length = (unsigned int) gtk_spin_button_get_value_as_int (self->code_length_spin);
  g_signal_connect_object (self->code_length_spin, "value-changed",
                           G_CALLBACK (on_code_length_changed), self, G_CONNECT_DEFAULT);
  bind_number (self, "resend-delay", self->resend_delay, self->resend_delay_spin);
  expose_text (self->extension_attributes);
  eiam_left_to_right_set (GTK_EDITABLE (self->extension_attributes));
  eiam_attributes_preference_set_up (self->extension_attributes, self->gsettings);
  lock_row (self, GTK_WIDGET (self->extension_attributes), "extension-attributes");
  add_fields (self);
}

static void
eiam_preferences_dispose (GObject *object)
{
  EiamPreferences *self = EIAM_PREFERENCES (object);

  g_clear_object (&self->gsettings);

  G_OBJECT_CLASS (eiam_preferences_parent_class)->dispose (object);
}

static void
eiam_preferences_class_init (EiamPreferencesClass *klass)
{
  static const struct
  {
    const char *name;
    gsize       offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (EiamPreferences, name) }
    CHILD (server_url), CHILD (client_id), CHILD (tenant_id), CHILD (ca_file),
    CHILD (send_device_ip), CHILD (send_device_ip_switch), CHILD (captcha_encryption),
    CHILD (token_storage), CHILD (language), CHILD (server_languages), CHILD (code_length),
    CHILD (code_length_spin), CHILD (resend_delay), CHILD (resend_delay_spin), CHILD (help_text),
    CHILD (help_phone), CHILD (custom_attributes), CHILD (custom_attributes_switch),
    CHILD (extension_attributes), CHILD (fields_group),
#undef CHILD
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = eiam_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-preferences.ui");
  for (unsigned int i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               (gssize) children[i].offset);
}

static void
eiam_preferences_init (EiamPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  eiam_preferences_base_set_size ((EiamPreferencesBase *) self, 560, 640);
}

/**
 * eiam_preferences_new:
 * @settings: the settings
 *
 * Returns: (transfer floating): what changes what is stored in @settings, to be
 *   presented
 */
EiamPreferencesBase *
eiam_preferences_new (EiamSettings *settings)
{
  EiamPreferences *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_new (EIAM_TYPE_PREFERENCES, NULL);
  self->gsettings = g_object_ref (eiam_settings_get_gsettings (settings));
  bind_all (self);
  return (EiamPreferencesBase *) self;
}

/**
 * eiam_preferences_present:
 * @parent: (nullable): the window that it belongs to
 * @settings: the settings
 *
 * Shows the preferences, once.
 *
 * Returns: (transfer none): what shows them
 */
EiamPreferencesBase *
eiam_preferences_present (GtkWindow    *parent,
                          EiamSettings *settings)
{
  EiamPreferencesBase *self = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  self = eiam_preferences_base_find (parent, EIAM_TYPE_PREFERENCES);
  if (self == NULL)
    self = eiam_preferences_new (settings);
  eiam_preferences_base_present (self, parent);
  return self;
}
