#!/usr/bin/python3
"""Sees that every mutation of tests/mutations still finds the text it would replace: one that does not is never tried."""
import yaml

import guard


def problems(root):
    """One line per mutation whose file or text is not there."""
    found = []
    for path in sorted((root / "tests/mutations/list").glob("*.yaml")):
        for entry in yaml.safe_load(guard.text(path)):
            source = root / entry["file"]
            if not source.is_file() or entry["text"] not in guard.text(source):
                found.append(f"{path.relative_to(root)}: {entry['name']}: {entry['file']} has no such text")
    return found


if __name__ == "__main__":
    guard.report("mutations", problems(guard.ROOT))
