/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-settings.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * EiamKioskDeed:
 * @EIAM_KIOSK_CLOSE: close the window (asked by #EiamWindow)
 * @EIAM_KIOSK_ACTIONS: quit, about, preferences, the demo and the language window, by menu, key or
 *   message bus (asked by #EiamApplication)
 * @EIAM_KIOSK_SECOND_START: hand options over to the running program (asked by #EiamApplication)
 * @EIAM_KIOSK_LEAVE_FULL_SCREEN: leave the full screen, by whatever means (asked by the guard)
 * @EIAM_KIOSK_MINIMIZE: hide the window (asked by the guard)
 * @EIAM_KIOSK_INSPECT: open GTK's inspector (asked by the guard)
 * @EIAM_KIOSK_CONTEXT_MENU: open context menus and the menu of the window (asked by the guard)
 * @EIAM_KIOSK_EMOJI: open the emoji chooser, which remembers what was chosen (asked by the guard)
 * @EIAM_KIOSK_DRAG_OUT: drag text out of a field (asked by the guard)
 * @EIAM_KIOSK_MENU: open the menu of the program (asked by #EiamHeader and #EiamWindow)
 * @EIAM_KIOSK_SHORTCUTS: open the window of the shortcuts (asked by #EiamWindow)
 * @EIAM_KIOSK_SAVED_SESSIONS: see and copy stored tokens (asked by #EiamWindow)
 * @EIAM_KIOSK_INVITATION: follow a link or a file (asked by #EiamInvitationDesk)
 * @EIAM_KIOSK_SET_UP: choose the server (asked by #EiamSetupPage)
 * @EIAM_KIOSK_SHOW_PICTURE: load a picture from any address (asked by #EiamDetailsPage)
 *
 * What a self-service machine may forbid.
 */
typedef enum {
  EIAM_KIOSK_CLOSE,
  EIAM_KIOSK_ACTIONS,
  EIAM_KIOSK_SECOND_START,
  EIAM_KIOSK_LEAVE_FULL_SCREEN,
  EIAM_KIOSK_MINIMIZE,
  EIAM_KIOSK_INSPECT,
  EIAM_KIOSK_CONTEXT_MENU,
  EIAM_KIOSK_EMOJI,
  EIAM_KIOSK_DRAG_OUT,
  EIAM_KIOSK_MENU,
  EIAM_KIOSK_SHORTCUTS,
  EIAM_KIOSK_SAVED_SESSIONS,
  EIAM_KIOSK_INVITATION,
  EIAM_KIOSK_SET_UP,
  EIAM_KIOSK_SHOW_PICTURE,
} EiamKioskDeed;

#define EIAM_KIOSK_N_DEEDS (EIAM_KIOSK_SHOW_PICTURE + 1)

#define EIAM_TYPE_KIOSK (eiam_kiosk_get_type ())
G_DECLARE_FINAL_TYPE (EiamKiosk, eiam_kiosk, EIAM, KIOSK, GObject)

EiamKiosk   *eiam_kiosk_get                  (EiamSettings    *settings);
void         eiam_kiosk_enable               (EiamKiosk       *self);
gboolean     eiam_kiosk_is_enabled           (EiamKiosk       *self);
gboolean     eiam_kiosk_forbids              (EiamKiosk       *self,
                                              EiamKioskDeed    deed);
unsigned int eiam_kiosk_get_idle_timeout     (EiamKiosk       *self);
unsigned int eiam_kiosk_get_warning_duration (EiamKiosk       *self);
char       **eiam_kiosk_dup_languages        (EiamKiosk       *self);
char        *eiam_kiosk_dup_exit_chord       (EiamKiosk       *self);
gboolean     eiam_kiosk_parse_chord          (const char      *text,
                                              unsigned int    *key,
                                              GdkModifierType *modifiers);

G_END_DECLS
