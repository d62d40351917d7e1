/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamTestOutside:
 * @process: of the service
 * @url: where it listens
 * @x: the place of the hole of the last puzzle, 0 before it is told
 * @code: (nullable): of the last SMS
 * @ended: whether it tells nothing more
 *
 * The demo service in a process of its own, so that what it needs is not counted with
 * what the program needs. What it tells beside its answers may come after them.
 */
typedef struct {
  GSubprocess *process;
  char        *url;
  unsigned int x;
  char        *code;
  gboolean     ended;
} EiamTestOutside;

EiamTestOutside *eiam_test_outside_start  (const char * const *command);
void             eiam_test_outside_forget (EiamTestOutside    *self);
void             eiam_test_outside_stop   (EiamTestOutside    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamTestOutside, eiam_test_outside_stop)

G_END_DECLS
