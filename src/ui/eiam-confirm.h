/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     eiam_confirm_discard_async  (GtkWindow           *parent,
                                      const char          *heading,
                                      const char          *body,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean eiam_confirm_discard_finish (GtkWindow           *parent,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
