/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * EiamAnswer:
 * @status: the HTTP status
 * @content_type: (nullable): the media type without parameters, in lower case
 * @retry_after: seconds of a `Retry-After` header, 0 without one
 * @clock_lead: seconds by which this device's clock is ahead of a `Date` header, 0 without one
 * @location: (nullable): the host of a `Location` header
 * @body: the whole body
 *
 * One whole answer.
 */
typedef struct {
  unsigned int  status;
  char         *content_type;
  unsigned int  retry_after;
  gint64        clock_lead;
  char         *location;
  GBytes       *body;
} EiamAnswer;

void        eiam_answer_free             (EiamAnswer          *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamAnswer, eiam_answer_free)

void        eiam_transport_send_async    (SoupSession         *session,
                                          SoupMessage         *message,
                                          gsize                max_size,
                                          unsigned int         timeout_ms,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
EiamAnswer *eiam_transport_send_finish   (SoupSession         *session,
                                          GAsyncResult        *result,
                                          gboolean            *was_sent,
                                          GError             **error);
GError     *eiam_transport_describe      (const GError        *error);

G_END_DECLS
