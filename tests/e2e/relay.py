# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A port of loopback that leads to another one, which can be changed."""

import socket
import threading

import peer


class Relay:
    """Leads each new connection to the port that is its target then."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        """Takes connections for as long as the process runs."""
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=peer.join, args=(connection, self.target),
                             daemon=True).start()
