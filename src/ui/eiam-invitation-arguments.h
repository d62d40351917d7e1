/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

G_BEGIN_DECLS

int    eiam_invitation_arguments_check    (GVariantDict            *options);
GFile *eiam_invitation_arguments_dup_file (GVariantDict            *options,
                                           GApplicationCommandLine *command_line);
int    eiam_invitation_arguments_make     (EiamSettings            *settings);

G_END_DECLS
