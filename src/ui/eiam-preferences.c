/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-preferences.h"

#include "eiam-attributes-preference.h"
#include "eiam-choice.h"
#include "eiam-field-preference.h"
#include "eiam-language.h"
#include "eiam-server.h"
#include "eiam-settings-check.h"
#include "eiam-text-preference.h"
#include "eiam-text.h"
#include "eiam-wrap.h"

#include <glib/gi18n.h>

#define SHORTEST_CODE 4

/* Of a row: which of the texts it has. */
#define INDEX_KEY "eiam-text"

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

  AdwPreferencesGroup *connection_group;
  AdwActionRow        *send_device_ip;
  GtkSwitch           *send_device_ip_switch;
  AdwComboRow         *captcha_encryption;
  AdwComboRow         *token_storage;
  AdwPreferencesGroup *language_group;
  AdwActionRow        *code_length;
  GtkSpinButton       *code_length_spin;
  AdwActionRow        *resend_delay;
  GtkSpinButton       *resend_delay_spin;
  AdwPreferencesGroup *help_group;
  AdwPreferencesGroup *attributes_group;
  AdwActionRow        *custom_attributes;
  GtkSwitch           *custom_attributes_switch;
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

#define GROUP(name) G_STRUCT_OFFSET (EiamPreferences, name##_group)

/* The rows with a text of their own: applied as a whole, when it is acceptable. */
static const struct
{
  const char      *key;
  const char      *label;
  gsize            group;
  TextCheck        check;                       /* (nullable) */
  char            *(*spell) (const char *text); /* (nullable): its one spelling */
  GtkInputPurpose  purpose;
  gboolean         prose;                       /* as opposed to what runs from left to right */
} texts[] = {
  { "server-url", N_("Server address"), GROUP (connection), is_server, eiam_server_dup_spelling,
    GTK_INPUT_PURPOSE_URL, FALSE },
  /* Translators: the name by which the identity service knows this program. */
  { "client-id", N_("Client ID"), GROUP (connection), eiam_text_is_header_value, NULL,
    GTK_INPUT_PURPOSE_FREE_FORM, FALSE },
  /* Translators: the name of a company at a shared identity service. */
  { "tenant-id", N_("Tenant ID"), GROUP (connection), eiam_text_is_header_value, NULL,
    GTK_INPUT_PURPOSE_FREE_FORM, FALSE },
  /* Translators: a file with further certificate authorities. */
  { "ca-file", N_("Certificate authorities (file)"), GROUP (connection), is_file, NULL,
    GTK_INPUT_PURPOSE_FREE_FORM, FALSE },
  { "language", N_("Language tag, such as zh_CN"), GROUP (language), is_language, NULL,
    GTK_INPUT_PURPOSE_FREE_FORM, FALSE },
  /* Translators: a sentence that says whom to ask for help. */
  { "help-text", N_("Help text"), GROUP (help), NULL, NULL, GTK_INPUT_PURPOSE_FREE_FORM, TRUE },
  { "help-phone", N_("Help telephone number"), GROUP (help), NULL, NULL, GTK_INPUT_PURPOSE_PHONE,
    FALSE },
};

#undef GROUP

/* What is chosen stands there all the same. */
static void
show_lock (AdwActionRow *row)
{
  g_autofree char *locked = NULL;

  if (!ADW_IS_COMBO_ROW (row))
    {
      adw_action_row_set_subtitle (row, get_lock_text ());
      return;
    }

  locked = g_strconcat (adw_action_row_get_subtitle (row), "\n", get_lock_text (), NULL);
  adw_action_row_set_subtitle (row, locked);
}

static void
lock (AdwActionRow *row)
{
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  show_lock (row);
  /* The row writes what is chosen there, each time anew. */
  if (ADW_IS_COMBO_ROW (row))
    g_signal_connect_after (row, "notify::selected-item", G_CALLBACK (show_lock), NULL);
}

static void
lock_row (EiamPreferences *self,
          AdwActionRow    *row,
          const char      *key)
{
  if (!g_settings_is_writable (self->gsettings, key))
    lock (row);
}

static void
refuse (EiamFieldRow *row)
{
  eiam_field_row_set_error (row, _("This value cannot be used and was not saved."));
}

static unsigned int
find_text (EiamFieldRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), INDEX_KEY));
}

static void
on_text_entry_activated (EiamFieldRow    *row,
                         EiamPreferences *self)
{
  g_autofree char *text = g_strstrip (g_strdup (eiam_field_row_get_text (row)));
  g_autofree char *spelled = NULL;
  unsigned int i = find_text (row);

  g_assert (EIAM_IS_PREFERENCES (self));

  if (texts[i].check != NULL && !texts[i].check (text))
    {
      refuse (row);
      return;
    }
  eiam_field_row_set_error (row, NULL);
  spelled = texts[i].spell == NULL ? g_strdup (text) : texts[i].spell (text);
  g_settings_set_string (self->gsettings, texts[i].key, spelled);
}

static void
on_languages_entry_activated (EiamFieldRow    *row,
                              EiamPreferences *self)
{
  g_auto (GStrv) parts = g_strsplit_set (eiam_field_row_get_text (row), ", ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;

  g_assert (EIAM_IS_PREFERENCES (self));

  for (unsigned int i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (!eiam_language_is_valid_tag (parts[i]))
        {
          refuse (row);
          return;
        }
      g_strv_builder_add (builder, parts[i]);
    }
  codes = g_strv_builder_end (builder);
  eiam_field_row_set_error (row, NULL);
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
  eiam_choice_wrap_row (row);
  lock_row (self, ADW_ACTION_ROW (row), key);
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
  lock_row (self, ADW_ACTION_ROW (row), key);
}

static void
bind_switch (EiamPreferences *self,
             const char      *key,
             AdwActionRow    *row,
             GtkSwitch       *widget)
{
  g_settings_bind (self->gsettings, key, widget, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  lock_row (self, ADW_ACTION_ROW (row), key);
}

static AdwPreferencesGroup *
get_group (EiamPreferences *self,
           gsize            offset)
{
  return G_STRUCT_MEMBER (AdwPreferencesGroup *, self, offset);
}

static void
add_texts (EiamPreferences *self)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *row = eiam_text_preference_new (_(texts[i].label), texts[i].purpose,
                                                 texts[i].prose);

      g_object_set_data (G_OBJECT (row), INDEX_KEY, GUINT_TO_POINTER (i));
      eiam_text_preference_bind (EIAM_FIELD_ROW (row), self->gsettings, texts[i].key, NULL);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_text_entry_activated), self,
                               G_CONNECT_DEFAULT);
      adw_preferences_group_add (get_group (self, texts[i].group), row);
    }
}

static void
add_server_languages (EiamPreferences *self)
{
  GtkWidget *row = eiam_text_preference_new (_("Languages of the service"),
                                             GTK_INPUT_PURPOSE_FREE_FORM, FALSE);

  eiam_text_preference_bind (EIAM_FIELD_ROW (row), self->gsettings, "server-languages",
                             languages_to_text);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_languages_entry_activated), self,
                           G_CONNECT_DEFAULT);
  adw_preferences_group_add (self->language_group, row);
}

static void
add_extension_attributes (EiamPreferences *self)
{
  GtkWidget *row = eiam_text_preference_new (_("Attributes of the company"),
                                             GTK_INPUT_PURPOSE_FREE_FORM, FALSE);

  eiam_attributes_preference_set_up (EIAM_FIELD_ROW (row), self->gsettings);
  adw_preferences_group_add (self->attributes_group, row);
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
        lock (ADW_ACTION_ROW (row));
      adw_preferences_group_add (self->fields_group, row);
    }
}

static void
bind_all (EiamPreferences *self)
{
  add_texts (self);
  add_server_languages (self);
  bind_switch (self, "send-device-ip", self->send_device_ip, self->send_device_ip_switch);
  bind_switch (self, "custom-attributes", self->custom_attributes, self->custom_attributes_switch);
  bind_choice (self, "captcha-encryption", self->captcha_encryption, encryption_values);
  bind_choice (self, "token-storage", self->token_storage, storage_values);
  bind_number (self, "code-length", self->code_length, self->code_length_spin);
  self->last_length = (unsigned int) gtk_spin_button_get_value_as_int (self->code_length_spin);
  g_signal_connect_object (self->code_length_spin, "value-changed",
                           G_CALLBACK (on_code_length_changed), self, G_CONNECT_DEFAULT);
  bind_number (self, "resend-delay", self->resend_delay, self->resend_delay_spin);
  add_extension_attributes (self);
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
    CHILD (connection_group), CHILD (send_device_ip), CHILD (send_device_ip_switch),
    CHILD (captcha_encryption), CHILD (token_storage), CHILD (language_group),
    CHILD (code_length), CHILD (code_length_spin), CHILD (resend_delay),
    CHILD (resend_delay_spin), CHILD (help_group), CHILD (custom_attributes),
    CHILD (custom_attributes_switch), CHILD (attributes_group), CHILD (fields_group),
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
  eiam_wrap_labels (GTK_WIDGET (self));
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
