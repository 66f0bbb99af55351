"""What tests of sweeps share: a small study in an empty folder, and the program, named by the first word after the test."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
STUDY = """
study: small
model: cocreation
scenarios: [estonia.yaml]
citizens: {citizens}
steps: 4
replicates: {replicates}
factors:
  trust.memory: {{range: [0.85, 0.95]}}
  cession.coaching: {{levels: [0, 0.5], at: 2}}
  policy: {{levels: [none, mandate.yaml]}}
design: {{kind: full-factorial, levels: {levels}}}
outcomes: [unmet_need, {{metric: trust, mean_of_last: 3}}]
"""
SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"


class Sweep(unittest.TestCase):
    """Each test works in an empty folder of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        shutil.copy(SCENARIOS / "contexts/estonia.yaml", self.folder.name)
        self.path("mandate.yaml").write_text("policy: mandate\nmodel: cocreation\nchanges:\n"
                                             "  - {at: 3, set: {projects.rung_floor: 6}}\n", encoding="utf-8")
        self.write_study()

    def path(self, name):
        return pathlib.Path(self.folder.name) / name

    def write_study(self, replicates=2, levels=4, citizens=1000):
        self.path("small.yaml").write_text(
            STUDY.format(replicates=replicates, levels=levels, citizens=citizens), encoding="utf-8")

    def start(self, *words, **more):
        environment = {**os.environ, "TERM": "dumb", **more.pop("env", {})}
        return subprocess.Popen([PROGRAM, *map(str, words)], cwd=self.folder.name, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=environment, **more)

    def agora(self, *words, code=0, **more):
        running = self.start(*words, **more)
        out, said = running.communicate(timeout=120)
        self.assertEqual(running.returncode, code, f"agora {' '.join(map(str, words))}\n{out}{said}")
        return out + said

    def sweep(self, command, *words, code=0, **more):
        return self.agora("sweep", command, "small.yaml", *words, code=code, **more)

    def merged(self, folder="results/small"):
        """The bytes of the result file and of the table of outcomes."""
        self.agora("sweep", "merge", folder, "--quiet")
        return [self.path(f"{folder}/small{end}").read_bytes() for end in (".h5", ".outcomes.csv")]

    def serial(self):
        """What one process makes of the study with one thread when nothing disturbs it."""
        self.agora("sweep", "plan", "small.yaml", "--out", "serial", "--chunks", 1)
        self.agora("sweep", "run", "serial", "--threads", 1, "--quiet")
        return self.merged("serial")

    def parts(self):
        return sorted(path.name for path in self.path("results/small/parts").iterdir())

    def status(self):
        return json.loads(self.sweep("status", "--json"))
