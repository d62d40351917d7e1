/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#ifdef PLATFORM_CURRENT
#define EIAM_TYPE_PREFERENCES_BASE ADW_TYPE_PREFERENCES_DIALOG
typedef AdwPreferencesDialog EiamPreferencesBase;
typedef AdwPreferencesDialogClass EiamPreferencesBaseClass;
#else
#define EIAM_TYPE_PREFERENCES_BASE ADW_TYPE_PREFERENCES_WINDOW
typedef AdwPreferencesWindow EiamPreferencesBase;
typedef AdwPreferencesWindowClass EiamPreferencesBaseClass;
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamPreferencesBase, g_object_unref)

void                 eiam_preferences_base_set_size   (EiamPreferencesBase *self,
                                                       int                  width,
                                                       int                  height);
EiamPreferencesBase *eiam_preferences_base_find       (GtkWindow           *parent,
                                                       GType                type);
EiamPreferencesBase *eiam_preferences_base_find_in    (GtkWindow           *window,
                                                       GType                type);
GtkWindow           *eiam_preferences_base_get_parent (EiamPreferencesBase *self);
void                 eiam_preferences_base_present    (EiamPreferencesBase *self,
                                                       GtkWindow           *parent);
void                 eiam_preferences_base_close      (EiamPreferencesBase *self);

G_END_DECLS
