/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EiamTestMemory:
 * @before: KiB of this process at the beginning
 */
typedef struct {
  unsigned int before;
} EiamTestMemory;

const char   *eiam_test_memory_find_obstacle (void);
void          eiam_test_memory_begin         (EiamTestMemory       *memory);
unsigned int  eiam_test_memory_get_growth    (const EiamTestMemory *memory);

G_END_DECLS
