/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *eiam_field_check_mobile    (const char *text);
const char *eiam_field_check_code      (const char *text);
const char *eiam_field_check_user_name (const char *text);
const char *eiam_field_check_email     (const char *text);
const char *eiam_field_check_url       (const char *text);
const char *eiam_field_check_date      (const char *text);
const char *eiam_field_check_birthday  (const char *text);
const char *eiam_field_check_zip_code  (const char *text);

G_END_DECLS
