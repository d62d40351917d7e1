/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"

G_BEGIN_DECLS

#define EIAM_TYPE_NAME_PROPOSAL (eiam_name_proposal_get_type ())
G_DECLARE_FINAL_TYPE (EiamNameProposal, eiam_name_proposal, EIAM, NAME_PROPOSAL, GObject)

EiamNameProposal *eiam_name_proposal_new (GPtrArray *rows);

G_END_DECLS
