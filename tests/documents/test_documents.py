#!/usr/bin/python3
"""Runs everything a reader would copy from the documents, in order, each document in a folder of its own."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

import snippets

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "analysis/examples").glob("*.py"))

SMALL = "--citizens 3000 --steps 36"
# What runs smaller here than a reader would run it: the start of a command and the words added to it.
SMALLER = [
    ("agora compare", f"{SMALL} --replicates 2"),
    ("agora run population-size", "--steps 36 --replicates 2"),
    ("agora run scenarios/reference/", "--force"),
    ("agora run", SMALL),
    ("agora sweep submit", "--dry-run"),
]
# What stands for a command that takes minutes here: the command, and what is run in its place.
INSTEAD = {
    "agora demo": f"agora run ten-contexts {SMALL} --replicates 2 --force",
    "agora verify": "agora verify --quick V01",
    "agora bench": "agora bench --help",
    "agora bench cocreation-1e4 cocreation-1e5 cocreation-1e6 cocreation-1e7": "agora bench cocreation-1e4",
}
# What is not run here, and why; the words after the command itself are a pattern.
NOT_RUN = [
    (r"agora test( --slow)?", "it is what runs this test"),
    (r"(cmake|ctest) .*", "the build and its tests are what runs this test"),
    (r"agora run estonia finland .* --scale 1", "268 million citizens take an hour"),
    (r"agora resume (results/NAME|RESULT).h5", "it goes on from an interrupted run; tests/app/test_resume.py interrupts some"),
    (r"agora V28", "it is how a list of mutations names a target of verify"),
    (r"tests/mutations/check\.py.*", "it takes twenty minutes; one of the slow tests"),
    (r"tests/(bench|cluster|sweep)/.*", "it takes minutes; a benchmark or one of the slow tests"),
    (r"tests/guards/fresh\.py .*", "it is a test of its own, and writes with --write"),
]
# Commands a document relies on, told elsewhere: run before its own.
BEFORE = {
    "analysis/README.md": ["agora demo", "agora compare --base estonia --policy coaching"],
}
# Names that stand for the reader's own, and what they are here.
READERS_OWN = {"STUDY.yaml": "scenarios/studies/trust-and-capacity.yaml", "RESULT.h5": "results/ten-contexts.h5",
               "results/STUDY": "results/trust-and-capacity"}
# Files that a snippet of YAML speaks of: what a reader would have beside it.
BESIDE = {"opinions.csv": "opinion\n" + "0.5\n" * 10000}


def documents():
    """Every document of the repository that may hold something to copy."""
    found = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    return (found or [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.md") if "build" not in path.parts]) + EXAMPLES


def why_not_run(command):
    """Why a command is left out here, or None."""
    return next((why for pattern, why in NOT_RUN if re.fullmatch(pattern, command)), None)


def as_run(command):
    """The command as it is run here: the reader's own names filled in, and smaller where it would take minutes."""
    for name, here in READERS_OWN.items():
        command = command.replace(name, here)
    command = re.sub(r"\bFILE\b", "estonia", INSTEAD.get(command, command))
    words = next((words for start, words in SMALLER if (command + " ").startswith(start + " ") or
                  start.endswith("/") and command.startswith(start)), "")
    return command if re.search("--citizens|--steps", command) or not words else f"{command} {words}"


def is_whole(command):
    """Whether a command made of plain words alone can be run as it stands, rather than being a command's name."""
    return command in INSTEAD or command in ("agora list", "agora doctor") or re.match(r"agora (list|explain|run) [a-z]", command)


def place_of(content):
    """The folder and name under which a reader would save a snippet of YAML."""
    keys = yaml.safe_load(content)
    kind = next((kind for kind in ("policy", "study") if kind in keys), None)
    return f"scenarios/{'policies' if kind == 'policy' else 'studies' if kind else 'contexts'}/snippet.yaml"


class Documents(unittest.TestCase):
    """One folder a document, laid out as a clone of the repository is."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "agora").symlink_to(PROGRAM)
        for name in ("analysis", "models", "sim", "tests"):
            (self.folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "scenarios", self.folder / "scenarios")

    def environment(self):
        """The reader's environment, with the program on the path and nothing drawn on a screen."""
        return {**os.environ, "PATH": f"{self.folder}:/usr/bin:{os.environ['PATH']}", "AGORA_DATA": str(self.folder / "scenarios"),
                "MPLBACKEND": "Agg", "TERM": "dumb", "PYTHONDONTWRITEBYTECODE": "1"}

    def run_words(self, words, where, code=0):
        done = subprocess.run(words, cwd=self.folder, env=self.environment(), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, f"{where}: {words if isinstance(words, str) else words[-1]}\n{done.stdout}{done.stderr}")
        return done.stdout

    def try_command(self, text, where):
        """Runs a command; one that leaves out what it works on is only asked whether it exists and knows its options."""
        command = re.sub(r"^\./agora", "agora", text)
        if why_not_run(command):
            return
        if re.fullmatch(r"agora( [a-z]+)*( --[a-z-]+( N)?| FILE| FOLDER)*", command) and not is_whole(command):
            self.try_name(command, where)
        else:
            self.run_words(["sh", "-c", as_run(command)], where)

    def try_name(self, command, where):
        """A command without what it works on: the command exists and knows the options named."""
        names = re.match(r"agora((?: [a-z]+)*)", command)[1].split()
        help_text = self.run_words([str(PROGRAM), *names, "--help"], where)
        self.assertIn(f"usage: agora {' '.join(names)}", help_text.lower(), where)
        for option in re.findall(r"--[a-z-]+", command):
            self.assertIn(option, help_text, f"{where}: {command}")

    def try_yaml(self, content, where):
        path = self.folder / place_of(content)
        path.write_text(content, encoding="utf-8")
        for name, held in BESIDE.items():
            (path.parent / name).write_text(held, encoding="utf-8")
        self.run_words([str(PROGRAM), "check", str(path)], where)

    def try_document(self, name):
        for text in BEFORE.get(name, []):
            self.try_command(text, f"before {name}")
        for snippet in snippets.of(name, (ROOT / name).read_text(encoding="utf-8")):
            where = f"{snippet.document}:{snippet.line}"
            if snippet.kind == "command":
                self.try_command(snippet.text, where)
            elif snippet.kind == "yaml":
                self.try_yaml(snippet.text, where)
            else:
                code = "import sys; sys.path.insert(0, 'analysis')\n" + snippet.text
                self.run_words(["/usr/bin/python3", "-B", "-c", code], where)


class Finding(unittest.TestCase):
    """The finder of snippets sees what a reader sees."""

    def test_all_kinds_in_order(self):
        content = ("# A\n`agora list` and `agora\nshow x`\n```sh\n./agora run a \\\n    --force   # why\n# only words\n```\n"
                   "```yaml\na: 1\n```\n`build/x` `agora plan`\n")
        found = [(snippet.kind, snippet.text, snippet.line) for snippet in snippets.of_markdown("a.md", content)]
        self.assertEqual(found, [("command", "agora list", 2), ("command", "agora show x", 2),
                                 ("command", "./agora run a --force", 5), ("yaml", "a: 1\n", 10), ("command", "agora plan", 12)])

    def test_no_rule_is_idle(self):
        every = [re.sub(r"^\./", "", snippet.text) for name in documents()
                 for snippet in snippets.of(name, (ROOT / name).read_text(encoding="utf-8")) if snippet.kind == "command"]
        for pattern, why in NOT_RUN:
            self.assertTrue(any(re.fullmatch(pattern, text) for text in every), f"{pattern}: {why}")


def make_test(name):
    """One test for one document."""
    return lambda self: self.try_document(name)


for document in documents():
    setattr(Documents, "test_" + re.sub(r"\W", "_", document), make_test(document))

if __name__ == "__main__":
    unittest.main()
