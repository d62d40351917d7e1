/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_CODE_ENTRY (eiam_code_entry_get_type ())
G_DECLARE_FINAL_TYPE (EiamCodeEntry, eiam_code_entry, EIAM, CODE_ENTRY, AdwBin)

GtkWidget   *eiam_code_entry_new         (void);
const char  *eiam_code_entry_get_text    (EiamCodeEntry *self);
void         eiam_code_entry_set_text    (EiamCodeEntry *self,
                                          const char    *text);
unsigned int eiam_code_entry_get_length  (EiamCodeEntry *self);
void         eiam_code_entry_set_length  (EiamCodeEntry *self,
                                          unsigned int   length);
const char  *eiam_code_entry_get_error   (EiamCodeEntry *self);
void         eiam_code_entry_set_error   (EiamCodeEntry *self,
                                          const char    *sentence);
gboolean     eiam_code_entry_check       (EiamCodeEntry *self);
GtkWidget   *eiam_code_entry_get_control (EiamCodeEntry *self);

G_END_DECLS
