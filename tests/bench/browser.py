# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's Chromium with a page of the same fields."""

import http.server
import os
import queue
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

FORM = Path(__file__).resolve().parent / "form.html"
REST_SECONDS = 2


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the page, and hears when it was painted."""

    def do_GET(self):
        """Answers a request."""
        path, _, query = self.path.partition("?")
        data = FORM.read_bytes() if path == "/" else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        if path == "/painted":
            self.server.painted.put(float(query))

    def log_message(self, *_):
        """Prints nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that is ended while it is answered."""

    def handle_error(self, request, client_address):
        """Tells what went wrong, if it is no closed connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def descendants(pid):
    """Yields a process and all that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield from descendants(int(child))
        except OSError:
            pass


def watch(pid):
    """Returns a descriptor that can be read once a process has ended, if it has not yet."""
    try:
        return os.pidfd_open(pid)
    except OSError:
        return None


def read_pss(pid):
    """Returns the proportional share of memory of a process, in KiB."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines()
                 if line.startswith("Pss:")), 0)


class Browser:
    """Starts Chromium on the page, each time as if it was the first, with a warm profile."""

    def __init__(self, stage):
        self.stage = stage
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.painted = queue.Queue()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"

    def start(self):
        """Starts it; returns the process and the milliseconds until it has painted."""
        command = ["chromium", f"--app={self.url}", "--window-size=480,720", "--no-first-run",
                   f"--user-data-dir={self.stage.scratch / 'chromium'}", "--disable-gpu"]
        if os.geteuid() == 0:
            # Its sandbox refuses to be started by root.
            command.append("--no-sandbox")
        began = time.time() * 1000
        process = subprocess.Popen(
            command, env=self.stage.environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return process, self.server.painted.get(timeout=120) - began
        except queue.Empty:
            self.end(process)
            raise TimeoutError("Chromium painted nothing") from None

    @staticmethod
    def end(process):
        """Ends it and all that it started, which would take time from what is measured next."""
        others = [watch(pid) for pid in descendants(process.pid) if pid != process.pid]
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for other in filter(None, others):
            select.select([other], [], [], 20)
            os.close(other)

    def paint(self):
        """Returns the milliseconds until the page was painted."""
        process, elapsed = self.start()
        self.end(process)
        return elapsed

    def share(self):
        """Returns the MiB of the whole tree of processes."""
        process, _ = self.start()
        time.sleep(REST_SECONDS)
        size = sum(read_pss(pid) for pid in set(descendants(process.pid)))
        self.end(process)
        return size / 1024
