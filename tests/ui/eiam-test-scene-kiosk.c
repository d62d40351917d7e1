/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-test-scene-private.h"

#include "eiam-details-page.h"
#include "eiam-kiosk.h"
#include "eiam-kiosk-warning.h"
#include "eiam-test-later.h"
#include "eiam-test-ui.h"

#include <glib/gi18n.h>

/* The pages that only a self-service machine has, or shows in another way. */

void
_eiam_test_scene_set_patience (EiamTestScene *self,
                               gboolean       long_enough)
{
  g_autoptr (GSettings) kiosk =
    g_settings_get_child (eiam_settings_get_gsettings (self->settings), "kiosk");

  if (long_enough)
    g_settings_set_uint (kiosk, "warning-duration", 600);
  else
    g_settings_reset (kiosk, "warning-duration");
}

/* A self-service machine that leaves time to look at it. */
static void
become_kiosk (EiamTestScene *self)
{
  GSettings *gsettings = eiam_settings_get_gsettings (self->settings);

  _eiam_test_scene_set_patience (self, TRUE);
  g_settings_set_string (gsettings, "help-phone", "+86 10 5555 0100");
  g_settings_set_string (gsettings, "token-storage", "none");
  eiam_kiosk_enable (eiam_kiosk_get (self->settings));
}

void
_eiam_test_scene_open_welcome (EiamTestScene *self)
{
  become_kiosk (self);
  self->service = eiam_test_ui_start_service ();
  _eiam_test_scene_open_window (self);
}

static gboolean
is_form (gpointer user_data)
{
  return eiam_test_ui_find (user_data, EIAM_TYPE_DETAILS_PAGE, NULL) != NULL;
}

void
_eiam_test_scene_open_kiosk_details (EiamTestScene *self)
{
  _eiam_test_scene_open_welcome (self);
  eiam_test_ui_click (GTK_WIDGET (self->window), _("Start"));
  eiam_test_ui_await (is_form, self->window);
  eiam_test_ui_await (_eiam_test_scene_has_countries, self->window);
}

static gboolean
is_asked (gpointer user_data)
{
  return eiam_test_ui_find (user_data, EIAM_TYPE_KIOSK_WARNING, NULL) != NULL;
}

void
_eiam_test_scene_open_kiosk_question (EiamTestScene *self)
{
  _eiam_test_scene_open_kiosk_details (self);
  eiam_test_later_pass (eiam_kiosk_get_idle_timeout (eiam_kiosk_get (self->settings)) + 1);
  eiam_test_ui_await (is_asked, self->window);
}

void
_eiam_test_scene_open_kiosk_done (EiamTestScene *self)
{
  _eiam_test_scene_open_kiosk_details (self);
  _eiam_test_scene_carry_to (self, EIAM_SIGNUP_REGISTERED);
}
