/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-test-scene.h"

#include "eiam-demo-service.h"
#include "eiam-signup.h"

G_BEGIN_DECLS

struct _EiamTestScene
{
  EiamSettings    *settings;
  EiamDemoService *service;
  EiamTokenStore  *vault;  /* (owned) (nullable): the keyring of a page of its own */
  EiamSignup      *signup; /* (owned) (nullable): what that page shows */
  GtkWindow       *window;
  int              width;
  int              height;
};

gboolean _eiam_test_scene_has_countries       (gpointer        user_data);
void     _eiam_test_scene_carry_to            (EiamTestScene  *self,
                                               EiamSignupStep  step);
void     _eiam_test_scene_open_window         (EiamTestScene  *self);
void     _eiam_test_scene_set_patience        (EiamTestScene  *self,
                                               gboolean        long_enough);
void     _eiam_test_scene_open_welcome        (EiamTestScene  *self);
void     _eiam_test_scene_open_kiosk_details  (EiamTestScene  *self);
void     _eiam_test_scene_open_kiosk_question (EiamTestScene  *self);
void     _eiam_test_scene_open_kiosk_done     (EiamTestScene  *self);

G_END_DECLS
