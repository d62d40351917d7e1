/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef struct _EiamTestScreen EiamTestScreen;

typedef gboolean (*EiamTestInput) (EiamTestScreen *screen);

typedef enum {
  EIAM_TEST_DOWN,
  EIAM_TEST_MOVE,
  EIAM_TEST_UP,
  EIAM_TEST_CANCEL,
} EiamTestTouch;

EiamTestScreen *eiam_test_screen_new      (int             width,
                                           int             height);
const char     *eiam_test_screen_get_name (EiamTestScreen *self);
gboolean        eiam_test_screen_touch    (EiamTestScreen *self,
                                           EiamTestTouch   touch,
                                           int             finger,
                                           double          x,
                                           double          y);
gboolean        eiam_test_screen_save     (EiamTestScreen *self,
                                           const char     *path);
void            eiam_test_screen_run      (EiamTestScreen *self,
                                           int             file,
                                           EiamTestInput   on_input);
void            eiam_test_screen_free     (EiamTestScreen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamTestScreen, eiam_test_screen_free)
