/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-page.h"

#include "eiam-confirm.h"
#include "eiam-invitation-setup.h"
#include "eiam-server.h"
#include "eiam-value-row.h"

#include <glib/gi18n.h>

/**
 * EiamInvitationPage:
 *
 * Shows where an invitation leads and what it fills in, and asks whether that
 * is wanted; or says why it cannot be used.
 */
struct _EiamInvitationPage
{
  AdwBin              parent_instance;

  EiamInvitationDesk *desk;        /* (owned) */
  GCancellable       *cancellable; /* (owned): takes back a question */

  GtkLabel           *heading;
  GtkLabel           *description;
  GtkBox             *fault_notice;
  GtkLabel           *fault_label;
  GtkBox             *groups;
  GtkBox             *locked_notice;
  GtkLabel           *locked_label;
  GtkButton          *accept_button;
  GtkButton          *decline_button;
};

G_DEFINE_FINAL_TYPE (EiamInvitationPage, eiam_invitation_page, ADW_TYPE_BIN)

typedef enum {
  PROP_DESK = 1,
} EiamInvitationPageProperty;

static GParamSpec *properties[PROP_DESK + 1];

/* The host in punycode, so that a look-alike is seen; without encryption the
 * whole address. */
static char *
dup_shown_server (const char *address)
{
  g_autoptr (GUri) server = eiam_server_parse (address, NULL);

  if (server == NULL || g_str_equal (g_uri_get_scheme (server), "http"))
    return g_strdup (address);
  return eiam_server_to_display (server);
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *label,
         const char          *value)
{
  adw_preferences_group_add (group, eiam_value_row_new (label, value));
}

static AdwPreferencesGroup *
add_group (EiamInvitationPage *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_settings (EiamInvitationPage *self,
              EiamInvitation     *invitation)
{
  static const char *const labels[EIAM_N_INVITATION_SETTINGS] = {
    /* Translators: before the name of a computer. */
    [EIAM_INVITATION_SERVER] = N_("Server"),
    /* Translators: the name by which the identity service knows this program. */
    [EIAM_INVITATION_CLIENT_ID] = N_("Client ID"),
    /* Translators: the name by which a shared identity service knows the company. */
    [EIAM_INVITATION_TENANT_ID] = N_("Tenant ID"),
  };
  EiamSettings *settings = eiam_invitation_desk_get_settings (self->desk);
  AdwPreferencesGroup *group = add_group (self, _("Where You Register"));

  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    {
      EiamInvitationSetting setting = (EiamInvitationSetting) i;
      g_autofree char *value = eiam_invitation_setup_dup_value (invitation, settings, setting);
      g_autofree char *shown = setting == EIAM_INVITATION_SERVER ? dup_shown_server (value)
                                                                 : g_strdup (value);

      if (*shown != '\0')
        add_row (group, _(labels[i]), shown);
    }
}

static void
add_person (EiamInvitationPage *self,
            EiamInvitation     *invitation)
{
  EiamSettings *settings = eiam_invitation_desk_get_settings (self->desk);
  const EiamField *order = eiam_field_get_page_order ();
  AdwPreferencesGroup *group = NULL;

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const EiamFieldInfo *info = eiam_field_get_info (order[i]);
      const char *text = eiam_invitation_setup_get_text (invitation, settings, order[i]);

      if (text == NULL)
        continue;
      if (group == NULL)
        group = add_group (self, _("Filled In for You"));
      add_row (group, _(info->label),
               info->choices != NULL ? eiam_field_choice_get_label (order[i], text) : text);
    }
}

static void
show_locked (EiamInvitationPage *self,
             EiamInvitation     *invitation)
{
  EiamSettings *settings = eiam_invitation_desk_get_settings (self->desk);
  g_autoptr (GString) text = g_string_new (NULL);

  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    {
      g_autofree char *sentence =
        eiam_invitation_setup_dup_refusal (invitation, settings, (EiamInvitationSetting) i);

      if (sentence != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  gtk_label_set_text (self->locked_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->locked_notice), text->len > 0);
}

static void
show_invitation (EiamInvitationPage *self,
                 EiamInvitation     *invitation)
{
  gtk_label_set_text (self->heading, _("You have an invitation"));
  gtk_label_set_text (self->description,
                      _("Go on only if you expected it and know this server. Nothing is kept or "
                        "sent before you accept."));
  add_settings (self, invitation);
  add_person (self, invitation);
  show_locked (self, invitation);
  /* Translators: a button: the invitation is not followed. */
  gtk_button_set_label (self->decline_button, C_("button on the invitation page", "Decline"));
}

static void
show_fault (EiamInvitationPage *self,
            const char         *fault)
{
  gtk_label_set_text (self->heading, _("This invitation cannot be used"));
  gtk_label_set_text (self->description,
                      _("Ask the person who gave it to you for another one. Nothing was kept or "
                        "sent."));
  gtk_label_set_text (self->fault_label, fault);
  gtk_widget_set_visible (GTK_WIDGET (self->locked_notice), FALSE);
  /* Translators: a button: what is said on the page was read. */
  gtk_button_set_label (self->decline_button, C_("button on the invitation page", "Dismiss"));
}

static void
on_desk_changed (EiamInvitationDesk *desk,
                 EiamInvitationPage *self)
{
  EiamInvitation *invitation = eiam_invitation_desk_get_invitation (desk);
  const char *fault = eiam_invitation_desk_get_fault (desk);
  GtkWidget *child = NULL;

  g_assert (EIAM_IS_INVITATION_PAGE (self));

  /* A question was about another invitation. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  gtk_widget_set_visible (GTK_WIDGET (self->groups), invitation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), invitation != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_notice), fault != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.accept", invitation != NULL);
  if (invitation != NULL)
    show_invitation (self, invitation);
  else if (fault != NULL)
    show_fault (self, fault);
}

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (EiamInvitationPage) self = user_data;

  if (eiam_confirm_discard_finish (GTK_WINDOW (source), result, NULL))
    eiam_invitation_desk_accept (self->desk);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EiamInvitationPage *self = EIAM_INVITATION_PAGE (widget);
  const char *loss = eiam_invitation_desk_find_loss (self->desk);

  g_assert (name != NULL);
  g_assert (parameter == NULL);

  if (loss == NULL)
    eiam_invitation_desk_accept (self->desk);
  else
    eiam_confirm_discard_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                _("Accept the Invitation?"), loss, self->cancellable, discard_cb,
                                g_object_ref (self));
}

static void
decline_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_assert (name != NULL);
  g_assert (parameter == NULL);

  eiam_invitation_desk_decline (EIAM_INVITATION_PAGE (widget)->desk);
}

static void
eiam_invitation_page_get_property (GObject      *object,
                                   unsigned int  prop_id,
                                   GValue       *value,
                                   GParamSpec   *pspec)
{
  switch ((EiamInvitationPageProperty) prop_id)
    {
    case PROP_DESK:
      g_value_set_object (value, EIAM_INVITATION_PAGE (object)->desk);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_invitation_page_set_property (GObject      *object,
                                   unsigned int  prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((EiamInvitationPageProperty) prop_id)
    {
    case PROP_DESK:
      EIAM_INVITATION_PAGE (object)->desk = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
eiam_invitation_page_constructed (GObject *object)
{
  EiamInvitationPage *self = EIAM_INVITATION_PAGE (object);

  G_OBJECT_CLASS (eiam_invitation_page_parent_class)->constructed (object);

  g_signal_connect_object (self->desk, "changed", G_CALLBACK (on_desk_changed), self,
                           G_CONNECT_DEFAULT);
  on_desk_changed (self->desk, self);
}

static void
eiam_invitation_page_dispose (GObject *object)
{
  EiamInvitationPage *self = EIAM_INVITATION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), EIAM_TYPE_INVITATION_PAGE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (eiam_invitation_page_parent_class)->dispose (object);
}

static void
eiam_invitation_page_class_init (EiamInvitationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = eiam_invitation_page_get_property;
  object_class->set_property = eiam_invitation_page_set_property;
  object_class->constructed = eiam_invitation_page_constructed;
  object_class->dispose = eiam_invitation_page_dispose;

  properties[PROP_DESK] =
    g_param_spec_object ("desk", NULL, NULL, EIAM_TYPE_INVITATION_DESK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/eiam-invitation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, heading);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, description);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, fault_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, groups);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, locked_notice);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, locked_label);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, EiamInvitationPage, decline_button);

  gtk_widget_class_install_action (widget_class, "invitation.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "invitation.decline", NULL, decline_action);
}

static void
eiam_invitation_page_init (EiamInvitationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * eiam_invitation_page_new:
 * @desk: where invitations arrive
 *
 * Returns: (transfer floating): the page; it shows what lies on @desk
 */
GtkWidget *
eiam_invitation_page_new (EiamInvitationDesk *desk)
{
  g_return_val_if_fail (EIAM_IS_INVITATION_DESK (desk), NULL);

  return g_object_new (EIAM_TYPE_INVITATION_PAGE, "desk", desk, NULL);
}
