# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gives the runtime that is made here an extension, as that of GNOME has for its translations."""

import subprocess

import local

POINT = f"{local.PLATFORM}.Extra"
METADATA = """
[Extension {point}]
directory=share/extra
"""
EXTENSION_METADATA = """[Runtime]
name={point}
runtime={runtime}
sdk={sdk}

[ExtensionOf]
ref=runtime/{runtime}
"""


def run(*command):
    """Runs a tool; returns what it printed."""
    return subprocess.run([str(part) for part in command], check=True, capture_output=True,
                          text=True).stdout


ARCH = run("flatpak", "--default-arch").strip()
RUNTIME, SDK, EXTENSION = (f"runtime/{name}/{ARCH}/{local.BRANCH}"
                           for name in (local.PLATFORM, local.SDK, POINT))


def extend(repository, folder):
    """Tells the runtime that there may be an extension."""
    metadata = run("ostree", f"--repo={repository}", "cat", RUNTIME, "/metadata")
    metadata += METADATA.format(point=POINT)
    # Where it is mounted.
    (folder / "files" / "share" / "extra").mkdir(parents=True)
    (folder / "metadata").write_text(metadata)
    run("ostree", "commit", f"--repo={repository}", f"--branch={RUNTIME}", f"--tree=ref={RUNTIME}",
        f"--tree=dir={folder}", "--canonical-permissions", f"--bind-ref={RUNTIME}",
        f"--add-metadata-string=xa.ref={RUNTIME}", f"--add-metadata-string=xa.metadata={metadata}",
        "--subject=Runtime with an extension")


def add_extension(repository, folder):
    """Makes the extension."""
    for name in ("files", "usr"):
        (folder / name).mkdir(parents=True)
    (folder / "usr" / "words").write_text("Words of the runtime\n")
    (folder / "metadata").write_text(EXTENSION_METADATA.format(
        point=POINT, runtime=RUNTIME.partition("/")[2], sdk=SDK.partition("/")[2]))
    run("flatpak", "build-export", "--runtime", "--no-update-summary", repository, folder,
        local.BRANCH)


def make(source, folder):
    """Makes a repository with runtime, SDK and the extension of the first; returns its path."""
    repository = folder / "runtimes"
    run("ostree", "init", "--mode=bare-user-only", f"--repo={repository}")
    run("ostree", f"--repo={repository}", "pull-local", source, RUNTIME, SDK)
    extend(repository, folder / "extended")
    add_extension(repository, folder / "extension")
    run("flatpak", "build-update-repo", repository)
    return repository
