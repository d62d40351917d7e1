/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "eiam-demo-random.h"

G_BEGIN_DECLS

void eiam_demo_landscape_draw (cairo_t        *cr,
                               double          width,
                               double          height,
                               EiamDemoRandom *random);

G_END_DECLS
