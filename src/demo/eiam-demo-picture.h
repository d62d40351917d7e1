/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-random.h"

G_BEGIN_DECLS

/* AJ-Captcha's geometry, in pixels (spec/api.md 10.1). */
#define EIAM_DEMO_PICTURE_WIDTH  310
#define EIAM_DEMO_PICTURE_HEIGHT 155
#define EIAM_DEMO_STRIP_WIDTH    47
#define EIAM_DEMO_HOLE_MIN       100
#define EIAM_DEMO_HOLE_MAX       262

/**
 * EiamDemoPicture:
 * @x: the left edge of the strip when the piece sits in its hole
 * @background: the picture with the hole, a PNG
 * @piece: the strip with the piece, a PNG
 */
typedef struct {
  unsigned int  x;
  GBytes       *background;
  GBytes       *piece;
} EiamDemoPicture;

EiamDemoPicture *eiam_demo_picture_new  (EiamDemoRandom  *random,
                                         gboolean         decoy);
void             eiam_demo_picture_free (EiamDemoPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamDemoPicture, eiam_demo_picture_free)

G_END_DECLS
