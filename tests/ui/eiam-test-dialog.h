/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "eiam-settings.h"

G_BEGIN_DECLS

void       eiam_test_dialog_await_question   (gboolean      asked);
void       eiam_test_dialog_answer           (const char   *response);
GtkWindow *eiam_test_dialog_show_preferences (EiamSettings *settings);

G_END_DECLS
