#!/usr/bin/python3
"""Runs clang-tidy over every source of the compile database, as many at a time as there are cores, and names what it finds."""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The compile database is for GCC, and assertions say what may be relied on.
HOW = ["-Wno-unknown-warning-option", "-UNDEBUG"]
PLANTED = ROOT / "tests/slow/planted.cpp"


def sources(build):
    """The sources of the program, without those of the tests, that the build compiles."""
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    names = {str(pathlib.Path(entry["directory"], entry["file"]).resolve()) for entry in entries}
    return sorted(name for name in names if pathlib.Path(name).is_relative_to(ROOT) and "/tests/" not in name[len(str(ROOT)):])


def findings(build, source, *words):
    """What clang-tidy says of one source, a line per finding, or its complaint when it could not read the source."""
    command = ["clang-tidy", "--quiet", "-p", str(build), *(f"--extra-arg={word}" for word in HOW), *words, str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.findall(r"^(?:\S+: (?:warning|error): .*)$", done.stdout, re.MULTILINE)
    return found or ([f"{source}: {done.stderr.strip()[:400]}"] if done.returncode else [])


def main():
    """Prints each finding once and ends with 1 if there is any."""
    build, chosen = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    wanted = [name for name in sources(build) if not chosen or any(part in name for part in chosen)]
    if not any("bugprone-use-after-move" in line for line in findings(build, PLANTED, "--extra-arg=-DFOR_TIDY")):
        sys.exit(f"clang-tidy does not notice the mistake planted in {PLANTED.relative_to(ROOT)}")
    found = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for lines in pool.map(lambda name: findings(build, name), wanted):
            for line in (line.replace(f"{ROOT}/", "") for line in lines):
                if line not in found:
                    print(line, flush=True)
                found.add(line)
    print(f"clang-tidy: {len(found)} finding{'' if len(found) == 1 else 's'} in {len(wanted)} sources")
    sys.exit(1 if found or not wanted else 0)


if __name__ == "__main__":
    main()
