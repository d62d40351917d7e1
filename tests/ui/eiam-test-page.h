/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-test-ui.h"

G_BEGIN_DECLS

/**
 * EiamTestPage:
 * @settings: (not nullable): the settings
 * @store: (nullable): where tokens are kept
 * @service: (nullable): the service
 * @signup: (not nullable): the person's sign-up
 * @page: (not nullable): the page
 * @window: (not nullable): the window that shows it
 *
 * A page over a sign-up of its own, for the time of one test.
 */
typedef struct
{
  EiamSettings    *settings;
  EiamTokenStore  *store;
  EiamDemoService *service;
  EiamSignup      *signup;
  GtkWidget       *page;
  GtkWindow       *window;
} EiamTestPage;

/**
 * EiamTestPageFunc:
 * @signup: a sign-up
 * @settings: the settings
 *
 * Returns: (transfer floating): a page
 */
typedef GtkWidget *(*EiamTestPageFunc) (EiamSignup   *signup,
                                        EiamSettings *settings);

void eiam_test_page_prepare  (EiamTestPage     *self,
                              EiamDemoService  *service,
                              EiamTokenStore   *store);
void eiam_test_page_show     (EiamTestPage     *self,
                              EiamTestPageFunc  create);
void eiam_test_page_register (EiamTestPage     *self);
void eiam_test_page_close    (EiamTestPage     *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EiamTestPage, eiam_test_page_close)

G_END_DECLS
