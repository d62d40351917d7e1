/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-setup-page.h"

#include "eiam-error.h"
#include "eiam-field-control.h"
#include "eiam-field-row.h"
#include "eiam-kiosk.h"
#include "eiam-left-to-right.h"
#include "eiam-server.h"
#include "eiam-style.h"
#include "eiam-text.h"

#include <string.h>

#include <glib/gi18n.h>

/**
 * EiamSetupPage:
 *
 * Asks for server and client id when none is configured.
 */
struct _EiamSetupPage
{
  AdwBin        parent_instance;

  EiamSettings *settings; /* (owned) */

  GtkImage     *icon;
  GtkLabel     *description;
  GtkLabel     *problems;
  GtkBox       *form;
  GtkListBox   *list;
  GtkButton    *demo_button;

  EiamFieldRow *server_row;
  EiamFieldRow *client_row;
  gboolean      blamed;   /* whether errors are shown, so that they go with what caused them */
};

G_DEFINE_FINAL_TYPE (EiamSetupPage, eiam_setup_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SETTINGS = 1,
} EiamSetupPageProperty;

static GParamSpec *properties[PROP_SETTINGS + 1];

static char *
check_server (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) server = eiam_server_parse (text, &error);

  return server != NULL ? NULL : eiam_error_dup_sentence (error);
}

static char *
check_client_id (const char *text)
{
  g_autofree char *clean = eiam_text_clean (text);

  if (*clean == '\0')
    return g_strdup (_("Enter the client ID. Your administrator knows it."));
  if (!eiam_text_is_header_value (clean))
    return g_strdup (_("A client ID has only Latin letters, digits and signs."));
  return NULL;
}

static gboolean
check_rows (EiamSetupPage *self)
{
  g_autofree char *server_fault = check_server (eiam_field_row_get_text (self->server_row));
  g_autofree char *client_fault = check_client_id (eiam_field_row_get_text (self->client_row));

  eiam_field_row_set_error (self->server_row, server_fault);
  eiam_field_row_set_error (self->client_row, client_fault);

  return server_fault == NULL && client_fault == NULL;
}

/* What is typed may be a look-alike of another name: then the name as DNS knows
 * it stands below. */
static void
show_host (EiamSetupPage *self)
{
  const char *text = eiam_field_row_get_text (self->server_row);
  g_autoptr (GUri) server = eiam_server_parse (text, NULL);
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *hint = NULL;

  if (server != NULL && strstr (lower, g_uri_get_host (server)) == NULL)
    /* Translators: %s is a host name such as xn--bcher-kva.example */
    hint = g_strdup_printf (_("This is the server %s."), g_uri_get_host (server));
  eiam_field_row_set_hint (self->server_row, hint);
}

/* A shown error vanishes on the keystroke that mends it. */
static void
on_row_changed (EiamSetupPage *self)
{
  g_assert (EIAM_IS_SETUP_PAGE (self));

  show_host (self);
  if (self->blamed)
    self->blamed = !check_rows (self);
}

static void
on_row_entry_activated (EiamSetupPage *self)
{
  g_assert (EIAM_IS_SETUP_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "setup.connect", NULL);
}

static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EiamSetupPage *self = EIAM_SETUP_PAGE (widget);
  g_autofree char *server =
    eiam_server_dup_spelling (eiam_field_row_get_text (self->server_row));
  g_autofree char *client = eiam_text_clean (eiam_field_row_get_text (self->client_row));

  g_assert (name != NULL);
  g_assert (parameter == NULL);

  self->blamed = !check_rows (self);
  if (!self->blamed)
    eiam_settings_set_up (self->settings, server, client);
  else if (eiam_field_row_get_error (self->server_row) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->server_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->client_row));
}

/* Neither is a field of the registration, so the table of those has no row for them. */
static EiamFieldRow *
add_row (EiamSetupPage   *self,
         const char      *label,
         const char      *text,
         GtkInputPurpose  purpose)
{
  GtkWidget *row = eiam_field_row_new_for_text (label);
  GtkWidget *entry = eiam_field_row_get_control (EIAM_FIELD_ROW (row));

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purpose);
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_NO_SPELLCHECK);
  eiam_left_to_right_set (GTK_EDITABLE (entry));
  eiam_field_row_set_text (EIAM_FIELD_ROW (row), text);
  gtk_list_box_append (self->list, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_row_entry_activated), self,
                           G_CONNECT_SWAPPED);

  return EIAM_FIELD_ROW (row);
}

static void
show_problems (EiamSetupPage *self)
{
  GPtrArray *problems = eiam_settings_get_problems (self->settings);
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned int i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_text (self->problems, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
}

static void
eiam_setup_page_get_property (GObject      *object,
                              unsigned int  prop_id,
                              GValue       *value,
                              GParamSpec   *pspec)
{
  switch ((EiamSetupPageProperty) prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, EIAM_SETUP_PAGE (object)->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_setup_page_set_property (GObject      *object,
                              unsigned int  prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((EiamSetupPageProperty) prop_id)
    {
    case PROP_SETTINGS:
      EIAM_SETUP_PAGE (object)->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_setup_page_constructed (GObject *object)
{
  EiamSetupPage *self = EIAM_SETUP_PAGE (object);
  gboolean forbidden = eiam_kiosk_forbids (eiam_kiosk_get (self->settings), EIAM_KIOSK_SET_UP);
  gboolean can_set_up = !forbidden && eiam_settings_can_set_up (self->settings);

  G_OBJECT_CLASS (eiam_setup_page_parent_class)->constructed (object);

  eiam_style_add_icons ();
  gtk_image_set_from_icon_name (self->icon, APPLICATION_ID);
  gtk_widget_set_visible (GTK_WIDGET (self->form), can_set_up);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_button), !forbidden);
  gtk_label_set_text (self->description,
                      can_set_up
                        ? _("Enter what your administrator gave you, or look around with a "
                            "service that runs on this computer only.")
                        : _("This program is not set up yet, and only your administrator can do "
                            "that. You can look around with a service that runs on this computer "
                            "only."));
  if (forbidden)
    gtk_label_set_text (self->description,
                        _("This machine is out of service until an administrator sets it up."));
  self->server_row = add_row (self, _("Server address"),
                              eiam_settings_get_server_url (self->settings),
                              GTK_INPUT_PURPOSE_URL);
  /* Translators: the name by which the identity service knows this program. */
  self->client_row = add_row (self, _("Client ID"),
                              eiam_settings_get_client_id (self->settings),
                              GTK_INPUT_PURPOSE_FREE_FORM);
  show_host (self);
  show_problems (self);
}

static void
eiam_setup_page_dispose (GObject *object)
{
  EiamSetupPage *self = EIAM_SETUP_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EIAM_TYPE_SETUP_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (eiam_setup_page_parent_class)->dispose (object);
}

static void
eiam_setup_page_class_init (EiamSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_setup_page_get_property;
  object_class->set_property = eiam_setup_page_set_property;
  object_class->constructed = eiam_setup_page_constructed;
  object_class->dispose = eiam_setup_page_dispose;

  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, EIAM_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/eiam-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, icon);
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, description);
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, problems);
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, form);
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, list);
  gtk_widget_class_bind_template_child (widget_class, EiamSetupPage, demo_button);

  gtk_widget_class_install_action (widget_class, "setup.connect", NULL, connect_action);
}

static void
eiam_setup_page_init (EiamSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_setup_page_new:
 * @settings: the settings
 *
 * Returns: (transfer floating): the page; what is entered goes into @settings
 */
GtkWidget *
eiam_setup_page_new (EiamSettings *settings)
{
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  return g_object_new (EIAM_TYPE_SETUP_PAGE, "settings", settings, NULL);
}
