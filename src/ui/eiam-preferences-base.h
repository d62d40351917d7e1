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

void       eiam_preferences_base_set_size  (EiamPreferencesBase *self,
                                            int                  width,
                                            int                  height);
void       eiam_preferences_base_add_toast (EiamPreferencesBase *self,
                                            AdwToast            *toast);
GtkWidget *eiam_preferences_base_find      (GtkWindow           *parent,
                                            GType                type);
void       eiam_preferences_base_present   (EiamPreferencesBase *self,
                                            GtkWindow           *parent);

G_END_DECLS
