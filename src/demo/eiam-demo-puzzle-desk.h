/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-demo-random.h"

G_BEGIN_DECLS

#define EIAM_DEMO_PUZZLE_TOLERANCE 5
#define EIAM_DEMO_PUZZLE_LIFETIME  120
#define EIAM_DEMO_TICKET_LIFETIME  180

#define EIAM_TYPE_DEMO_PUZZLE_DESK (eiam_demo_puzzle_desk_get_type ())
G_DECLARE_FINAL_TYPE (EiamDemoPuzzleDesk, eiam_demo_puzzle_desk, EIAM, DEMO_PUZZLE_DESK, GObject)

EiamDemoPuzzleDesk *eiam_demo_puzzle_desk_new    (void);
void                eiam_demo_puzzle_desk_issue  (EiamDemoPuzzleDesk  *self,
                                                  const char          *token,
                                                  const char          *key,
                                                  unsigned int         x,
                                                  gint64               now);
char               *eiam_demo_puzzle_desk_check  (EiamDemoPuzzleDesk  *self,
                                                  const char          *token,
                                                  const char          *answer,
                                                  const char          *sender,
                                                  gboolean             aes,
                                                  gint64               now,
                                                  GError             **error);
gboolean            eiam_demo_puzzle_desk_redeem (EiamDemoPuzzleDesk  *self,
                                                  const char          *ticket,
                                                  const char          *sender,
                                                  gint64               now,
                                                  GError             **error);

G_END_DECLS
