/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EIAM_TYPE_KEY_VARIANTS (eiam_key_variants_get_type ())
G_DECLARE_FINAL_TYPE (EiamKeyVariants, eiam_key_variants, EIAM, KEY_VARIANTS, AdwBin)

GtkWidget *eiam_key_variants_new   (void);
void       eiam_key_variants_open  (EiamKeyVariants *self,
                                    const char      *characters,
                                    gboolean         capital);
void       eiam_key_variants_close (EiamKeyVariants *self);

G_END_DECLS
