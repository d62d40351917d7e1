/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _EiamTestScene EiamTestScene;

EiamTestScene *eiam_test_scene_open       (unsigned int   index,
                                           int            width,
                                           int            height);
GtkWindow     *eiam_test_scene_get_window (EiamTestScene *self);
GtkWindow     *eiam_test_scene_find_window (EiamTestScene *self);
EiamSettings  *eiam_test_scene_get_settings (EiamTestScene *self);
void           eiam_test_scene_close      (EiamTestScene *self);
const char    *eiam_test_scene_get_name   (unsigned int   index);

G_END_DECLS
