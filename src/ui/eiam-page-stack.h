/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_PAGE_STACK (eiam_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (EiamPageStack, eiam_page_stack, EIAM, PAGE_STACK, AdwBin)

GtkWidget *eiam_page_stack_get_page (EiamPageStack *self,
                                     const char    *name);
GtkWidget *eiam_page_stack_get_front (EiamPageStack *self);
void       eiam_page_stack_add      (EiamPageStack *self,
                                     GtkWidget     *page,
                                     const char    *name);
gboolean   eiam_page_stack_show     (EiamPageStack *self,
                                     GtkWidget     *page);
gboolean   eiam_page_stack_remove   (EiamPageStack *self,
                                     const char    *name);
void       eiam_page_stack_clear_but (EiamPageStack *self,
                                      GtkWidget     *kept);
void       eiam_page_stack_clear    (EiamPageStack *self);

G_END_DECLS
