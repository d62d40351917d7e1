# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A port of loopback that leads to another one, which can be changed."""

import contextlib
import socket
import threading


def pump(source, target):
    """Passes bytes on until there are no more."""
    with contextlib.suppress(OSError):
        while data := source.recv(4096):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


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
            threading.Thread(target=self.lead, args=(connection,), daemon=True).start()

    def lead(self, connection):
        """Joins a connection with one to the target."""
        with connection, contextlib.suppress(OSError), \
                socket.create_connection(("127.0.0.1", self.target)) as target:
            back = threading.Thread(target=pump, args=(target, connection), daemon=True)
            back.start()
            pump(connection, target)
            back.join()
