/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In bytes. Answers are held to less by the transport; what is stored of the
 * largest one can be six times as long. */
#define EIAM_JSON_MEMBERS_MAX_SIZE (2 * 1024 * 1024)

typedef struct _EiamJsonMembers EiamJsonMembers;

EiamJsonMembers *eiam_json_members_parse      (const char             *data,
                                               gsize                   length,
                                               const char * const     *names,
                                               GError                **error);
void             eiam_json_members_free       (EiamJsonMembers        *self);

const char      *eiam_json_members_get_string (const EiamJsonMembers  *self,
                                               const char             *name);
gboolean         eiam_json_members_get_int    (const EiamJsonMembers  *self,
                                               const char             *name,
                                               gint64                 *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamJsonMembers, eiam_json_members_free)

G_END_DECLS
