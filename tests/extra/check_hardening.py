# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks in a built program that what makes faults in memory harder to use is there."""

import re
import subprocess
import sys
from pathlib import Path

from tap import Tap

ENDBR64 = b"\xf3\x0f\x1e\xfa"
OWN_FUNCTION = re.compile(r"^(eiam_\w+|main)$")
# Calls that are checked by the C library; the first one belongs to the stack protector.
CHECKED_CALL = re.compile(r"\b__(?!stack_chk_fail)\w+_chk\b")
# Calls that would have been. A program may do without.
UNCHECKED_CALL = re.compile(r"\b(mem(cpy|move|set)|strn?(cpy|cat)|v?(s|sn|f)?printf|f?gets|read)@")


def readelf(program, *options):
    """Returns what readelf says of a program."""
    return subprocess.run(
        ["readelf", "--wide", *options, program], check=True, capture_output=True, text=True,
    ).stdout


def own_functions(program):
    """Yields name and address of each function of ours that others can call."""
    for line in readelf(program, "--symbols").splitlines():
        words = line.split()
        if len(words) == 8 and words[3] == "FUNC" and words[4] == "GLOBAL" and words[6] != "UND":
            if OWN_FUNCTION.match(words[7]):
                yield words[7], int(words[1], 16)


def text_section(program):
    """Returns the address of the program's code, and its bytes."""
    for line in readelf(program, "--section-headers").splitlines():
        found = re.search(r"\s\.text\s+PROGBITS\s+(\w+)\s+(\w+)\s+(\w+)", line)
        if found is not None:
            address, offset, size = (int(number, 16) for number in found.groups())
            return address, Path(program).read_bytes()[offset:offset + size]
    return 0, b""


def check_layout(tap, program, name):
    """Checks what the linker decides."""
    headers = readelf(program, "--file-header", "--program-headers")
    dynamic = readelf(program, "--dynamic")
    stack = re.search(r"GNU_STACK(?:\s+0x\w+){5}\s+(\w+)", headers)
    tap.ok(re.search(r"Type:\s+DYN", headers) and re.search(r"FLAGS_1.*\bPIE\b|SONAME", dynamic),
           f"{name} can be loaded at any address", headers)
    tap.ok("GNU_RELRO" in headers, f"{name} has what the linker fills in made read-only")
    tap.ok(re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic), f"{name} is bound at the start",
           dynamic)
    tap.ok(stack is not None and "E" not in stack[1], f"{name} has a stack that is no code")


def check_calls(tap, program, name, level):
    """Checks for the calls that the compiler put in."""
    symbols = readelf(program, "--dyn-syms")
    tap.ok("__stack_chk_fail" in symbols, f"{name} watches the ends of its stack frames")
    what = f"{name} has the C library check sizes"
    if level == "0":
        tap.skip(what, "it was built without an optimizer, or for a sanitizer")
        return
    tap.ok(CHECKED_CALL.search(symbols) or not UNCHECKED_CALL.search(symbols), what)


def check_branches(tap, program, name, machine):
    """Checks that each function of ours marks itself as a target of calls."""
    what = f"{name} marks where calls may go"
    if machine != "x86_64":
        tap.skip(what, f"{machine} has other means")
        return
    base, code = text_section(program)
    bare, count = [], 0
    for function, address in own_functions(program):
        count += 1
        if code[address - base:address - base + len(ENDBR64)] != ENDBR64:
            bare.append(function)
    if count == 0:
        tap.skip(what, "it has no names of functions")
        return
    tap.ok(not bare, what, *bare)


def check_stack_clash(tap, program, name):
    """Checks that every source was compiled to touch each page of a large frame."""
    what = f"{name} cannot step over the end of its stack"
    units = re.findall(r"DW_AT_producer.*: (GNU C.*)",
                       readelf(program, "--debug-dump=info", "--dwarf-depth=1"))
    if not units:
        tap.skip(what, "it does not say how it was compiled")
        return
    bare = [unit for unit in units if "-fstack-clash-protection" not in unit]
    tap.ok(not bare, what, *bare)


def main(program, machine, level):
    """Checks a program that was built for a machine with a level of _FORTIFY_SOURCE."""
    tap = Tap()
    name = Path(program).name
    check_layout(tap, program, name)
    check_calls(tap, program, name, level)
    check_branches(tap, program, name, machine)
    check_stack_clash(tap, program, name)
    tap.done()


if __name__ == "__main__":
    main(*sys.argv[1:])
