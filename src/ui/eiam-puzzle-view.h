/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "eiam-puzzle.h"

G_BEGIN_DECLS

#define EIAM_TYPE_PUZZLE_VIEW (eiam_puzzle_view_get_type ())
G_DECLARE_FINAL_TYPE (EiamPuzzleView, eiam_puzzle_view, EIAM, PUZZLE_VIEW, GtkWidget)

GtkWidget  *eiam_puzzle_view_new          (void);
EiamPuzzle *eiam_puzzle_view_get_puzzle   (EiamPuzzleView *self);
void        eiam_puzzle_view_set_puzzle   (EiamPuzzleView *self,
                                           EiamPuzzle     *puzzle);
double      eiam_puzzle_view_get_position (EiamPuzzleView *self);
void        eiam_puzzle_view_set_position (EiamPuzzleView *self,
                                           double          position);
double      eiam_puzzle_view_get_range    (EiamPuzzleView *self);
gboolean    eiam_puzzle_view_get_broken   (EiamPuzzleView *self);

G_END_DECLS
