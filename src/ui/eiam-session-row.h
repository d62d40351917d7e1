/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-stored-session.h"

G_BEGIN_DECLS

#define EIAM_TYPE_SESSION_ROW (eiam_session_row_get_type ())
G_DECLARE_FINAL_TYPE (EiamSessionRow, eiam_session_row, EIAM, SESSION_ROW, GtkListBoxRow)

GtkWidget         *eiam_session_row_new      (EiamStoredSession *item);
EiamStoredSession *eiam_session_row_get_item (EiamSessionRow    *self);

G_END_DECLS
