/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-test-screen.h"
#include "eiam-test-surface.h"

struct _EiamTestScreen
{
  struct wl_display      *display;
  struct wl_event_source *timer;
  const char             *name;
  int                     width;
  int                     height;

  struct wl_list          callbacks; /* of windows that wait for their next picture */
  struct wl_list          seats;
  struct wl_list          touches;   /* what is told of touches */
  EiamTestSurface        *front;     /* (unowned) (nullable) */

  EiamTestInput           on_input;
};

struct wl_resource *eiam_test_screen_create (EiamTestScreen            *self,
                                             struct wl_client          *client,
                                             const struct wl_interface *interface,
                                             int                        version,
                                             uint32_t                   id);
