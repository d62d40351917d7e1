# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The compositor cage on a private desktop."""

import os
import subprocess

# It will not run as root. A root that is somebody else in a namespace of its own is not root.
AS_SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
# The name of its socket goes to the test; it stays for as long as what it has started.
TELL = "echo $WAYLAND_DISPLAY >&{fd}; exec {fd}>&-; exec sleep infinity"


def find_obstacle():
    """Returns why it cannot be started here, or nothing."""
    if os.getuid() == 0 and subprocess.run(
            [*AS_SOMEBODY, "true"], capture_output=True, check=False).returncode != 0:
        return "cage does not run as root, and there are no user namespaces"
    return None


def start(desktop, **environment):
    """Starts it, with what tells it its screen; programs find it from then on."""
    desktop.environment |= {"LIBSEAT_BACKEND": "noop", "WLR_RENDERER": "pixman"} | environment
    command = ("cage", "--", "sh", "-c", TELL)
    socket = desktop.start_telling("cage", *(AS_SOMEBODY if os.getuid() == 0 else ()), *command)
    desktop.environment |= {"GDK_BACKEND": "wayland", "WAYLAND_DISPLAY": socket}
