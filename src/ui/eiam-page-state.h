/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _EiamPageState EiamPageState;

EiamPageState *eiam_page_state_new     (GtkWidget     *root);
void           eiam_page_state_restore (EiamPageState *self,
                                        GtkWidget     *root);
void           eiam_page_state_free    (EiamPageState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamPageState, eiam_page_state_free)

G_END_DECLS
