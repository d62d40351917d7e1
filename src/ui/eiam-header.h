/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_HEADER (eiam_header_get_type ())
G_DECLARE_FINAL_TYPE (EiamHeader, eiam_header, EIAM, HEADER, AdwBin)

GtkWidget  *eiam_header_new              (EiamSettings *settings);
void        eiam_header_set_page         (EiamHeader   *self,
                                          const char   *title,
                                          unsigned int  step);
char       *eiam_header_dup_announcement (EiamHeader *self);
void        eiam_header_set_back_visible (EiamHeader *self,
                                          gboolean    visible);
void        eiam_header_open_menu        (EiamHeader *self);

G_END_DECLS
