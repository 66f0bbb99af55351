"""A sweep of 200 runs for tests of clusters: its study, the commands that carry it through, and what it must end as."""
import pathlib
import subprocess
import time

from slurm_pair import wait_until

STUDY = """\
study: cluster
model: cocreation
title: Memory and capacity, for the test of clusters
scenarios: [scenario.yaml]
factors:
  trust.memory: {range: [0.82, 0.98]}
  delivery.capacity_per_staff: {range: [20, 60]}
design: {kind: full-factorial, levels: 10}
outcomes: [unmet_need]
replicates: 2
steps: 24
citizens: 20000
"""
SCENARIO = """\
name: cluster-base
title: Estonia, smaller
model: cocreation
extends: estonia.yaml
"""
CHUNKS = 20  # of ten runs each


def write_study(folder, contexts):
    """Writes the study and what it stands on; returns the study's file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "estonia.yaml").write_bytes((contexts / "estonia.yaml").read_bytes())
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    return folder / "study.yaml"


class Sweep:
    """One sweep in a folder that all nodes see, told what to do from the login host."""

    def __init__(self, cluster, program, study, folder):
        self.cluster, self.program, self.study, self.folder = cluster, program, study, pathlib.Path(folder)
        self.submissions = 0
        self.agora("plan", study, "--out", self.folder, "--chunks", CHUNKS)

    def agora(self, command, *words, check=True):
        """Runs `agora sweep COMMAND` on the login host."""
        return self.cluster.run(self.program, "sweep", command, *words, check=check)

    def submit(self):
        """Submits what is missing, and returns without waiting for it."""
        self.agora("submit", self.folder, "--slurm")
        self.submissions += 1
        wait_until(self.jobs, 20, "jobs to be queued")

    def jobs(self):
        """What is queued or running: one line a task."""
        return self.cluster.run("squeue", "-h", "-r", "-o", "%i %j %T %N").stdout.splitlines()

    def wait(self, seconds=400):
        """Waits until nothing is queued or running."""
        wait_until(lambda: not self.jobs(), seconds, "all jobs to end")

    def task_on(self, node):
        """Waits for a process of this sweep on a node and returns its number on the host."""
        return wait_until(lambda: self.tasks_on(node), 60, f"a task to run on {node}")[0]

    def tasks_on(self, node):
        """Processes of this sweep on a node, as numbers of the host."""
        return self.cluster.processes(node, ("sweep", "run", str(self.folder)))

    def restarts(self):
        """How often Slurm started a task of this sweep again, as far as it still knows."""
        said = self.cluster.run("scontrol", "-o", "show", "jobs", check=False).stdout
        return sum(int(word[9:]) for word in said.split() if word.startswith("Restarts="))

    def exit_codes(self):
        """How the tasks ended that Slurm still knows of, those of earlier sweeps among them."""
        said = self.cluster.run("scontrol", "-o", "show", "jobs", check=False).stdout
        return [int(word[9:].split(":")[0]) for word in said.split() if word.startswith("ExitCode=")]

    def is_complete(self):
        """Whether no run is missing."""
        return self.agora("merge", self.folder, "--out", self.merged(), "--force", "--quiet", check=False).returncode == 0

    def merged(self):
        """Where the merged file of this sweep lies."""
        return self.folder.with_suffix(".h5")

    def finish(self):
        """Waits, and submits again what is missing until nothing is; returns the bytes of the merged file."""
        self.wait()
        while not self.is_complete():
            if self.submissions > 5:
                raise AssertionError(f"not complete after {self.submissions} submissions: {self.status()}")
            self.submit()
            self.wait()
        return self.merged().read_bytes()

    def status(self):
        """What `agora sweep status` says."""
        return self.agora("status", self.folder, check=False).stdout


def serial_result(program, study, folder):
    """The bytes of the merged file when one process runs all with one thread, and the seconds that took."""
    begun = time.monotonic()
    for words in (("plan", study, "--out", folder, "--chunks", CHUNKS), ("run", folder, "--threads", 1, "--quiet"),
                  ("merge", folder, "--quiet", "--out", folder.with_suffix(".h5"))):
        subprocess.run([program, "sweep", *map(str, words)], check=True, stdout=subprocess.DEVNULL)
    return folder.with_suffix(".h5").read_bytes(), time.monotonic() - begun
