/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_NEWS_BANNER (eiam_news_banner_get_type ())
G_DECLARE_FINAL_TYPE (EiamNewsBanner, eiam_news_banner, EIAM, NEWS_BANNER, AdwBin)

void eiam_news_banner_show_text (EiamNewsBanner *self,
                                 const char     *text);
void eiam_news_banner_show_message (EiamNewsBanner *self,
                                    const char     *message,
                                    const char     *argument);
void eiam_news_banner_close     (EiamNewsBanner *self);
void eiam_news_banner_translate (EiamNewsBanner *self);

G_END_DECLS
