#!/usr/bin/python3
"""Looks at what a formatter and a reader see first: opening sentences, clang-format, tabs, leftovers, foreign paths."""
import re
import shutil
import subprocess

import guard

TEXTS = guard.SOURCES + guard.SCRIPTS + (".md", ".yaml", ".yml", ".json", ".txt", ".cmake", ".in", ".cff", ".toml")
OPENINGS = {".h": r"// \S", ".cpp": r"// \S", ".sh": r"# \S", ".py": r'(\"\"\"|# )\S', ".cmake": r"# \S"}
BROKEN_ON_PURPOSE = "tests/broken/"  # what the loader must refuse: tabs and bytes that are not UTF-8 among it
# Put together from pieces, so that this file does not report itself.
LEFTOVER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
MANGLED_HEADING = re.compile(r"\s*##+\w")
MACHINE_PATH = re.compile(r"(?<![\w.~}/-])/(" + "|".join(["wo" + "rk", "fa" + "rm", "ho" + "me", "ro" + "ot"]) + r")/\w")


def opening_problem(path, lines):
    """Why the first line of a source does not say what the file is, or None."""
    pattern = r"# \S" if path.name == "CMakeLists.txt" else OPENINGS.get(path.suffix)
    if pattern is None:
        return None
    first = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
    return None if first and re.match(pattern, first[0]) else "must open with a comment sentence on what the file is"


def line_problems(line, suffix):
    """What is wrong with one line of a file of this suffix."""
    if suffix == ".md" and MANGLED_HEADING.match(line):
        yield "a heading without a space, as a formatter of C++ leaves it"
    if "\t" in line:
        yield "a tab"
    if line.endswith("\r"):
        yield "a Windows line end"
    if LEFTOVER.search(line):
        yield f"a leftover: {LEFTOVER.search(line).group()}"
    if MACHINE_PATH.search(line):
        yield "a path of one machine"


def format_problems(root, sources):
    """What clang-format would change, one line per place."""
    if not sources:
        return []
    if not shutil.which("clang-format"):
        return ["clang-format is not installed"]
    command = ["clang-format", "--dry-run", "-Werror", "--ferror-limit=5", *map(str, sources)]
    output = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stderr
    return [line.replace(f"{root}/", "") for line in output.splitlines() if ": error:" in line]


def problems(root):
    """One line per offence: file:line: what is wrong."""
    found = []
    for path in guard.files(root, TEXTS):
        name, content = path.relative_to(root).as_posix(), guard.text(path)
        if name.startswith(BROKEN_ON_PURPOSE):
            continue
        if content is None:
            found.append(f"{name}: not UTF-8")
            continue
        lines = content.split("\n")
        opening = opening_problem(path, lines)
        found += [f"{name}:1: {opening}"] if opening else []
        found += [f"{name}:{number}: {problem}" for number, line in enumerate(lines, 1) for problem in line_problems(line, path.suffix)]
    return found + format_problems(root, guard.files(root, guard.SOURCES))


if __name__ == "__main__":
    guard.report("style", problems(guard.ROOT))
