# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Delivers two versions from an own remote behind nginx, as a company does.

Usage: test_remote.py BUILD
What `prepare` left is used: the runtime, the sources, and earlier builds.
"""

import configparser
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import sources
from sandbox import APP, find_cache
from tap import Tap

ROOT = Path(__file__).parents[2]
RUNTIME = "io.github.eiam.TestPlatform//trixie"
NEXT = "99.0.0"
# Not the day of the commit: each version has its own, and the second is the later one.
TIMES = {"first": "1800000000", "next": "1800003600"}
NGINX = """daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
  }}
}}
"""


def free_port():
    """Returns a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def read_group(path):
    """Returns the one group of a file of keys, and its name."""
    parser = configparser.ConfigParser(delimiters="=", interpolation=None)
    parser.optionxform = str
    parser.read(path)
    name = parser.sections()[0]
    return name, dict(parser[name])


class Company:
    """The sources, the remote, the web server, and one machine of the company."""

    def __init__(self, tap, cache, scratch):
        self.tap = tap
        self.cache = cache
        self.scratch = Path(scratch)
        self.folder = self.scratch / "served"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.server = None
        self.environment = os.environ | {
            "FLATPAK_USER_DIR": str(self.scratch / "installation"),
            "FLATPAK_SYSTEM_HELPER_ON_SESSION": "1",
            "HOME": str(self.scratch / "home"),
        }
        (self.scratch / "home").mkdir()

    def make(self, folder, source, time, *options):
        """Calls make-remote with the runtime of the cache."""
        environment = os.environ | {
            "FLATPAK_USER_DIR": str(self.cache / "installation"),
            "SOURCE_DATE_EPOCH": TIMES[time],
        }
        log = self.scratch / "make.log"
        with log.open("w") as stream:
            done = subprocess.run(
                [str(ROOT / "flatpak" / "make-remote"), "--source", str(source),
                 "--runtime", RUNTIME,
                 *(f"--without={name}" for name in sources.left_to_runtime(self.cache)),
                 "--no-tests", "--keys", str(self.scratch / "keys"), *options, str(folder),
                 self.url],
                env=environment, stdout=stream, stderr=stream, check=False)
        if done.returncode != 0:
            raise RuntimeError(log.read_text(errors="replace")[-4000:])
        return re.search(r"commit (\w{64})", log.read_text()).group(1)

    def flatpak(self, *arguments, check=True):
        """Calls flatpak on the machine; returns what it printed."""
        done = subprocess.run(
            ["dbus-run-session", "--", "flatpak", "--user", *arguments],
            env=self.environment, capture_output=True, text=True, check=False)
        if check and done.returncode != 0:
            raise RuntimeError(f"flatpak {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip() if check else done

    def serve(self):
        """Starts the web server."""
        config = self.scratch / "nginx.conf"
        config.write_text(NGINX.format(folder=self.scratch, port=self.port, root=self.folder))
        self.server = subprocess.Popen(
            [self.find_nginx(), "-c", str(config), "-p", str(self.scratch)],
            stderr=subprocess.DEVNULL)

    def find_nginx(self):
        """Returns the web server: the computer's, or the one that was unpacked for this."""
        return shutil.which("nginx") or str(self.cache / "nginx" / "usr" / "sbin" / "nginx")

    def wait_served(self):
        """Waits until the web server answers: curl asks it again while nobody listens."""
        subprocess.run(["curl", "-s", "-f", "-o", os.devnull, "--retry", "50",
                        "--retry-connrefused", "--retry-delay", "1", f"{self.url}/repo/config"],
                       check=True)

    def installed(self):
        """Returns version and commit of the program on the machine."""
        info = self.flatpak("info", "--show-commit", APP)
        version = self.flatpak("run", "--command=eiam-register", APP, "--version")
        return version.split()[1].rstrip(","), info

    def uninstall(self):
        """Takes the program from the machine, and looks whether the desktop still shows it."""
        self.flatpak("uninstall", "-y", "--noninteractive", APP)
        exports = Path(self.environment["FLATPAK_USER_DIR"], "exports")
        left = [str(path) for path in exports.rglob(f"*{APP}*")]
        self.tap.equal(left, [], "nothing of it is left on the desktop")

    def close(self):
        """Ends the web server."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(10)


def next_version(company, version):
    """Returns sources of a later version."""
    source = company.scratch / "next"
    shutil.copytree(company.cache / "source", source, symlinks=True)
    build = source / "meson.build"
    text = build.read_text()
    build.write_text(text.replace(f"version: '{version}'", f"version: '{NEXT}'", 1))
    return source


def check_files(company):
    """What make-remote left for people and machines to open."""
    tap, folder = company.tap, company.folder
    name, repo = read_group(folder / "eiam.flatpakrepo")
    tap.equal((name, repo["Url"]), ("Flatpak Repo", f"{company.url}/repo/"),
              ".flatpakrepo names the address")
    name, ref = read_group(folder / f"{APP}.flatpakref")
    tap.equal((name, ref["Name"], ref["Branch"], ref["GPGKey"]),
              ("Flatpak Ref", APP, "stable", repo["GPGKey"]), ".flatpakref names the program")
    name, wanted = read_group(folder / f"{APP}.preinstall")
    tap.equal((name, wanted["Branch"]), (f"Flatpak Preinstall {APP}", "stable"),
              ".preinstall names the program")


def check_sbom(company, version, commit):
    """The list of ingredients."""
    tap = company.tap
    path = company.folder / f"{APP}-{version}.spdx.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    packages = {package["name"]: package for package in document["packages"]}
    ids = [package["SPDXID"] for package in document["packages"]] + [document["SPDXID"]]
    tap.equal(document["spdxVersion"], "SPDX-2.3", "the list of ingredients is SPDX")
    tap.equal(len(ids), len(set(ids)), "each ingredient has an identifier of its own")
    ends = {relation[end] for relation in document["relationships"]
            for end in ("spdxElementId", "relatedSpdxElement")}
    tap.equal(ends - set(ids), set(), "what belongs together is in the list")
    tap.ok(commit in packages[APP]["comment"], "it names the commit that is delivered")
    tap.equal(packages["eiam-register"]["licenseDeclared"], "GPL-3.0-or-later",
              "it names the licence")
    known = {name.partition(":")[0] for name in packages}
    tap.ok({"libgtk-4-1", "libsoup-3.0-0"} <= known, "the runtime's packages are in it",
           *sorted(known)[:20])
    tap.note(f"{len(packages)} ingredients")


def install_and_update(company, version):
    """A machine adds the remote, installs, updates, and goes back."""
    tap = company.tap
    runtime = f"file://{(company.cache / 'installed').read_text().strip()}"
    company.flatpak("remote-add", "--no-gpg-verify", "runtime", runtime)
    company.flatpak("remote-add", "eiam", f"{company.url}/eiam.flatpakrepo")
    company.flatpak("install", "-y", "--noninteractive", "eiam", APP)
    first = company.installed()
    tap.equal(first[0], version, "the first version runs")
    source = next_version(company, version)
    commit = company.make(company.folder, source, "next", "--work", str(company.cache / "work"))
    company.flatpak("update", "-y", "--noninteractive", APP)
    tap.equal(company.installed(), (NEXT, commit), "the update brought the next one")
    deltas = re.findall(r"GET /repo/deltas/\S+/superblock",
                        (company.scratch / "access.log").read_text())
    tap.ok(len(deltas) >= 2, "both came as static deltas", deltas)
    company.flatpak("update", "-y", "--noninteractive", f"--commit={first[1]}", APP)
    tap.equal(company.installed(), first, "going back brings the first again")
    company.flatpak("update", "-y", "--noninteractive", APP)
    tap.equal(company.installed()[0], NEXT, "and an update the next")
    return first[1]


def install_by_link(company):
    """A machine forgets all of it, and then follows the link for people."""
    tap = company.tap
    before = company.installed()
    company.uninstall()
    company.flatpak("remote-delete", "eiam")
    company.flatpak("install", "-y", "--noninteractive", "--from",
                    f"{company.url}/{APP}.flatpakref")
    tap.equal(company.installed(), before, "the .flatpakref installs it")
    known = company.flatpak("remotes", "--columns=name,url")
    tap.ok(f"{company.url}/repo/" in known, "…and adds the remote, for updates", known)


def refuse_forged(company):
    """What the company has not signed is not taken; it is where nobody looks at signatures."""
    tap = company.tap
    ref = company.flatpak("info", "--show-ref", APP)
    repository = company.folder / "repo"
    for name in ("summary.sig", "summary.idx.sig"):
        tap.ok((repository / name).exists(), f"the remote has a {name}")
    subprocess.run(["flatpak", "build-commit-from", "--force", "--no-update-summary",
                    "--subject=forged", "--timestamp=2030-01-01T00:00:00Z",
                    f"--src-ref={ref}", str(repository), ref], check=True,
                   capture_output=True)
    for path in (*repository.glob("deltas"), *repository.glob("summar*")):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    subprocess.run(["flatpak", "build-update-repo", str(repository)], check=True,
                   capture_output=True)
    before = company.installed()
    company.flatpak("update", "-y", "--noninteractive", APP, check=False)
    tap.equal(company.installed(), before, "what the company has not signed is not taken")
    company.flatpak("remote-modify", "--no-gpg-verify", "eiam")
    company.flatpak("update", "-y", "--noninteractive", APP)
    tap.ok(company.installed()[1] != before[1], "…but would be, if nobody looked")


def build_twice(company, commit):
    """A second build gives the same commit; with --long one from nothing, at another place."""
    options, how = ("--work", str(company.cache / "work")), "with the compiler's cache"
    other = company.cache / "afresh"
    if os.environ.get("EIAM_TEST_LONG"):
        shutil.rmtree(other, ignore_errors=True)
        options, how = ("--work", str(other), "--afresh"), "from nothing"
    again = company.make(company.scratch / "again", company.cache / "source", "first", *options)
    company.tap.equal(again, commit, f"a second build {how} has the same checksum")
    shutil.rmtree(other, ignore_errors=True)


def install_bundle(company, version):
    """A machine without a network takes the single file."""
    tap = company.tap
    company.close()
    company.server = None
    company.uninstall()
    bundle = company.folder / f"{APP}-{version}.flatpak"
    company.flatpak("install", "-y", "--noninteractive", "--bundle", str(bundle))
    tap.equal(company.installed()[0], version, "the single file installs without a server")
    digest = hashlib.sha256(bundle.read_bytes()).hexdigest()
    tap.note(f"{bundle.name}: {bundle.stat().st_size} bytes, sha256 {digest}")


def main(_build):
    """Goes the whole way."""
    cache = find_cache()
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="remote-", dir=cache) as scratch:
        company = Company(tap, cache, scratch)
        version = re.search(r"version: '([^']*)'",
                            (company.cache / "source" / "meson.build").read_text()).group(1)
        try:
            commit = company.make(company.folder, company.cache / "source", "first",
                                  "--work", str(company.cache / "work"))
            company.serve()
            company.wait_served()
            check_files(company)
            check_sbom(company, version, commit)
            tap.equal(install_and_update(company, version), commit,
                      "what is installed is what was made")
            install_by_link(company)
            refuse_forged(company)
            install_bundle(company, version)
            build_twice(company, commit)
        except Exception as error:  # Whatever goes wrong is one failed check more.
            tap.ok(False, "the remote came to its end", traceback.format_exc(), error)
        finally:
            company.close()
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
