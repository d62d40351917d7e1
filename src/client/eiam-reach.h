/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamReachStage:
 * @EIAM_REACH_DNS: the server's name is looked up
 * @EIAM_REACH_TCP: a connection to the server is made
 * @EIAM_REACH_PROXY: a proxy is asked for one in place of these two
 * @EIAM_REACH_TLS: the server proves its identity
 * @EIAM_REACH_DONE: the server can be talked to
 *
 * How far the way to a server leads.
 */
typedef enum {
  EIAM_REACH_DNS,
  EIAM_REACH_TCP,
  EIAM_REACH_PROXY,
  EIAM_REACH_TLS,
  EIAM_REACH_DONE,
} EiamReachStage;

void           eiam_reach_async  (GUri                 *server,
                                  const char           *ca_file,
                                  unsigned int          timeout_ms,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
EiamReachStage eiam_reach_finish (GAsyncResult         *result,
                                  gboolean             *by_proxy,
                                  GError              **error);

G_END_DECLS
