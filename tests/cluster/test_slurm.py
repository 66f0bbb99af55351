#!/usr/bin/python3
"""Carries a sweep of 200 runs through what clusters do to jobs, on a real Slurm of two nodes: test_slurm.py BUILD_FOLDER.

Whatever happened, the merged file must equal that of a serial run, byte for byte. Ends with 77 where no cluster can be
set up, and says why.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import slurm_pair
import sweeps
from slurm_pair import wait_until

BUILD = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
SKIPPED = 77
# Each node has a /tmp of its own, so what they share lies elsewhere.
SHARED = os.environ.get("AGORA_CLUSTER_FOLDER", "/var/tmp")


class Slurm(unittest.TestCase):
    """One cluster for all tests, a new sweep for each."""

    @classmethod
    def setUpClass(cls):
        cls.base = pathlib.Path(tempfile.mkdtemp(prefix="agora-slurm-", dir=SHARED))
        cls.addClassCleanup(shutil.rmtree, cls.base, ignore_errors=True)
        cls.base.chmod(0o755)  # munge, which is not root, must find its folder
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.base / "prefix"], check=True,
                       stdout=subprocess.DEVNULL)
        cls.program = cls.base / "prefix/bin/agora"
        cls.study = sweeps.write_study(cls.base / "study", cls.base / "prefix/share/agora/scenarios/contexts")
        cls.serial, seconds = sweeps.serial_result(cls.program, cls.study, cls.base / "serial")
        print(f"serial run: {seconds:.0f} s, merged file {len(cls.serial)} bytes", flush=True)
        # Mounted before the nodes start, because their mounts are copies of what there is then.
        cls.small_disk = cls.base / "small"
        cls.small_disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", cls.small_disk], check=True)
        cls.addClassCleanup(subprocess.run, ["umount", "-l", cls.small_disk], check=False)
        cls.cluster = slurm_pair.SlurmPair(cls.base / "slurm")
        cls.cluster.__enter__()
        cls.addClassCleanup(cls.cluster.__exit__)

    def setUp(self):
        self.begun = time.monotonic()

    def sweep(self, folder=None):
        """A planned sweep that nobody works on yet."""
        place = folder or self.base / "sweeps"
        place.mkdir(exist_ok=True)
        name = self.id().rsplit("_", 1)[-1]
        return sweeps.Sweep(self.cluster, self.program, self.study, place / name)

    def check(self, sweep, *said):
        """Lets a sweep come to its end and compares what it comes to."""
        self.assertTrue(sweep.finish() == self.serial, "the merged file differs from the serial run's")
        seconds = time.monotonic() - self.begun
        facts = [f"{sweep.submissions} submission{'s' if sweep.submissions > 1 else ''}", *said]
        print(f"{self.id().rsplit('.', 1)[-1]}: same bytes after {seconds:.0f} s ({', '.join(facts)})", flush=True)

    def test_undisturbed(self):
        sweep = self.sweep()
        sweep.submit()
        sweep.wait()
        self.assertTrue(sweep.is_complete(), "one submission is enough when nothing happens")
        self.check(sweep)

    def test_preemption(self):
        sweep = self.sweep()
        sweep.submit()
        for node in slurm_pair.NODES:
            sweep.task_on(node)
        self.cluster.run("sbatch", "-p", "high", "-N2", "--exclusive", f"--output={self.base}/urgent", "--wrap=sleep 4")
        restarts = wait_until(sweep.restarts, 60, "a task to be pre-empted")
        self.check(sweep, f"{restarts} of its tasks put back at first")

    def test_scancel(self):
        sweep = self.sweep()
        sweep.submit()
        sweep.task_on("n1")
        self.cluster.run("scancel", "-u", "root")
        sweep.wait()
        self.assertFalse(sweep.is_complete())
        self.check(sweep)

    def test_sigkill(self):
        sweep = self.sweep()
        sweep.submit()
        for node in ("n1", "n2", "n1"):
            os.kill(sweep.task_on(node), signal.SIGKILL)
            time.sleep(0.5)
        sweep.wait()
        self.assertFalse(sweep.is_complete())
        self.check(sweep, "3 tasks killed")

    def test_power_cut(self):
        sweep = self.sweep()
        sweep.submit()
        sweep.task_on("n2")
        self.cluster.power_cut("n2")
        cut = time.monotonic()
        wait_until(lambda: self.cluster.state("n2") == "down", 120, "Slurm to notice")
        noticed = time.monotonic() - cut
        self.cluster.power_on("n2")
        self.check(sweep, f"noticed after {noticed:.0f} s")

    def test_zombie(self):
        """A node loses its network; its task is run elsewhere, and goes on long after it was given up."""
        sweep = self.sweep()
        sweep.submit()
        zombie = sweep.task_on("n2")
        inside = self.cluster.number_inside(zombie)
        os.kill(zombie, signal.SIGSTOP)
        self.cluster.isolate("n2")
        wait_until(lambda: self.cluster.state("n2") == "down", 120, "Slurm to notice")
        self.check(sweep, "before the zombie woke")
        before = self.parts(sweep)
        os.kill(zombie, signal.SIGCONT)
        wait_until(lambda: zombie not in sweep.tasks_on("n2"), 120, "the zombie to finish")
        code = wait_until(lambda: self.cluster.ended_with("n2", inside), 20, "the node to tell how the zombie ended")
        self.assertEqual(code, "0", "a duplicate of equal runs is no error")
        self.assertEqual(self.parts(sweep), before)
        self.cluster.reconnect("n2")
        self.check(sweep, "after the zombie finished by itself")

    def test_full_disk(self):
        sweep = self.sweep(self.small_disk)
        used = shutil.disk_usage(self.small_disk).used
        self.resize(used + 64 * 1024)
        sweep.submit()
        sweep.wait()
        self.assertFalse(sweep.is_complete())
        failures = sweep.exit_codes().count(74)
        self.assertGreater(failures, 0, "tasks end with 74 when they cannot write")
        self.resize(32 * 1024 * 1024)
        self.check(sweep, f"{failures} tasks ended with 74")

    def test_changed_design(self):
        sweep = self.sweep()
        sweep.submit()
        sweep.task_on("n1")
        wait_until(lambda: self.parts(sweep), 60, "a part to be finished")
        design = sweep.folder / "design.csv"
        planned = design.read_text(encoding="utf-8")
        design.write_text(re.sub(r"0\.8(\d)", r"0.9\1", planned, count=1), encoding="utf-8")
        self.assertNotEqual(design.read_text(encoding="utf-8"), planned)
        for command in ("run", "merge", "resume"):
            refused = sweep.agora(command, sweep.folder, check=False)
            self.assertEqual(refused.returncode, 65, refused.stdout + refused.stderr)
            self.assertIn("design.csv", refused.stderr)
        sweep.wait()
        design.write_text(planned, encoding="utf-8")
        self.check(sweep, "run, merge and resume refused meanwhile")

    def parts(self, sweep):
        """Finished parts of a sweep with their bytes."""
        return {path.name: path.read_bytes() for path in sorted((sweep.folder / "parts").glob("*.part"))}

    def resize(self, size):
        """Gives the small disk another size, in bytes."""
        subprocess.run(["mount", "-o", f"remount,size={size}", self.small_disk], check=True)


if __name__ == "__main__":
    if BUILD is None:
        sys.exit("usage: test_slurm.py BUILD_FOLDER")
    reason = slurm_pair.missing()
    if reason:
        print("skipped:", reason)
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=0)
