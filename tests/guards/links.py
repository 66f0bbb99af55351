#!/usr/bin/python3
"""Follows the relative links of every Markdown file and the paths that README files name in code type."""
import re

import guard

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE_PATH = re.compile(r"`([\w.-]+(?:/[\w.-]+)+/?)`")
# Folders that only exist after a build or a run.
MADE_LATER = ("build/", "results/")


def headings(content):
    """The anchors of a Markdown text, as code hosts form them."""
    titles = re.findall(r"^#+\s+(.*?)\s*$", content, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def link_problem(path, target, content):
    """Why a link leads nowhere, or None."""
    if re.match(r"[a-z]+:", target):
        return None
    place, _, anchor = target.partition("#")
    there = (path.parent / place) if place else path
    if not there.exists():
        return f"link to {target}: no such file"
    if anchor and there.suffix == ".md":
        other = content if there == path else guard.text(there)
        if anchor not in headings(other):
            return f"link to {target}: no such heading"
    return None


def problems(root):
    """One line per dead link or path: file:line: what is wrong."""
    found = []
    for path in guard.files(root, (".md",)):
        name, content = path.relative_to(root).as_posix(), guard.text(path)
        prose = re.sub(r"```.*?```", lambda m: "\n" * m.group().count("\n"), content, flags=re.DOTALL)
        for number, line in enumerate(prose.split("\n"), 1):
            for target in LINK.findall(line):
                problem = link_problem(path, target, content)
                found += [f"{name}:{number}: {problem}"] if problem else []
            for code in CODE_PATH.findall(line) if path.name == "README.md" else []:
                exists = (root / code).exists() or (path.parent / code).exists()
                if not exists and not code.startswith(MADE_LATER):
                    found.append(f"{name}:{number}: `{code}` does not exist")
    return found


if __name__ == "__main__":
    guard.report("links", problems(guard.ROOT))
