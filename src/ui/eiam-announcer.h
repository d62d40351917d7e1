/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_ANNOUNCER (eiam_announcer_get_type ())
G_DECLARE_FINAL_TYPE (EiamAnnouncer, eiam_announcer, EIAM, ANNOUNCER, AdwBin)

void eiam_announcer_say (EiamAnnouncer *self,
                         const char    *text);

G_END_DECLS
