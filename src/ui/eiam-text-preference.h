/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-field-row.h"

G_BEGIN_DECLS

GtkWidget *eiam_text_preference_new  (const char              *label,
                                      GtkInputPurpose          purpose,
                                      gboolean                 prose);
void       eiam_text_preference_bind (EiamFieldRow            *row,
                                      GSettings               *settings,
                                      const char              *key,
                                      GSettingsBindGetMapping  mapping);

G_END_DECLS
