/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define EIAM_JSON_MAX_DEPTH 32

JsonObject *eiam_json_parse_object (GBytes      *bytes,
                                    GError     **error);

const char *eiam_json_get_string   (JsonObject  *object,
                                    const char  *member);
gboolean    eiam_json_get_int      (JsonObject  *object,
                                    const char  *member,
                                    gint64      *value);
JsonArray  *eiam_json_get_array    (JsonObject  *object,
                                    const char  *member);
JsonObject *eiam_json_get_object   (JsonObject  *object,
                                    const char  *member);
JsonObject *eiam_json_get_element  (JsonArray   *array,
                                    unsigned int index);

void        eiam_json_append_string (GString    *json,
                                     const char *text);
void        eiam_json_append_member (GString    *json,
                                     const char *name,
                                     const char *value);

G_END_DECLS
