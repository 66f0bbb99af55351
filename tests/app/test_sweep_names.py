#!/usr/bin/python3
"""What a cluster is told, and what becomes of names, answers and files that were made to be taken for something else."""
import os
import shutil
import subprocess
import unittest

from sweep_case import Sweep


class Slurm(Sweep):
    """The scripts, and a stand-in for sbatch that notes how it was called."""

    def test_submit(self):
        self.sweep("plan", "--chunks", 4)
        self.sweep("run", "--chunk", 1, "--quiet")
        said = self.sweep("submit", "--slurm", "--dry-run", "--tasks", 2)
        self.assertIn("--array=0,2-3%2", said)
        self.assertIn("--dependency=afterany:JOB", said)
        bin_folder = self.path("bin")
        bin_folder.mkdir()
        (bin_folder / "sbatch").write_text('#!/bin/sh\necho "$*" >> "$SEEN"\necho 17\n', encoding="utf-8")
        (bin_folder / "sbatch").chmod(0o755)
        seen = self.path("seen")
        self.sweep("submit", "--slurm", "--sbatch", "--partition=long", "--threads", 2, "--time-limit", 30,
                   env={"PATH": f"{bin_folder}:{os.environ['PATH']}", "SEEN": str(seen)})
        calls = seen.read_text(encoding="utf-8").splitlines()
        self.assertIn("--array=0,2-3 ", calls[0])
        self.assertIn("--dependency=afterany:17", calls[1])
        script = self.path("results/small/slurm/array.sh").read_text(encoding="utf-8")
        for text in ("--cpus-per-task=2\n", "--time=30\n", "--partition=long\n", "--requeue\n", "--signal=B:USR1@60\n"):
            self.assertIn("#SBATCH " + text, script)
        task = self.path("task.sh")
        task.write_text(script, encoding="utf-8")
        subprocess.run(["sh", task], cwd="/", check=True, env={**os.environ, "SLURM_ARRAY_TASK_ID": "2",
                                                             "SLURM_CPUS_PER_TASK": "1"})
        self.assertIn("2.part", self.parts())
        self.sweep("run", "--quiet")
        subprocess.run(["sh", self.path("results/small/slurm/merge.sh")], cwd="/", check=True, capture_output=True)
        self.assertTrue(self.path("results/small/small.h5").exists())

    def stub(self, body):
        """A stand-in for sbatch; returns the environment in which it is found."""
        bin_folder = self.path("bin")
        bin_folder.mkdir()
        (bin_folder / "sbatch").write_text("#!/bin/sh\n" + body, encoding="utf-8")
        (bin_folder / "sbatch").chmod(0o755)
        return {"PATH": f"{bin_folder}:{os.environ['PATH']}", "SEEN": str(self.path("seen"))}

    def test_names_are_data(self):
        """No folder, file or name becomes a command, in the program, in its scripts and in what it prints to be typed."""
        env = self.stub('for word in "$@"; do printf "%s\\n" "$word"; done >> "$SEEN"\necho 17\n')
        for number, folder in enumerate(["x';touch PWNED;'", "x$(touch PWNED)", "-x; touch PWNED", "a\nb %j `touch PWNED`"]):
            study = self.path(f"it's {number};touch PWNED;.yaml")
            shutil.copy(self.path("small.yaml"), study)
            self.agora("sweep", "plan", study, "--out=" + folder, "--chunks", 2)
            said = self.agora("sweep", "submit", "--slurm", "./" + folder, "--dry-run")
            lines = subprocess.run(["sh", "-c", f"sbatch() {{ printf '[%s]' \"$@\"; }}\n{said}"], cwd=self.folder.name,
                                   check=True, capture_output=True, text=True).stdout
            self.assertIn(f"[{self.folder.name}/{folder}/slurm/array.sh]", lines)
            self.agora("sweep", "submit", "--slurm", "./" + folder, env=env)
            self.assertIn(f"{self.folder.name}/{folder}/slurm/merge.sh", self.path("seen").read_text(encoding="utf-8"))
            output = "--output=" + f"{self.folder.name}/{folder}".replace("%", "%%") + "/slurm/%A_%a.out"
            self.assertIn(output, self.path("seen").read_text(encoding="utf-8"))
            for script, values in (("array", {"SLURM_ARRAY_TASK_ID": "0-1", "SLURM_CPUS_PER_TASK": "1"}), ("merge", {})):
                subprocess.run(["sh", self.path(folder) / f"slurm/{script}.sh"], cwd=self.folder.name, check=True,
                               env={**os.environ, **values}, capture_output=True)
            self.assertTrue((self.path(folder) / "small.h5").exists())
            self.assertEqual([found for found in self.path(".").rglob("PWNED")], [])

    def test_what_sbatch_says(self):
        """The job is the last line that is one, whatever a site prints around it; without one nothing is submitted."""
        self.sweep("plan", "--chunks", 2)
        env = self.stub('echo "$*" >> "$SEEN"\necho "Welcome to 99;touch PWNED"\necho "17;cluster"\necho "see you"\n')
        self.assertIn("as job 17,", self.sweep("submit", "--slurm", env=env))
        self.assertIn("--dependency=afterany:17 ", self.path("seen").read_text(encoding="utf-8"))
        (self.path("bin") / "sbatch").write_text("#!/bin/sh\necho 17 or so\n", encoding="utf-8")
        self.assertIn("gave no job number", self.sweep("submit", "--slurm", env=env, code=69))
        (self.path("bin") / "sbatch").write_text("#!/bin/sh\necho 17\nexit 1\n", encoding="utf-8")
        self.assertIn("this did not work", self.sweep("submit", "--slurm", env=env, code=69))
        self.assertIn("there is no such program", self.sweep("submit", "--slurm", env={"PATH": "/nowhere"}, code=69))
        self.assertIn("is one line", self.sweep("submit", "--slurm", "--sbatch", "--mem=1\ntouch PWNED", code=64))
        self.assertFalse(self.path("PWNED").exists())


class Foreign(Sweep):
    """Files in the place of those a sweep writes."""

    def test_parts(self):
        """What is no part is told by every command, and none says that all is done."""
        self.sweep("plan", "--chunks", 2)
        self.path("results/small/parts").mkdir()
        part = self.path("results/small/parts/1.part")
        for make, said in ((part.mkdir, "is a folder, not a file"),
                           (lambda: part.write_text("x" * 1000, encoding="utf-8"), "or is no file of runs"),
                           (lambda: part.write_text("", encoding="utf-8"), "is damaged"),
                           (lambda: os.mkfifo(part), "not a file with content"),
                           (lambda: part.symlink_to("nowhere"), "cannot read")):
            make()
            for command in ("run", "status", "resume", "merge", "retry"):
                running = self.start("sweep", command, "small.yaml")
                out, error = running.communicate(timeout=60)
                self.assertIn(running.returncode, (65, 74), command + out + error)
                self.assertIn(said, error, command)
                self.assertIn("without that file, its runs are made again", error)
            part.rmdir() if part.is_dir() else part.unlink()
        self.sweep("run", "--quiet")
        self.sweep("merge", "--quiet")

    def test_plan(self):
        """A plan is read as if anybody had written it: a name in it leads nowhere else."""
        self.sweep("plan", "--chunks", 2)
        self.sweep("run", "--quiet")
        plan = self.path("results/small/plan.json")
        text = plan.read_text(encoding="utf-8")
        for part, instead in (('"study": "small"', '"study": "../TRAV"'), ('"study": "small"', '"study": "x\\n#SBATCH -x"'),
                              ('"replicates": 2', '"replicates": 3'), ('"metric": "trust"', '"metric": "thrust"')):
            plan.write_text(text.replace(part, instead), encoding="utf-8")
            for command in (["merge"], ["status"], ["run"], ["submit", "--slurm", "--dry-run"]):
                self.assertIn("plan.json", self.sweep(*command, code=65))
        self.assertEqual([found for found in self.path(".").rglob("TRAV*")], [])
        plan.unlink()
        os.mkfifo(plan)
        self.assertIn("not a file with content", self.sweep("status", code=66))


if __name__ == "__main__":
    unittest.main()
