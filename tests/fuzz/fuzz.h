/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <stdint.h>

#include "eiam-call.h"

G_BEGIN_DECLS

/* The names are libFuzzer's. */
int      LLVMFuzzerInitialize   (int             *argc,
                                 char          ***argv);
int      LLVMFuzzerTestOneInput (const uint8_t   *data,
                                 size_t           size);

char    *fuzz_dup_text          (const uint8_t   *data,
                                 size_t           size);
char   **fuzz_split             (const uint8_t   *data,
                                 size_t           size,
                                 unsigned int     n);
gpointer fuzz_answer            (EiamCall         call,
                                 const uint8_t   *data,
                                 size_t           size);
void     fuzz_error             (const GError    *error,
                                 gboolean         failed);

G_END_DECLS
