/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * EiamDemoDelivery:
 * @EIAM_DEMO_DELIVERY_HTTP: as a well-formed HTTP answer
 * @EIAM_DEMO_DELIVERY_RAW: as the bytes in @raw and @filler, then closed
 * @EIAM_DEMO_DELIVERY_DROP: not at all, the connection is closed
 * @EIAM_DEMO_DELIVERY_HANG: not at all, the connection stays open
 *
 * How an answer reaches the client.
 */
typedef enum {
  EIAM_DEMO_DELIVERY_HTTP,
  EIAM_DEMO_DELIVERY_RAW,
  EIAM_DEMO_DELIVERY_DROP,
  EIAM_DEMO_DELIVERY_HANG,
} EiamDemoDelivery;

/**
 * EiamDemoReply:
 * @status: the HTTP status
 * @type: the media type
 * @body: the body
 * @retry_after: (nullable): the `Retry-After` header
 * @location: (nullable): the `Location` header
 * @allow: (nullable): the `Allow` header
 * @delivery: how it is sent
 * @raw: (nullable): for raw delivery, what is sent at once
 * @filler: (nullable): for raw delivery, what follows
 * @n_fillers: how many times @filler is sent
 * @interval: the milliseconds before each @filler
 *
 * One answer on its way out.
 */
typedef struct {
  unsigned int      status;
  char             *type;
  GBytes           *body;
  char             *retry_after;
  char             *location;
  char             *allow;
  EiamDemoDelivery  delivery;
  GBytes           *raw;
  GBytes           *filler;
  guint64           n_fillers;
  unsigned int      interval;
} EiamDemoReply;

EiamDemoReply *eiam_demo_reply_new      (GBytes              *body);
EiamDemoReply *eiam_demo_reply_new_error (const GError       *error,
                                          const char         *language);
void           eiam_demo_reply_free     (EiamDemoReply       *self);
void           eiam_demo_reply_set_body (EiamDemoReply       *self,
                                         GBytes              *body);
void           eiam_demo_reply_set_text (EiamDemoReply       *self,
                                         const char          *type,
                                         const char          *text);
void           eiam_demo_reply_write    (const EiamDemoReply *self,
                                         SoupServerMessage   *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamDemoReply, eiam_demo_reply_free)

G_END_DECLS
