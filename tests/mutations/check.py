#!/usr/bin/python3
"""Breaks the sources in named ways, one at a time, and asks the tests to notice: check.py [--only NAME ...]."""
import argparse
import pathlib
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as tree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests/mutations/list"
KEYS = {"name", "kind", "file", "text", "replacement", "tests"}
LONGEST = 240  # seconds for one test program; a mutant that needs longer has been noticed


def mutations():
    """All mutations of the lists, in order; stops with a message where an entry is not as described in README.md."""
    found = []
    for path in sorted(LISTS.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if set(entry) != KEYS:
                sys.exit(f"{path.name}: {entry.get('name')}: expected the keys {', '.join(sorted(KEYS))}")
            found.append(entry)
    return found


class Tree:
    """A copy of the sources and its build, in which one file at a time is changed."""

    def __init__(self, folder, jobs):
        self.folder, self.build, self.jobs = folder, folder / "build", jobs

    def prepare(self):
        """Brings the copy up to date (only files that differ are written, so that little is built) and configures."""
        listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                                capture_output=True, text=True, check=True)
        names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
        for name in names:
            source, copy = ROOT / name, self.folder / name
            if copy.is_file() and copy.read_bytes() == source.read_bytes():
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
        wrapper = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        subprocess.run(["cmake", "-S", self.folder, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                        *wrapper], check=True, stdout=subprocess.DEVNULL)

    def compile(self, targets):
        """Builds targets; whether it worked."""
        command = ["ninja", "-C", self.build, f"-j{self.jobs}", *targets]
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0

    def failure(self, test):
        """The name of the test that fails in "PROGRAM FILE", how the program ended without one, or None."""
        program, source = test.split()
        command = [self.build / "tests" / program, f"[#{source}]~[slow]", "--filenames-as-tags", "--abort", "-r", "xml"]
        try:
            done = subprocess.run(command, cwd=self.folder, capture_output=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            return "the time limit"
        try:
            cases = list(tree.fromstring(done.stdout).iter("TestCase"))
        except tree.ParseError:
            return f"a crash in {source}"
        for case in cases:
            if case.find("OverallResult").get("success") == "false":
                return case.get("name")
        if not cases:
            sys.exit(f"{test}: there is no such test")
        return None if done.returncode == 0 else f"a crash in {source}"


def programs_of(entries):
    return sorted({test.split()[0] for entry in entries for test in entry["tests"]})


def outcome_of(mutation, copy):
    """What became of one mutation; the file is as before afterwards."""
    path = copy.folder / mutation["file"]
    whole = path.read_text(encoding="utf-8")
    if whole.count(mutation["text"]) != 1:
        return f"OUT OF DATE: its text stands {whole.count(mutation['text'])} times in the file"
    try:
        path.write_text(whole.replace(mutation["text"], mutation["replacement"]), encoding="utf-8")
        if not copy.compile(programs_of([mutation])):
            return "DOES NOT COMPILE"
        found = next(filter(None, map(copy.failure, mutation["tests"])), None)
        return "SURVIVED" if found is None else found
    finally:
        path.write_text(whole, encoding="utf-8")


def check_sound(copy, chosen):
    """Without a mutation every expected test must pass, else being caught would mean nothing."""
    if not copy.compile(programs_of(chosen)):
        sys.exit("the unchanged sources do not compile")
    for test in sorted({test for entry in chosen for test in entry["tests"]}):
        failed = copy.failure(test)
        if failed is not None:
            sys.exit(f"{test} fails without any mutation: {failed}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these mutations")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/mutations", help="where to build")
    parser.add_argument("--jobs", type=int, default=2, help="compilers at a time")
    options = parser.parse_args()
    chosen = [m for m in mutations() if not options.only or m["name"] in options.only]
    if not chosen:
        sys.exit("no mutation has that name")
    copy = Tree(options.folder.resolve(), options.jobs)
    copy.prepare()
    check_sound(copy, chosen)
    print("| Mutation | Kind | File | Caught by |\n|---|---|---|---|", flush=True)
    outcomes = []
    begin = time.monotonic()
    for mutation in chosen:
        outcomes.append(outcome_of(mutation, copy))
        print(f"| {mutation['name']} | {mutation['kind']} | {mutation['file']} | {outcomes[-1]} |", flush=True)
    missed = [o for o in outcomes if o == "SURVIVED" or o.startswith(("OUT OF DATE", "DOES NOT COMPILE"))]
    print(f"\n{len(outcomes)} mutations, {len(outcomes) - len(missed)} caught, {len(missed)} not "
          f"({(time.monotonic() - begin) / 60:.0f} minutes).")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
