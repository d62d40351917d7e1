/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-password-words.h"

G_BEGIN_DECLS

char *eiam_password_generate (const EiamPasswordWords *words);

G_END_DECLS
