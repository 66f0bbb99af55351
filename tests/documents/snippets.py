"""Finds what a reader would copy from the documents: commands, scenario files and Python, in the order of the text."""
import ast
import dataclasses
import re

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`((?:\./)?agora\s[^`]*|(?:cmake|ctest|tests/)[^`]* [^`]*)`")
SHELL = {"sh", "bash", "shell", "console"}


@dataclasses.dataclass(frozen=True)
class Snippet:
    """One thing to try: its kind (command, yaml, python), text, and where it stands."""
    kind: str
    text: str
    document: str
    line: int


def commands(block):
    """The commands of a block of shell lines, without comments; a backslash at the end joins lines."""
    for line in block.replace("\\\n", " ").split("\n"):
        line = re.sub(r"(^|\s)#.*$", "", line).strip()
        if line:
            yield " ".join(line.split())


def of_markdown(document, content):
    """Every snippet of a Markdown text, in order; a line break inside an inline command counts as a blank."""
    found = []
    for match in FENCE.finditer(content):
        line = content.count("\n", 0, match.start()) + 2
        if match[1] in SHELL:
            found += [(match.start(), Snippet("command", text, document, line)) for text in commands(match[2])]
        elif match[1] in ("yaml", "python"):
            found.append((match.start(), Snippet(match[1], match[2], document, line)))
    prose = FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), content)
    for match in INLINE.finditer(prose):
        line = content.count("\n", 0, match.start()) + 1
        found.append((match.start(), Snippet("command", " ".join(match[1].split()), document, line)))
    return [snippet for _, snippet in sorted(found, key=lambda pair: pair[0])]


def of_python(document, code):
    """The commands shown in the opening text of a Python program: its lines indented by four blanks."""
    opening = ast.get_docstring(ast.parse(code), clean=False) or ""
    lines = [line.strip() for line in opening.split("\n") if line.startswith("    ") and line.strip()]
    return [Snippet("command", line, document, 1) for line in lines if re.match(r"(\./)?agora |[A-Z]+=\S+ python3 ", line)]


def of(document, content):
    """The snippets of one document, by its kind."""
    return of_markdown(document, content) if document.endswith(".md") else of_python(document, content)
