/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-page.h"

/**
 * eiam_test_page_prepare:
 * @self: zeros
 * @service: (nullable) (transfer full): the service; without one calls are refused
 * @store: (nullable) (transfer full): where tokens are kept
 *
 * Makes everything but the page.
 */
void
eiam_test_page_prepare (EiamTestPage    *self,
                        EiamDemoService *service,
                        EiamTokenStore  *store)
{
  self->settings = eiam_settings_new ();
  self->service = service;
  self->store = store;
  self->signup = eiam_test_ui_create_signup (service, store);
}

/**
 * eiam_test_page_show:
 * @self: prepared
 * @create: makes the page
 *
 * Shows the page in a window.
 */
void
eiam_test_page_show (EiamTestPage     *self,
                     EiamTestPageFunc  create)
{
  self->page = create (self->signup, self->settings);
  self->window = eiam_test_ui_show (self->page);
}

/**
 * eiam_test_page_register:
 * @self: with a sign-up that waits for its code
 *
 * Registers with the code that was sent, and awaits the success.
 */
void
eiam_test_page_register (EiamTestPage *self)
{
  eiam_signup_register (self->signup, eiam_test_ui_get_code (self->service));
  eiam_test_ui_await_step (self->signup, EIAM_SIGNUP_REGISTERED);
}

/**
 * eiam_test_page_close:
 * @self: with or without a page
 *
 * Closes the window, and sees it freed, before anything else goes.
 */
void
eiam_test_page_close (EiamTestPage *self)
{
  if (self->window != NULL)
    eiam_test_ui_close (self->window);
  self->window = NULL;
  g_clear_object (&self->signup);
  g_clear_object (&self->service);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
}
