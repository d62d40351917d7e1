/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <wayland-server.h>

typedef enum {
  EIAM_TEST_SURFACE,
  EIAM_TEST_SHELL,
  EIAM_TEST_TOPLEVEL,
  EIAM_TEST_N_PARTS
} EiamTestPart;

typedef struct _EiamTestSurface EiamTestSurface;

EiamTestSurface    *eiam_test_surface_new    (void);
EiamTestSurface    *eiam_test_surface_ref    (EiamTestSurface    *self);
void                eiam_test_surface_unref  (EiamTestSurface    *self);
struct wl_resource *eiam_test_surface_get    (EiamTestSurface    *self,
                                              EiamTestPart        part);
void                eiam_test_surface_set    (EiamTestSurface    *self,
                                              EiamTestPart        part,
                                              struct wl_resource *resource);
gboolean            eiam_test_surface_forget (EiamTestSurface    *self,
                                              struct wl_resource *resource);
void                eiam_test_surface_attach (EiamTestSurface    *self,
                                              struct wl_resource *buffer);
void                eiam_test_surface_commit (EiamTestSurface    *self,
                                              int                 width,
                                              int                 height);
gboolean            eiam_test_surface_save   (EiamTestSurface    *self,
                                              const char         *path);
