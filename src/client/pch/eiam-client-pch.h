/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Read once for all files here, which takes half the time of a build. Each of them
 * includes what it needs by itself: -Db_pch=false shows it. */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include <libsoup/soup.h>
