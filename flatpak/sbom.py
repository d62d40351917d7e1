# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lists what a Flatpak is made of, as an SPDX 2.3 document.

The manifest that flatpak-builder leaves in the application names the modules and where their
sources come from; that of the runtime, where it has one, names its packages.
"""

import hashlib
import json
import re
from pathlib import Path

# Names and paths of archives end in what is their version.
VERSION = re.compile(r"-v?(\d[\w.]*?)\.(?:tar\.\w+|zip)$")
LICENSES = {
    "eiam-register": "GPL-3.0-or-later",
    "libpwquality": "BSD-3-Clause OR GPL-2.0-or-later",
}
UNKNOWN = "NOASSERTION"
OURS = "eiam-register"


def make_id(*parts):
    """Returns an identifier of letters, digits, dots and dashes."""
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", "-".join(parts))


def make_package(kind, name, version, **more):
    """Returns the entry of one package."""
    package = {
        "SPDXID": make_id(kind, name),
        "name": name,
        "downloadLocation": UNKNOWN,
        "filesAnalyzed": False,
        "licenseConcluded": UNKNOWN,
        "licenseDeclared": LICENSES.get(name, UNKNOWN),
        "copyrightText": UNKNOWN,
    }
    if version:
        package["versionInfo"] = version
    return package | more


def read_manifest(files):
    """Returns the modules that a manifest names, or none where there is no manifest."""
    path = Path(files, "manifest.json")
    return json.loads(path.read_text(encoding="utf-8"))["modules"] if path.exists() else []


def module_package(module, version):
    """Returns the entry of a module of the application."""
    source = module["sources"][0]
    more = {}
    if "url" in source:
        more["downloadLocation"] = source["url"]
        version = next(iter(VERSION.findall(source["url"])), source.get("tag", ""))
    if "sha256" in source:
        more["checksums"] = [{"algorithm": "SHA256", "checksumValue": source["sha256"]}]
    return make_package("Module", module["name"], version, **more)


def runtime_package(module):
    """Returns the entry of a package of the runtime."""
    told = module.get("x-cpe") or {}
    more = {}
    if told.get("product", module["name"]) != module["name"]:
        more["comment"] = f"from the sources of {told['product']}"
    return make_package("Runtime", module["name"], told.get("version", ""), **more)


def relate(outer, kind, inner):
    """Returns that one package has to do with another."""
    return {"spdxElementId": outer["SPDXID"], "relationshipType": kind,
            "relatedSpdxElement": inner["SPDXID"]}


def make(app, version, created, commit, runtime, folders):
    """Returns the document of an application, of which `folders` are its and its runtime's files.

    `commit` is the checksum of what is delivered, `runtime` the name and the checksum of what it
    runs on.
    """
    files, runtime_files = folders
    main = make_package("Application", app, version, licenseDeclared=LICENSES[OURS],
                        primaryPackagePurpose="APPLICATION", comment=f"OSTree commit {commit}")
    ground = make_package("Platform", runtime[0], runtime[0].rpartition("/")[2],
                          primaryPackagePurpose="OPERATING-SYSTEM",
                          comment=f"OSTree commit {runtime[1]}")
    modules = [module_package(module, version) for module in read_manifest(files)]
    packages = [runtime_package(module) for module in read_manifest(runtime_files)
                if "name" in module]
    unique = {package["SPDXID"]: package for package in [main, ground, *modules, *packages]}
    digest = hashlib.sha256(f"{app} {version} {commit} {runtime[1]}".encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{app} {version}",
        "documentNamespace": f"https://github.com/eiam/register/spdx/{digest}",
        "creationInfo": {"created": created, "creators": ["Tool: eiam-register make-remote"]},
        "packages": list(unique.values()),
        "relationships": [
            relate({"SPDXID": "SPDXRef-DOCUMENT"}, "DESCRIBES", main),
            relate(main, "DEPENDS_ON", ground),
            *(relate(main, "CONTAINS", module) for module in modules),
            *(relate(ground, "CONTAINS", package) for package in packages),
        ],
    }
