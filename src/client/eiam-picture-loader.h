/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most bytes of a picture. */
#define EIAM_PICTURE_MAX_SIZE (1024 * 1024)

#define EIAM_TYPE_PICTURE_LOADER (eiam_picture_loader_get_type ())
G_DECLARE_FINAL_TYPE (EiamPictureLoader, eiam_picture_loader, EIAM, PICTURE_LOADER, GObject)

EiamPictureLoader *eiam_picture_loader_new         (const char           *ca_file);
void               eiam_picture_loader_set_timeout (EiamPictureLoader    *self,
                                                    unsigned int          timeout_ms);
void               eiam_picture_loader_load_async  (EiamPictureLoader    *self,
                                                    const char           *address,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GBytes            *eiam_picture_loader_load_finish (EiamPictureLoader    *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
