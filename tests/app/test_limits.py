#!/usr/bin/python3
"""What is asked for beyond all bounds ends in a sentence, and what files hold has no effect on a terminal."""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
MIB = 2 ** 20
STUDY = """study: big
model: cocreation
scenarios: [estonia.yaml]
citizens: 1000
steps: 2
replicates: {replicates}
factors: {{need.rate: {{range: [0.05, 0.1]}}}}
design: {{kind: sobol, rows: {rows}}}
"""
ESTONIA = pathlib.Path(__file__).resolve().parents[2] / "scenarios/contexts/estonia.yaml"


class Case(unittest.TestCase):
    """Each test works in an empty folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def agora(self, *words, code=0, mebibytes=None, **environment):
        """Both streams of a command, which may be limited to so much memory."""
        def limit():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if mebibytes:
                resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MIB, mebibytes * MIB))
        done = subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, capture_output=True, timeout=100, check=False,
                              env={**os.environ, **environment}, preexec_fn=limit)
        out = (done.stdout + done.stderr).decode()
        self.assertEqual(done.returncode, code, f"agora {' '.join(map(str, words))}\n{out}")
        return out


class Bounds(Case):
    """The command line takes no more than files do."""

    def test_same_bounds_in_files_and_on_the_command_line(self):
        for name, most in (("replicates", 100000), ("steps", 100000), ("citizens", 1000000000000)):
            for number in (most + 1, 10 ** 9 * most, 2 ** 64, 0, -1):
                said = self.agora("run", "estonia", f"--{name}={number}", code=64)
                self.assertIn(f"--{name} takes a", said)
                if name != "citizens" and number > 0:
                    self.assertIn(f"to {most}, not", said)
                path = self.folder / "x.yaml"
                path.write_text(f"model: cocreation\nextends: {ESTONIA}\nname: x\n{name}: {number}\n", encoding="utf-8")
                self.assertIn(f"x.yaml:4:{len(name) + 3}:", self.agora("check", path, code=65))

    def test_threads(self):
        for number in (0, 1025, 10000, 100000, 2 ** 40):
            for command in (["run", "estonia"], ["rerun", "x.h5"], ["verify"], ["bench"], ["sweep", "run", "x"]):
                self.assertIn("--threads takes a whole number from 1 to 1024",
                              self.agora(*command, "--threads", number, code=64))

    def test_runs_of_a_sweep(self):
        (self.folder / "estonia.yaml").write_bytes(ESTONIA.read_bytes())
        study = self.folder / "big.yaml"
        study.write_text(STUDY.format(replicates=100000, rows=10000), encoding="utf-8")
        self.assertIn("more than 10000000 runs (10000 rows of the design, 100000 replicates of each)",
                      self.agora("sweep", "plan", "big.yaml", code=65))


class Memory(Case):
    """A lack of memory is told by what needs it."""

    def setUp(self):
        super().setUp()
        if b"__asan_init" in PROGRAM.read_bytes() or b"__tsan_init" in PROGRAM.read_bytes():
            self.skipTest("sanitizers need more address space than any limit leaves")

    def test_worlds(self):
        self.assertIn("not enough memory for this world; a smaller --scale",
                      self.agora("run", "estonia", "--threads", 1, "--steps", 2, "--quiet", "--out", "x.h5", mebibytes=150,
                                 code=70))
        self.assertFalse((self.folder / "x.h5").exists())

    def test_outcomes(self):
        said = self.agora("run", "estonia", "--citizens", 1000, "--steps", 100000, "--replicates", 100000, "--quiet",
                          "--out", "x.h5", code=70)
        self.assertIn("the outcomes of 100000 runs take", said)
        self.assertIn("fewer --replicates or --steps", said)

    def test_outcomes_of_many_small_runs(self):
        self.assertIn("not enough memory for the outcomes of so many runs",
                      self.agora("run", "estonia", "--citizens", 2, "--steps", 1, "--replicates", 30000, "--threads", 1,
                                 "--quiet", "--out", "x.h5", mebibytes=120, code=70))

    def test_threads(self):
        said = self.agora("run", "estonia", "--citizens", 1000, "--steps", 1, "--threads", 1000, "--quiet", "--out", "x.h5",
                          mebibytes=400, code=70)
        self.assertRegex(said, "lets this process have no more than [0-9]+ threads, and 1000 were asked for\nfewer --threads")

    def test_files(self):
        path = self.folder / "x.yaml"
        path.write_text("model: cocreation\nname: x\ndescription: '" + "x" * 60 * MIB + "'\n", encoding="utf-8")
        self.assertIn("not enough memory for these files", self.agora("check", path, mebibytes=150, code=70))


class Terminal(Case):
    """Control characters from files, names and folders are shown as escapes; JSON stays JSON."""

    def check_harmless(self, text):
        allowed = "\n\t"
        bad = {character for character in text if character not in allowed and
               (ord(character) < 32 or 127 <= ord(character) < 160 or character == "\u202e")}
        self.assertEqual(bad, set(), text)
        self.assertIn("\\u001b", text)

    def test_yaml(self):
        evil = r'"\e]0;title\a\e[2J\x9b31m\u202Ex\r"'
        path = self.folder / "x\033[2J.yaml"
        for lines in (f"model: {evil}", f"model: cocreation\nname: {evil}", f"model: cocreation\n{evil}: 1",
                      f"model: cocreation\nname: x\nparameters: {{{evil}: 1, trust.memory: {evil}}}",
                      f"model: cocreation\nname: x\nextends: {evil}",
                      f"model: cocreation\nname: x\nindicators: {{{evil}: {{value: 1}}}}"):
            path.write_text(lines + "\n", encoding="utf-8")
            for environment in ({"NO_COLOR": "1"}, {"CLICOLOR_FORCE": "0"}):
                self.check_harmless(self.agora("check", path, code=66 if "extends" in lines else 65, **environment))
            for line in self.agora("check", path, "--json", code=66 if "extends" in lines else 65).splitlines():
                if line.startswith("{"):
                    json.loads(line)

    def test_shown_files(self):
        evil = r'"Title \e]0;x\a\e[2J"'
        data = self.folder / "data"
        (data / "contexts").mkdir(parents=True)
        for folder in ("policies", "studies", "reference"):
            (data / folder).mkdir()
        text = ESTONIA.read_text(encoding="utf-8")
        for part in ("Inspired by indicators of Estonia", '"ILO via Gapminder"'):
            text = text.replace("title: " + part, "title: " + evil).replace(part, evil)
        (data / "contexts/estonia.yaml").write_text(text, encoding="utf-8")
        self.check_harmless(self.agora("list", "contexts", AGORA_DATA=str(data)))
        self.check_harmless(self.agora("explain", "unemployment_rate", "--context", "EST", AGORA_DATA=str(data)))

    def test_command_line(self):
        for words in (["list", "\033[2J"], ["explain", "\033[2J"], ["\033[2J"], ["run", "\033[2J"], ["show", "\033[2J"],
                      ["run", "estonia", "--steps", "\033[2J"], ["sweep", "status", "\033[2J"]):
            done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True, text=True, check=False)
            self.check_harmless(done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
