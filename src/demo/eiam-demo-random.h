/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EIAM_DEMO_DIGITS   "0123456789"
#define EIAM_DEMO_HEX      "0123456789abcdef"
#define EIAM_DEMO_ALPHABET "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

#define EIAM_TYPE_DEMO_RANDOM (eiam_demo_random_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoRandom, eiam_demo_random, EIAM, DEMO_RANDOM, GObject)

EiamDemoRandom *eiam_demo_random_new           (void);
EiamDemoRandom *eiam_demo_random_new_with_seed (guint32         seed);
unsigned int    eiam_demo_random_below         (EiamDemoRandom *self,
                                                unsigned int    limit);
double          eiam_demo_random_between       (EiamDemoRandom *self,
                                                double          low,
                                                double          high);
char           *eiam_demo_random_text          (EiamDemoRandom *self,
                                                const char     *alphabet,
                                                unsigned int    length);

G_END_DECLS
