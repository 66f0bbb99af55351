#!/usr/bin/python3
"""Holds functions to 60 lines and files to 400, so that each can be read in one go."""
import ast
import re

import guard

LONGEST_FUNCTION = 60
LONGEST_FILE = 400


def block_kind(head):
    """What a brace opens, from the text before it: a namespace or type ('scope'), a function, or data."""
    head = re.sub(r"\b(public|private|protected)\s*:(?!:)|\balignas\s*\([^()]*\)|\[\[[^\]]*\]\]", " ", head).strip()
    if re.match(r"(inline\s+)?namespace\b|extern\s*\"\"\s*$", head):
        return "scope"
    without_templates = re.sub(r"\b(template|requires)\s*<[^{}]*?>\s*(?=class|struct|union|enum)", "", head)
    if re.match(r"(static\s+|inline\s+|constexpr\s+|typedef\s+)*(class|struct|union|enum)\b[^()]*$", without_templates):
        return "scope"
    return "data" if re.search(r"=\s*$|\breturn\b", head) or (head and ")" not in head) else "function"


def without_directives(code):
    """C++ code without what the preprocessor reads, so that no #include stands before a namespace; line numbers stay."""
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: "\n" * m.group().count("\n"), code, flags=re.MULTILINE)


def cpp_functions(code):
    """(first line, last line) of every function defined in C++ code; lambdas count to their function."""
    stack, head, line, head_line = [], "", 1, 1
    for character in without_directives(guard.without_comments(code)):
        if character == "{":
            inside = any(kind != "scope" for kind, _ in stack)
            stack.append(("inner" if inside else block_kind(head), head_line))
        elif character == "}" and stack:
            kind, first = stack.pop()
            if kind == "function":
                yield first, line
        if character in "{};":
            head = ""
        elif not character.isspace() or head:
            head_line = line if not head else head_line
            head += character
        line += character == "\n"


def python_functions(code):
    """(first line, last line) of every function in Python code."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno


def shell_functions(code):
    """(first line, last line) of every function in shell code written `name() {` … `}` at the margin."""
    first = None
    for number, line in enumerate(code.splitlines(), 1):
        if re.match(r"[\w-]+\(\)\s*[{(]\s*(#.*)?$", line):
            first = number
        elif first and re.match(r"[})]", line):
            yield first, number
            first = None


def functions_of(path, code):
    """The function finder that fits the file."""
    if path.suffix in guard.SOURCES:
        return cpp_functions(code)
    return python_functions(code) if path.suffix == ".py" else shell_functions(code)


def problems(root):
    """One line per function or file that is too long."""
    found = []
    for path in guard.files(root, guard.SOURCES + guard.SCRIPTS) + [p for p in [root / "agora"] if p.is_file()]:
        name, code = path.relative_to(root).as_posix(), guard.text(path)
        lines = code.count("\n")
        if lines > LONGEST_FILE:
            found.append(f"{name}: {lines} lines, at most {LONGEST_FILE}")
        for first, last in functions_of(path, code):
            if last - first + 1 > LONGEST_FUNCTION:
                found.append(f"{name}:{first}: a function of {last - first + 1} lines, at most {LONGEST_FUNCTION}")
    return found


if __name__ == "__main__":
    guard.report("sizes", problems(guard.ROOT))
