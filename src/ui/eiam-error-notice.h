/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_ERROR_NOTICE (eiam_error_notice_get_type ())
G_DECLARE_FINAL_TYPE (EiamErrorNotice, eiam_error_notice, EIAM, ERROR_NOTICE, AdwBin)

GtkWidget *eiam_error_notice_new       (void);
void       eiam_error_notice_set_error (EiamErrorNotice *self,
                                        const GError    *error);
void       eiam_error_notice_set_rows  (EiamErrorNotice *self,
                                        GPtrArray       *rows,
                                        const GError    *error);
void       eiam_error_notice_set_warning (EiamErrorNotice *self,
                                        const char      *title,
                                        const char      *text,
                                        const GError    *error);

G_END_DECLS
