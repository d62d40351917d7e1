/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_READING_BOX (eiam_reading_box_get_type ())

G_DECLARE_FINAL_TYPE (EiamReadingBox, eiam_reading_box, EIAM, READING_BOX, GtkBox)

G_END_DECLS
