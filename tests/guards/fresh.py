#!/usr/bin/python3
"""Compares generated schemas and documents with what the program prints; --write brings them up to date."""
import argparse
import difflib
import pathlib
import subprocess

import guard

# (arguments of the program, file, part): the whole file, or the part between the two comments that name it.
MODEL_PAGE = "models/cocreation/README.md"
GENERATED = [
    (["schema", "cocreation"], "scenarios/schema/cocreation.schema.json", None),
    (["document", "parameters", "cocreation"], MODEL_PAGE, "agora document parameters cocreation"),
    (["document", "metrics", "cocreation"], MODEL_PAGE, "agora document metrics cocreation"),
    (["document", "columns", "cocreation"], MODEL_PAGE, "agora document columns cocreation"),
    (["document", "mappings", "cocreation"], MODEL_PAGE, "agora document mappings cocreation"),
]


def marks(part):
    """The two comments around a generated part of a Markdown file."""
    return f"<!-- begin generated: {part} -->\n", f"<!-- end generated: {part} -->\n"


def with_part(content, part, printed):
    """The file's content with the part replaced by what was printed, or None if its two comments are missing."""
    if part is None:
        return printed
    begin, end = marks(part)
    if content.count(begin) != 1 or content.count(end) != 1 or content.index(begin) > content.index(end):
        return None
    return content[: content.index(begin) + len(begin)] + printed + content[content.index(end):]


def printed_by(program, arguments):
    """What the program prints for these arguments, ending in one newline, and its complaint if it fails."""
    done = subprocess.run([*program, *arguments], capture_output=True, text=True, check=False)
    return done.stdout.rstrip("\n") + "\n", (done.stderr or "it failed") if done.returncode else None


def problems(root, program, table, write=False):
    """One text per file that is not what the program prints; with write, mends the files instead."""
    found = []
    for arguments, name, part in table:
        path, command = root / name, "agora " + " ".join(arguments)
        printed, complaint = printed_by(program, arguments)
        if complaint:
            found.append(f"{name}: `{command}` says: {complaint}")
            continue
        content = guard.text(path) if path.exists() else ""
        wanted = with_part(content, part, printed)
        if wanted is None:
            found.append(f"{name}: needs the lines {marks(part)}")
        elif wanted != content and write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
        elif wanted != content:
            change = difflib.unified_diff(content.splitlines(), wanted.splitlines(), name, command, lineterm="", n=0)
            found.append(f"{name}: not what `{command}` prints; run tests/guards/fresh.py --write\n"
                         + "\n".join(list(change)[:20]))
    return found


def main():
    """Reads the command line and reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=guard.ROOT / "build/release/agora", type=pathlib.Path)
    parser.add_argument("--write", action="store_true", help="bring the files up to date")
    given = parser.parse_args()
    guard.report("fresh", problems(guard.ROOT, [str(given.program)], GENERATED, given.write))


if __name__ == "__main__":
    main()
