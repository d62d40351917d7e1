/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EiamClosingDeed:
 * @window: a window in which nothing need be kept
 *
 * Does what was asked about.
 */
typedef void (*EiamClosingDeed) (GtkWindow *window);

void eiam_closing_ask (GtkWindow       *window,
                       const char      *heading,
                       const char      *loss,
                       EiamClosingDeed  deed);

G_END_DECLS
