/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *eiam_picture_decode        (GBytes               *bytes,
                                        GError              **error);
void        eiam_picture_decode_async  (GBytes               *bytes,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GdkTexture *eiam_picture_decode_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
