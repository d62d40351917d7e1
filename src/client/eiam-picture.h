/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most pixels of a picture's side. */
#define EIAM_PICTURE_MAX_SIDE 2000

GBytes *eiam_picture_reduce (GBytes      *bytes,
                             const char **type,
                             GError     **error);

G_END_DECLS
