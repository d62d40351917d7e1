/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "eiam-server-error.h"
#include "eiam-transport.h"

G_BEGIN_DECLS

/**
 * EiamCallParse:
 * @answer: an answer of success
 * @error: return location for an %EIAM_ERROR
 *
 * Returns: (nullable): what the answer holds
 */
typedef gpointer (*EiamCallParse) (EiamAnswer  *answer,
                                   GError     **error);

/**
 * EiamCallInfo:
 * @path: relative to the server's address
 * @method: the HTTP method
 * @max_size: the most bytes of an answer
 * @parse: reads an answer
 * @free: (nullable): frees what @parse returned
 *
 * How a call is made and read.
 */
typedef struct {
  const char     *path;
  const char     *method;
  gsize           max_size;
  EiamCallParse   parse;
  GDestroyNotify  free;
} EiamCallInfo;

const EiamCallInfo *eiam_call_get_info          (EiamCall    call);
GError             *eiam_call_find_error        (EiamCall    call,
                                                 EiamAnswer *answer);
const char         *eiam_call_get_name          (EiamCall    call);
void                eiam_call_tell              (EiamCall    call,
                                                 gint64      begun,
                                                 GError     *error);
GError             *eiam_call_judge_lost_answer (EiamCall    call,
                                                 gboolean    was_sent,
                                                 gboolean    was_answered,
                                                 GError     *error);

G_END_DECLS
