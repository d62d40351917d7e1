/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_PASSWORD_BUFFER (eiam_password_buffer_get_type ())

G_DECLARE_FINAL_TYPE (EiamPasswordBuffer, eiam_password_buffer, EIAM, PASSWORD_BUFFER,
                      GtkEntryBuffer)

EiamPasswordBuffer *eiam_password_buffer_new        (GtkText            *text);

const char         *eiam_password_buffer_get_secret (EiamPasswordBuffer *self);

G_END_DECLS
