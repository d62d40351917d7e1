/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkTexture *eiam_sharp_picture_enlarge (GdkTexture   *picture,
                                        unsigned int  factor);

G_END_DECLS
