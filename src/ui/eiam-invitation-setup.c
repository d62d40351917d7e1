/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-invitation-setup.h"

#include "eiam-server.h"

#include <glib/gi18n.h>

/* What an invitation may change. A setting that an administrator has locked
 * stays as it is, and where that is the server, so do the other two: they mean
 * nothing at another server. */

static char *
dup_server (EiamInvitation *invitation)
{
  return eiam_server_to_attribute (eiam_invitation_get_server (invitation));
}

static char *
dup_client_id (EiamInvitation *invitation)
{
  return g_strdup (eiam_invitation_get_client_id (invitation));
}

static char *
dup_tenant_id (EiamInvitation *invitation)
{
  const char *tenant_id = eiam_invitation_get_tenant_id (invitation);

  return g_strdup (tenant_id != NULL ? tenant_id : "");
}

static const struct
{
  const char *key;
  char       *(*dup) (EiamInvitation *invitation);
  const char *(*get) (EiamSettings *settings);
  const char *refusal;
} table[EIAM_N_INVITATION_SETTINGS] = {
  [EIAM_INVITATION_SERVER] = {
    "server-url", dup_server, eiam_settings_get_server_url,
    N_("Your administrator has chosen the server. That of the invitation is not used."),
  },
  [EIAM_INVITATION_CLIENT_ID] = {
    "client-id", dup_client_id, eiam_settings_get_client_id,
    N_("Your administrator has chosen the client ID. That of the invitation is not used."),
  },
  [EIAM_INVITATION_TENANT_ID] = {
    "tenant-id", dup_tenant_id, eiam_settings_get_tenant_id,
    N_("Your administrator has chosen the tenant ID. That of the invitation is not used."),
  },
};

static gboolean
is_writable (EiamSettings          *settings,
             EiamInvitationSetting  setting)
{
  return g_settings_is_writable (eiam_settings_get_gsettings (settings), table[setting].key);
}

static gboolean
is_same_server (EiamInvitation *invitation,
                EiamSettings   *settings)
{
  g_autoptr (GUri) server = eiam_server_parse (eiam_settings_get_server_url (settings), NULL);
  g_autofree char *current = server != NULL ? eiam_server_to_attribute (server) : NULL;
  g_autofree char *invited = dup_server (invitation);

  return g_strcmp0 (current, invited) == 0;
}

static gboolean
is_used (EiamInvitation        *invitation,
         EiamSettings          *settings,
         EiamInvitationSetting  setting)
{
  if (!is_writable (settings, EIAM_INVITATION_SERVER) && !is_same_server (invitation, settings))
    return FALSE;
  return is_writable (settings, setting);
}

/**
 * eiam_invitation_setup_dup_value:
 * @invitation: an invitation
 * @settings: the settings
 * @setting: one of them
 *
 * Returns: (transfer full): the value of @setting once @invitation is accepted
 */
char *
eiam_invitation_setup_dup_value (EiamInvitation        *invitation,
                                 EiamSettings          *settings,
                                 EiamInvitationSetting  setting)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (setting < EIAM_N_INVITATION_SETTINGS, NULL);

  return is_used (invitation, settings, setting) ? table[setting].dup (invitation)
                                                 : g_strdup (table[setting].get (settings));
}

/**
 * eiam_invitation_setup_dup_refusal:
 * @invitation: an invitation
 * @settings: the settings
 * @setting: one of them
 *
 * Returns: (transfer full) (nullable): a sentence that says that @setting is
 *   locked and stays another one than @invitation wants, or %NULL
 */
char *
eiam_invitation_setup_dup_refusal (EiamInvitation        *invitation,
                                   EiamSettings          *settings,
                                   EiamInvitationSetting  setting)
{
  g_autofree char *invited = NULL;

  g_return_val_if_fail (EIAM_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (setting < EIAM_N_INVITATION_SETTINGS, NULL);

  if (is_writable (settings, setting))
    return NULL;
  if (setting == EIAM_INVITATION_SERVER && is_same_server (invitation, settings))
    return NULL;

  invited = table[setting].dup (invitation);
  if (*invited == '\0' || g_str_equal (invited, table[setting].get (settings)))
    return NULL;
  return g_strdup_printf ("%s (%s)", _(table[setting].refusal), invited);
}

/**
 * eiam_invitation_setup_get_text:
 * @invitation: an invitation
 * @settings: the settings
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what is filled in for the person; never
 *   anything for a field that is not shown
 */
const char *
eiam_invitation_setup_get_text (EiamInvitation *invitation,
                                EiamSettings   *settings,
                                EiamField       field)
{
  g_return_val_if_fail (EIAM_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  return eiam_settings_is_hidden (settings, eiam_field_get_info (field)->key)
           ? NULL
           : eiam_invitation_get_text (invitation, field);
}

/**
 * eiam_invitation_setup_store:
 * @invitation: an invitation that the person has accepted
 * @settings: the settings
 *
 * Stores what is not locked, and lets it replace what the command line said.
 */
void
eiam_invitation_setup_store (EiamInvitation *invitation,
                             EiamSettings   *settings)
{
  gboolean used[EIAM_N_INVITATION_SETTINGS];

  g_return_if_fail (EIAM_IS_INVITATION (invitation));
  g_return_if_fail (EIAM_IS_SETTINGS (settings));

  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    used[i] = is_used (invitation, settings, (EiamInvitationSetting) i);

  for (unsigned int i = 0; i < EIAM_N_INVITATION_SETTINGS; i++)
    {
      g_autofree char *value = table[i].dup (invitation);

      if (!used[i])
        continue;
      g_settings_set_string (eiam_settings_get_gsettings (settings), table[i].key, value);
      eiam_settings_override (settings, table[i].key, NULL);
    }
}

/**
 * eiam_invitation_setup_replaces:
 * @invitation: an invitation
 * @settings: the settings
 * @registration: what the person has entered
 *
 * Returns: whether something of @registration would be another text
 */
gboolean
eiam_invitation_setup_replaces (EiamInvitation   *invitation,
                                EiamSettings     *settings,
                                EiamRegistration *registration)
{
  g_return_val_if_fail (EIAM_IS_REGISTRATION (registration), FALSE);

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *invited = eiam_invitation_setup_get_text (invitation, settings, (EiamField) i);
      const char *entered = eiam_registration_get_text (registration, (EiamField) i);

      if (invited != NULL && entered != NULL && *entered != '\0'
          && !g_str_equal (invited, entered))
        return TRUE;
    }
  return FALSE;
}

/**
 * eiam_invitation_setup_fill_in:
 * @invitation: an invitation that the person has accepted
 * @settings: the settings
 * @registration: where the person's data goes
 */
void
eiam_invitation_setup_fill_in (EiamInvitation   *invitation,
                               EiamSettings     *settings,
                               EiamRegistration *registration)
{
  g_return_if_fail (EIAM_IS_REGISTRATION (registration));

  for (unsigned int i = 0; i < EIAM_N_FIELDS; i++)
    {
      const char *text = eiam_invitation_setup_get_text (invitation, settings, (EiamField) i);

      if (text != NULL)
        eiam_registration_set_text (registration, (EiamField) i, text);
    }
}
