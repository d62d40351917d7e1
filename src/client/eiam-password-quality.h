/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-password.h"

G_BEGIN_DECLS

EiamPasswordLevel eiam_password_quality_rate (const char        *password,
                                              EiamPasswordLevel  level);

G_END_DECLS
