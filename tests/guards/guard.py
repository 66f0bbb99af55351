"""What every guard shares: finding the files of the repository, reading them, and reporting."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = (".h", ".cpp")
SCRIPTS = (".py", ".sh")
SKIPPED_FOLDERS = {".git", "build", "results", "node_modules", "__pycache__"}


def files(root, suffixes=None):
    """All files below root that belong to the repository, sorted; only those with one of the suffixes if given."""
    found = []
    for path in sorted(root.iterdir()):
        if path.is_dir() and path.name not in SKIPPED_FOLDERS and not path.is_symlink():
            found += files(path, suffixes)
        elif path.is_file() and (suffixes is None or path.suffix in suffixes):
            found.append(path)
    return found


def text(path):
    """The text of a file, or None if it is not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def without_comments(code):
    """C++ code without comments, and with empty strings and character literals; line numbers stay."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])\''

    def blank(match):
        left = " " if match.group().startswith("/") else '""'
        return left + "\n" * match.group().count("\n")

    return re.sub(pattern, blank, code, flags=re.DOTALL)


def report(name, problems):
    """Prints the problems and ends the program: 0 when there are none, else 1."""
    for problem in problems:
        print(problem)
    print(f"{name}: {len(problems)} problem{'' if len(problems) == 1 else 's'}")
    sys.exit(1 if problems else 0)
