/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EiamTestPeer:
 *
 * A server or a proxy in a process of its own, which misbehaves as told and
 * says what it was sent (extra/peer.py).
 */
typedef struct _EiamTestPeer EiamTestPeer;

EiamTestPeer *eiam_test_peer_new      (const char * const  *options);
void          eiam_test_peer_free     (EiamTestPeer        *self);
unsigned int  eiam_test_peer_get_port (EiamTestPeer        *self);
char        **eiam_test_peer_end      (EiamTestPeer        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EiamTestPeer, eiam_test_peer_free)

G_END_DECLS
