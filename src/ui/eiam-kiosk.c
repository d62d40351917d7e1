/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-kiosk.h"

#include <gtk/gtk.h>

/**
 * EiamKiosk:
 *
 * The one object that decides what a self-service machine forbids, and knows the
 * settings of one. Everything else asks it; whether this is such a machine is
 * decided at the start and holds for the whole run.
 */
struct _EiamKiosk
{
  GObject    parent_instance;

  GSettings *gsettings; /* (owned) */
  gboolean   enabled;
};

G_DEFINE_FINAL_TYPE (EiamKiosk, eiam_kiosk, G_TYPE_OBJECT)

#define KIOSK_KEY "eiam-kiosk"

/* Typing must never end the program: Shift alone does not make a chord. */
#define CHORD_MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/* Everywhere else all of them are allowed. A deed that is not in the table is a fault. */
static const gboolean forbidden[EIAM_KIOSK_N_DEEDS] = {
  [EIAM_KIOSK_CLOSE] = TRUE,
  [EIAM_KIOSK_ACTIONS] = TRUE,
  [EIAM_KIOSK_SECOND_START] = TRUE,
  [EIAM_KIOSK_LEAVE_FULL_SCREEN] = TRUE,
  [EIAM_KIOSK_MINIMIZE] = TRUE,
  [EIAM_KIOSK_INSPECT] = TRUE,
  [EIAM_KIOSK_CONTEXT_MENU] = TRUE,
  [EIAM_KIOSK_EMOJI] = TRUE,
  [EIAM_KIOSK_DRAG_OUT] = TRUE,
  [EIAM_KIOSK_MENU] = TRUE,
  [EIAM_KIOSK_SHORTCUTS] = TRUE,
  [EIAM_KIOSK_SAVED_SESSIONS] = TRUE,
  [EIAM_KIOSK_INVITATION] = TRUE,
  [EIAM_KIOSK_SET_UP] = TRUE,
  [EIAM_KIOSK_SHOW_PICTURE] = TRUE,
};

static void
eiam_kiosk_dispose (GObject *object)
{
  g_clear_object (&EIAM_KIOSK (object)->gsettings);

  G_OBJECT_CLASS (eiam_kiosk_parent_class)->dispose (object);
}

static void
eiam_kiosk_class_init (EiamKioskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = eiam_kiosk_dispose;
}

static void
eiam_kiosk_init (EiamKiosk *self)
{
}

/**
 * eiam_kiosk_get:
 * @settings: the settings
 *
 * Returns: (transfer none): what decides for the program that has @settings
 */
EiamKiosk *
eiam_kiosk_get (EiamSettings *settings)
{
  EiamKiosk *self = NULL;

  g_return_val_if_fail (EIAM_IS_SETTINGS (settings), NULL);

  self = g_object_get_data (G_OBJECT (settings), KIOSK_KEY);
  if (self != NULL)
    return self;

  self = g_object_new (EIAM_TYPE_KIOSK, NULL);
  self->gsettings = g_settings_get_child (eiam_settings_get_gsettings (settings), "kiosk");
  self->enabled = g_settings_get_boolean (self->gsettings, "enabled");
  g_object_set_data_full (G_OBJECT (settings), KIOSK_KEY, self, g_object_unref);
  return self;
}

/**
 * eiam_kiosk_enable:
 * @self: what decides
 *
 * Makes this a self-service machine for this run, as `--kiosk` wants it.
 */
void
eiam_kiosk_enable (EiamKiosk *self)
{
  g_return_if_fail (EIAM_IS_KIOSK (self));

  self->enabled = TRUE;
}

/**
 * eiam_kiosk_is_enabled:
 * @self: what decides
 *
 * Returns: whether this is a self-service machine
 */
gboolean
eiam_kiosk_is_enabled (EiamKiosk *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), FALSE);

  return self->enabled;
}

/**
 * eiam_kiosk_forbids:
 * @self: what decides
 * @deed: what somebody wants to do
 *
 * Returns: whether it must not happen
 */
gboolean
eiam_kiosk_forbids (EiamKiosk     *self,
                    EiamKioskDeed  deed)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), TRUE);
  g_return_val_if_fail (deed < EIAM_KIOSK_N_DEEDS, TRUE);

  return self->enabled && forbidden[deed];
}

/**
 * eiam_kiosk_get_idle_timeout:
 * @self: what decides
 *
 * Returns: seconds without activity before the warning
 */
unsigned int
eiam_kiosk_get_idle_timeout (EiamKiosk *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), 0);

  return g_settings_get_uint (self->gsettings, "idle-timeout");
}

/**
 * eiam_kiosk_get_warning_duration:
 * @self: what decides
 *
 * Returns: seconds for which the warning stays
 */
unsigned int
eiam_kiosk_get_warning_duration (EiamKiosk *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), 0);

  return g_settings_get_uint (self->gsettings, "warning-duration");
}

/**
 * eiam_kiosk_dup_languages:
 * @self: what decides
 *
 * Returns: (transfer full): the languages on offer; none means all
 */
char **
eiam_kiosk_dup_languages (EiamKiosk *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), NULL);

  return g_settings_get_strv (self->gsettings, "languages");
}

/**
 * eiam_kiosk_dup_exit_chord:
 * @self: what decides
 *
 * Returns: (transfer full): the keys that end the program, as the setting has
 *   them, or ""
 */
char *
eiam_kiosk_dup_exit_chord (EiamKiosk *self)
{
  g_return_val_if_fail (EIAM_IS_KIOSK (self), NULL);

  return g_settings_get_string (self->gsettings, "exit-chord");
}

/**
 * eiam_kiosk_parse_chord:
 * @text: what the setting `exit-chord` says
 * @key: (out): the key
 * @modifiers: (out): what is held with it
 *
 * Returns: whether @text names a key that is pressed with Control, Alt or Super
 */
gboolean
eiam_kiosk_parse_chord (const char      *text,
                        unsigned int    *key,
                        GdkModifierType *modifiers)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return gtk_accelerator_parse (text, key, modifiers)
         && gtk_accelerator_valid (*key, *modifiers)
         && (*modifiers & CHORD_MODIFIERS) != 0;
}
