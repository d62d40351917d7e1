/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-page.h"
#include "eiam-page-stack.h"

G_BEGIN_DECLS

#define EIAM_TYPE_PAGE_AHEAD (eiam_page_ahead_get_type ())
G_DECLARE_FINAL_TYPE (EiamPageAhead, eiam_page_ahead, EIAM, PAGE_AHEAD, GObject)

/**
 * EiamPageBegin:
 * @page: a page
 * @user_data: data
 *
 * Returns: (transfer floating) (nullable): what eiam_page_begin() makes of @page,
 *   or %NULL when it cannot be had now
 */
typedef GtkWidget *(*EiamPageBegin) (EiamPage page,
                                     gpointer user_data);

EiamPageAhead *eiam_page_ahead_new         (EiamPageStack *stack,
                                            EiamPageBegin  begin,
                                            gpointer       user_data);
GtkWidget     *eiam_page_ahead_take        (EiamPageAhead *self,
                                            EiamPage       page);
void           eiam_page_ahead_follow      (EiamPageAhead *self,
                                            EiamPage       page);
void           eiam_page_ahead_look_again  (EiamPageAhead *self);
void           eiam_page_ahead_next_person (EiamPageAhead *self);
gboolean       eiam_page_ahead_is_done     (EiamPageAhead *self);

G_END_DECLS
