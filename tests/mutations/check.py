#!/usr/bin/python3
"""Breaks the sources in named ways, one at a time, and asks the tests to notice: check.py [--only NAME ...] [--write]."""
import argparse
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as tree

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
DONE = "outcomes.jsonl"  # in the folder of the build
HEADER = "| Mutation | Kind | File | Caught by |\n|---|---|---|---|\n"
LISTS = ROOT / "tests/mutations/list"
KEYS = {"name", "kind", "file", "text", "replacement", "tests"}
README = ROOT / "tests/mutations/README.md"
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
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = set(names)
        for path in self.sources():  # a source that is gone must not be compiled by a pattern of file names
            if str(path.relative_to(self.folder)) not in kept:
                path.unlink()
        wrapper = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        subprocess.run(["cmake", "-S", self.folder, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                        *wrapper], check=True, stdout=subprocess.DEVNULL)

    def sources(self):
        """The files of the copy, in order."""
        return sorted(path for top in self.folder.iterdir() if top.name not in ("build", DONE)
                      for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file())

    def compile(self, targets):
        """Builds targets; whether it worked."""
        command = ["ninja", "-C", self.build, f"-j{self.jobs}", *targets]
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0

    def target_failure(self, target):
        """The figure of a verification target that is off, how the program ended without one, or None."""
        try:
            done = subprocess.run([self.build / "agora", "verify", target, "--quick", "--json"], cwd=self.folder,
                                  capture_output=True, text=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            return "the time limit"
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        off = next((line["figure"] for line in lines if "figure" in line and not line["ok"]), None)
        if off is not None:
            return f"{target}: {off}"
        return None if done.returncode == 0 else f"a crash in {target}"

    def failure(self, test):
        """The name of the test that fails in "PROGRAM FILE" or the figure in "agora TARGET", how it ended, or None."""
        program, source = test.split()
        if program == "agora":
            return self.target_failure(source)
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


class Record:
    """Outcomes that are known already, so that an interrupted run goes on where it was: of the same mutation and sources."""

    def __init__(self, copy):
        self.path = copy.folder / DONE
        whole = hashlib.sha256()
        for path in copy.sources():
            name = str(path.relative_to(copy.folder))
            if name.endswith((".cpp", ".h", ".txt", ".cmake", ".json")):
                whole.update(name.encode() + b"\0" + path.read_bytes())
        self.sources = whole.hexdigest()
        self.known = {}
        if self.path.is_file():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                if line.endswith("}"):  # the last one may have been cut off
                    entry = json.loads(line)
                    self.known[entry["key"]] = entry["outcome"]

    def key(self, mutation):
        text = json.dumps([self.sources, mutation], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def outcome(self, mutation, copy):
        """What became of a mutation, now or in the run before."""
        key = self.key(mutation)
        if key not in self.known:
            self.known[key] = outcome_of(mutation, copy)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": key, "name": mutation["name"], "outcome": self.known[key]}) + "\n")
        return self.known[key]


def is_missed(outcome):
    return outcome == "SURVIVED" or outcome.startswith(("OUT OF DATE", "DOES NOT COMPILE"))


def row_of(mutation, outcome):
    return f"| {mutation['name']} | {mutation['kind']} | {mutation['file']} | {outcome} |"


def write_table(chosen, outcomes):
    """Puts the table of README.md in place of the earlier one, with what the run came to below it."""
    text = README.read_text(encoding="utf-8")
    begin, end = text.index(HEADER), text.index("\n## What survived once")
    missed = sum(map(is_missed, outcomes))
    told = "each caught in one run" if missed == 0 else f"{len(outcomes) - missed} caught, {missed} not"
    rows = "\n".join(map(row_of, chosen, outcomes))
    README.write_text(text[:begin] + f"{HEADER}{rows}\n\n{len(outcomes)} mutations, {told}.\n" + text[end:], encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these mutations")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/mutations", help="where to build")
    parser.add_argument("--jobs", type=int, default=2, help="compilers at a time")
    parser.add_argument("--write", action="store_true", help="put what came out into README.md; for all mutations")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("the table of README.md is that of all mutations: --write goes without --only")
    chosen = [m for m in mutations() if not options.only or m["name"] in options.only]
    if not chosen:
        sys.exit("no mutation has that name")
    copy = Tree(options.folder.resolve(), options.jobs)
    copy.prepare()
    record = Record(copy)
    begin = time.monotonic()
    left = [mutation for mutation in chosen if record.key(mutation) not in record.known]
    if left:
        check_sound(copy, left)
    print(HEADER, end="", flush=True)
    outcomes = []
    for mutation in chosen:
        outcomes.append(record.outcome(mutation, copy))
        print(row_of(mutation, outcomes[-1]), flush=True)
    if options.write:
        write_table(chosen, outcomes)
    missed = list(filter(is_missed, outcomes))
    print(f"\n{len(outcomes)} mutations, {len(outcomes) - len(missed)} caught, {len(missed)} not "
          f"({(time.monotonic() - begin) / 60:.0f} minutes).")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
