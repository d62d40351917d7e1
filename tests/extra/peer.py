# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A server or proxy on loopback that misbehaves as told, and says what it was sent.

It prints `listening PORT` first. Then, for each connection, `request BYTES`: how many bytes
beyond the handshake came in, and for a proxy `line TEXT` for each line of what it was asked.
When its input ends, it waits for the connections that are open, and ends.
"""

import argparse
import contextlib
import select
import socket
import ssl
import sys
import threading
import warnings

PATIENCE = 20
LIMIT = 65536
OLDEST = {"any": ssl.TLSVersion.MINIMUM_SUPPORTED, "1.1": ssl.TLSVersion.MINIMUM_SUPPORTED,
          "1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
NEWEST = {"any": ssl.TLSVersion.MAXIMUM_SUPPORTED, "1.1": ssl.TLSVersion.TLSv1_1,
          "1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
REFUSALS = {
    "refuse": b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    "login": b"HTTP/1.1 407 Proxy Authentication Required\r\n"
             b"Proxy-Authenticate: Basic realm=\"network\"\r\n"
             b"Content-Length: 0\r\nConnection: close\r\n\r\n",
    "garbage": b"SSH-2.0-proxy\r\n\r\n",
    "drop": b"",
}
print_lock = threading.Lock()


def say(*words):
    """Prints a line that a test reads."""
    with print_lock:
        print(*words, flush=True)


def read_head(stream, head=b""):
    """Reads until an empty line, or until there is no more."""
    while b"\r\n\r\n" not in head and len(head) < LIMIT:
        more = stream.recv(4096)
        if not more:
            break
        head += more
    return head


def read_request(stream):
    """Reads a request with its body; returns all bytes."""
    data = read_head(stream)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [int(line.partition(b":")[2]) for line in head.split(b"\r\n")
               if line.lower().startswith(b"content-length:")]
    while lengths and len(body) < lengths[0]:
        more = stream.recv(4096)
        if not more:
            break
        body += more
        data += more
    return data


def make_context(options):
    """Returns how the server speaks TLS."""
    warnings.simplefilter("ignore", DeprecationWarning)  # Outdated TLS is what is tested.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = OLDEST[options.tls]
    context.maximum_version = NEWEST[options.tls]
    context.load_cert_chain(options.cert, options.key)
    if options.demand or options.wish:
        context.verify_mode = ssl.CERT_REQUIRED if options.demand else ssl.CERT_OPTIONAL
        context.load_verify_locations(options.authority)
    return context


def linger(connection):
    """Ends our side and waits for the other, whose last words would else reset the
    connection and with it what we said last."""
    with connection:
        connection.settimeout(PATIENCE)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(LIMIT):
            pass


def serve_tls(connection, options):
    """Takes a request over TLS and answers that all is well."""
    data = b""
    stream = make_context(options).wrap_socket(connection, server_side=True,
                                               do_handshake_on_connect=False)
    try:
        with stream:
            try:
                stream.do_handshake()
            except ssl.SSLError:
                linger(socket.socket(fileno=stream.detach()))
                raise
            data = read_request(stream)
            if data:
                stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
                               b"Connection: close\r\n\r\n")
    finally:
        say("request", len(data))


def serve_plain(connection, _options):
    """Answers in plain HTTP, whatever comes; a TLS greeting is no part of a request."""
    data = connection.recv(LIMIT)
    say("request", 0 if data.startswith(b"\x16\x03") else len(data))
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n"
                       b"Connection: close\r\n\r\n")


def pump(source, target):
    """Passes bytes on until there are no more, and ends both sides then."""
    with contextlib.suppress(OSError):
        while data := source.recv(4096):
            target.sendall(data)
    for end in (source, target):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def join(connection, port):
    """Leads a connection to a port until either side ends."""
    with connection, contextlib.suppress(OSError), \
            socket.create_connection(("127.0.0.1", port)) as target:
        back = threading.Thread(target=pump, args=(target, connection), daemon=True)
        back.start()
        pump(connection, target)
        back.join()


def serve_proxy(connection, options):
    """Takes a CONNECT, and refuses it or leads to the service whatever host is asked for."""
    head = read_head(connection)
    for line in head.decode("latin-1").split("\r\n"):
        say("line", line)
    say("request", len(head.partition(b"\r\n\r\n")[2]))
    if options.kind in REFUSALS:
        connection.sendall(REFUSALS[options.kind])
        connection.shutdown(socket.SHUT_WR)
        # What would follow without an invitation counts as well. Who keeps still and
        # does not hang up either is waited for no longer than this.
        connection.settimeout(1)
        with contextlib.suppress(OSError):
            say("request", len(connection.recv(LIMIT)))
        return
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    connection.settimeout(None)
    join(connection, options.target)


SERVERS = {"tls": serve_tls, "plain": serve_plain, "tunnel": serve_proxy} | {
    kind: serve_proxy for kind in REFUSALS
}


def serve(connection, options):
    """Serves one connection; its faults are what is tested and end nothing."""
    connection.settimeout(PATIENCE)
    with connection, contextlib.suppress(OSError):
        SERVERS[options.kind](connection, options)


def main():
    """Listens until the caller closes our input."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=sorted(SERVERS))
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--tls", choices=sorted(OLDEST), default="any")
    parser.add_argument("--authority", help="the authority of callers' certificates")
    parser.add_argument("--demand", action="store_true", help="take no callers without one")
    parser.add_argument("--wish", action="store_true", help="ask callers for one")
    parser.add_argument("--target", type=int, help="the port that a tunnel leads to")
    options = parser.parse_args()

    listener = socket.create_server(("127.0.0.1", 0))
    say("listening", listener.getsockname()[1])
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if listener not in ready:
            break
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, options)).start()


if __name__ == "__main__":
    main()
