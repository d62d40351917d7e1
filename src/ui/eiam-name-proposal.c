/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-name-proposal.h"

#include "eiam-user-name.h"

#include <glib/gi18n.h>

/**
 * EiamNameProposal:
 *
 * Fills the user name of a form from the person's name, until the person
 * changes it. An emptied form is as good as new.
 */
struct _EiamNameProposal
{
  GObject   parent_instance;

  char     *proposed;  /* (owned): what the proposal wrote, "" for nothing */
  gboolean  edited;    /* whether the person has a user name of their own */
  gboolean  proposing;

  /* Not owned: the rows outlive the proposal, which the page drops first. */
  EiamFieldRow *user_name; /* (nullable): like the others, when it is hidden */
  EiamFieldRow *names[3];  /* full name, first name, last name */
};

G_DEFINE_FINAL_TYPE (EiamNameProposal, eiam_name_proposal, G_TYPE_OBJECT)

static const EiamField name_fields[] = {
  EIAM_FIELD_NAME, EIAM_FIELD_FIRST_NAME, EIAM_FIELD_LAST_NAME,
};

static const char *
get_text (EiamFieldRow *row)
{
  return row == NULL ? "" : eiam_field_row_get_text (row);
}

static gboolean
has_names (EiamNameProposal *self)
{
  for (unsigned int i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      if (*get_text (self->names[i]) != '\0')
        return TRUE;
    }

  return FALSE;
}

static char *
dup_proposal (EiamNameProposal *self)
{
  return eiam_user_name_propose (get_text (self->names[0]), get_text (self->names[1]),
                                 get_text (self->names[2]));
}

static void
update_hint (EiamNameProposal *self)
{
  const char *hint = eiam_field_get_info (EIAM_FIELD_USER_NAME)->hint;
  gboolean shown = !self->edited && *self->proposed != '\0';

  eiam_field_row_set_hint (self->user_name,
                           shown ? _("Proposed from your name.")
                                 : hint == NULL ? NULL : _(hint));
}

/* Takes over what is in the form already. */
static void
start (EiamNameProposal *self)
{
  const char *text = get_text (self->user_name);
  g_autofree char *proposal = dup_proposal (self);

  self->edited = *text != '\0' && !g_str_equal (text, proposal);
  g_free (self->proposed);
  self->proposed = g_strdup (self->edited ? "" : text);
  update_hint (self);
}

static void
on_user_name_changed (EiamNameProposal *self)
{
  const char *text = get_text (self->user_name);

  g_assert (EIAM_IS_NAME_PROPOSAL (self));

  if (self->proposing)
    return;
  self->edited = *text != '\0' || has_names (self);
  update_hint (self);
}

static void
on_name_changed (EiamNameProposal *self)
{
  g_autofree char *proposal = NULL;

  g_assert (EIAM_IS_NAME_PROPOSAL (self));

  if (!has_names (self) && *get_text (self->user_name) == '\0')
    self->edited = FALSE;
  if (self->edited)
    return;

  proposal = dup_proposal (self);
  self->proposing = TRUE;
  eiam_field_row_set_text (self->user_name, proposal);
  self->proposing = FALSE;
  g_free (self->proposed);
  self->proposed = g_steal_pointer (&proposal);
  update_hint (self);
}

static EiamFieldRow *
find_row (GPtrArray *rows,
          EiamField  field)
{
  const char *key = eiam_field_get_info (field)->key;

  for (unsigned int i = 0; i < rows->len; i++)
    {
      if (g_strcmp0 (eiam_field_row_get_key (rows->pdata[i]), key) == 0)
        return rows->pdata[i];
    }

  return NULL;
}

static void
eiam_name_proposal_finalize (GObject *object)
{
  EiamNameProposal *self = EIAM_NAME_PROPOSAL (object);

  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (eiam_name_proposal_parent_class)->finalize (object);
}

static void
eiam_name_proposal_class_init (EiamNameProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = eiam_name_proposal_finalize;
}

static void
eiam_name_proposal_init (EiamNameProposal *self)
{
  self->proposed = g_strdup ("");
}

/**
 * eiam_name_proposal_new:
 * @rows: (element-type EiamFieldRow): the filled rows of a form
 *
 * Returns: (transfer full): what proposes the user name in these rows, to be
 *   dropped before they are
 */
EiamNameProposal *
eiam_name_proposal_new (GPtrArray *rows)
{
  EiamNameProposal *self = g_object_new (EIAM_TYPE_NAME_PROPOSAL, NULL);

  self->user_name = find_row (rows, EIAM_FIELD_USER_NAME);
  if (self->user_name == NULL)
    return self;

  for (unsigned int i = 0; i < G_N_ELEMENTS (name_fields); i++)
    {
      self->names[i] = find_row (rows, name_fields[i]);
      if (self->names[i] != NULL)
        g_signal_connect_object (self->names[i], "changed", G_CALLBACK (on_name_changed), self,
                                 G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->user_name, "changed", G_CALLBACK (on_user_name_changed), self,
                           G_CONNECT_SWAPPED);
  start (self);

  return self;
}
