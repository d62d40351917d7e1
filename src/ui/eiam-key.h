/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EIAM_TYPE_KEY (eiam_key_get_type ())
G_DECLARE_FINAL_TYPE (EiamKey, eiam_key, EIAM, KEY, GtkButton)

GtkWidget  *eiam_key_new           (gunichar     character);
gunichar    eiam_key_get_character (EiamKey     *self);
const char *eiam_key_get_text      (EiamKey     *self);
void        eiam_key_set_shift     (EiamKey     *self,
                                    gboolean     shift,
                                    gboolean     locked);

G_END_DECLS
