/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EIAM_INCIDENT_LENGTH 6

char *eiam_incident_new  (void);
void  eiam_incident_give (GError *error);

G_END_DECLS
