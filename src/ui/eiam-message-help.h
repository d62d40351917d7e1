/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

#define EIAM_TYPE_MESSAGE_HELP (eiam_message_help_get_type ())
G_DECLARE_FINAL_TYPE (EiamMessageHelp, eiam_message_help, EIAM, MESSAGE_HELP, AdwBin)

GtkWidget *eiam_message_help_new             (gboolean         prominent);
void       eiam_message_help_update          (EiamMessageHelp *self,
                                              EiamSettings    *settings,
                                              unsigned int     n_messages);
char      *eiam_message_help_dup_resend_text (unsigned int     left);

G_END_DECLS
