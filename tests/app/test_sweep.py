#!/usr/bin/python3
"""Sweeps are planned, killed, resumed, extended and merged: the merged file has the bytes of one undisturbed run."""
import json
import os
import random
import shutil
import signal
import subprocess
import time
import unittest

from sweep_case import PROGRAM, Sweep


class Runs(Sweep):
    """What a researcher does when all goes well."""

    def test_from_study_to_table(self):
        self.assertIn("16 points over 1 scenario(s), 2 replicate(s): 32 runs in 5 chunks, planned",
                      self.sweep("plan", "--chunks", 5))
        self.assertIn("planned already", self.sweep("plan"))
        design = self.path("results/small/design.csv").read_text(encoding="utf-8").splitlines()
        self.assertEqual(design[:3], ["point,trust.memory,cession.coaching,policy", "0,0.85,0,none", "1,0.85,0,mandate"])
        self.assertEqual(len(design), 17)
        self.sweep("run", "--quiet")
        self.assertEqual(self.parts(), [f"{chunk}.part" for chunk in range(5)])
        table = self.merged()[1].decode().splitlines()
        self.assertEqual(table[0], "design,point,replicate,scenario,context,policies,trust.memory,cession.coaching,policy,"
                                   "status,unmet_need,trust_mean_of_last_3,problem")
        self.assertEqual(len(table), 33)
        self.assertTrue(table[3].startswith("1,1,0,estonia+mandate,EST,mandate,0.85,0,mandate,ok,0."), table[3])
        self.assertIn("estonia.p0", self.agora("show", "results/small/small.h5"))
        self.assertIn("same", self.agora("rerun", "results/small/small.h5"))
        self.assertIn("nothing is missing", self.sweep("resume"))

    def test_rows_are_what_a_single_run_gives(self):
        self.sweep("run", "--quiet")
        row = next(line.split(",") for line in self.merged()[1].decode().splitlines() if line.startswith("1,1,1,"))
        self.agora("run", "estonia.yaml", "--policy", "mandate.yaml", "--citizens", 1000, "--steps", 4, "--replicates", 2,
                   "--set", "trust.memory=0.85", "--out", "one.h5", "--quiet")
        shown = [json.loads(line) for line in self.agora("show", "one.h5", "--json").splitlines()]
        self.assertTrue(shown)
        import h5py  # pylint: disable=import-outside-toplevel
        with h5py.File(self.path("one.h5")) as one, h5py.File(self.path("results/small/small.h5")) as many:
            self.assertEqual(one["unmet_need"][0, 1, :].tolist(), many["unmet_need"][1, 1, :].tolist())
            self.assertAlmostEqual(float(one["unmet_need"][0, 1, -1]), float(row[10]), places=7)
            self.assertAlmostEqual(float(one["trust"][0, 1, -3:].mean()), float(row[11]), places=6)

    def test_same_bytes_whatever_the_chunks_threads_and_order(self):
        expected = self.serial()
        self.sweep("plan", "--chunks", 7)
        for chunk in random.sample(range(7), 7):
            self.sweep("run", "--chunk", chunk, "--quiet", "--threads", 1 + chunk % 2)
        self.assertEqual(self.merged(), expected)

    def test_dry_run_and_status(self):
        said = self.sweep("plan", "--dry-run", "--tasks", 4)
        for text in ("32 runs", "core-hours", "on    4 task(s)", "memory of a task", "written", "an array of 32 tasks"):
            self.assertIn(text, said)
        self.assertFalse(self.path("results").exists())
        self.sweep("plan", "--chunks", 4)
        self.sweep("run", "--chunk", "1,2", "--quiet")
        status = self.status()
        self.assertEqual([status[name] for name in ("runs", "ok", "missing", "chunks_published")], [32, 16, 16, 2])
        self.assertIn("--array=0,3\n", self.sweep("resume"))
        self.assertIn("16 of 32 runs are missing", self.sweep("merge", code=75))
        self.sweep("merge", "--partial", code=75)
        self.assertIn(",missing,", self.path("results/small/small.outcomes.csv").read_text(encoding="utf-8"))

    def test_failed_runs_keep_their_reason_and_stop_nothing(self):
        self.path("ring.yaml").write_text("model: complex-contagion\nname: ring\nnetwork: {generator: ring, nodes: 100}\n",
                                          encoding="utf-8")
        self.path("small.yaml").write_text(
            "study: small\nmodel: complex-contagion\nscenarios: [ring.yaml]\nsteps: 3\nfactors:\n"
            "  network.degree: {levels: [4, 5, 6]}\ndesign: {kind: full-factorial}\n", encoding="utf-8")
        self.assertIn("1 run(s) failed", self.sweep("run", code=1))
        self.assertIn("must be even", self.sweep("status"))
        self.assertEqual(self.status()["failed"], 1)
        first = self.merged()
        self.assertIn(b"failed", first[1])
        self.assertIn(b"must be even", first[1])
        self.sweep("retry", "--failed", code=1)
        self.assertEqual(self.merged(), first)


    def test_points_that_leave_no_world_are_refused_before_anything_runs(self):
        self.path("small.yaml").write_text(
            "study: small\nmodel: cocreation\nscenarios: [estonia.yaml]\ncitizens: 1000\nsteps: 3\nfactors:\n"
            "  ties.support_degree: {levels: [4, 5, 6]}\ndesign: {kind: full-factorial}\n", encoding="utf-8")
        self.assertIn("point 1 over estonia: ties.support_degree (5) must be even", self.sweep("plan", code=65))
        self.assertFalse(self.path("results").exists())

    def test_what_could_not_act_is_told_by_plan_and_merged_file(self):
        self.path("default.yaml").write_text("policy: default\nmodel: cocreation\nchanges:\n"
                                             "  - {at: 3, set: {projects.evidence_use: 1}}\n", encoding="utf-8")
        self.path("small.yaml").write_text(
            "study: small\nmodel: cocreation\nscenarios: [estonia.yaml]\npolicies: [default.yaml]\ncitizens: 1000\n"
            "steps: 14\nfactors:\n  trust.memory: {levels: [0.85, 0.95]}\n  cession.coaching: {levels: [0, 0.5], at: 2}\n"
            "  placebo.dose: {levels: [0, 1], at: 2}\n  projects.quota: {levels: [0, 0.5], at: 2}\n"
            "design: {kind: full-factorial}\noutcomes: [unmet_need, trust]\n", encoding="utf-8")
        vain = "the policy default cannot act: it sets nothing that is not so without it"
        said = self.sweep("plan", "--dry-run")
        for text in (vain, "0 projects", "placebo.dose could not act: no part", "projects.quota could not act: it made",
                     "cession.coaching could not act: it made no difference to any outcome"):
            self.assertIn(text, said)
        self.assertNotIn("trust.memory", said)
        self.assertIn(vain, self.sweep("plan"))
        self.sweep("run", "--quiet")
        self.sweep("merge")
        import h5py  # pylint: disable=import-outside-toplevel
        with h5py.File(self.path("results/small/small.h5")) as file:
            self.assertEqual(file["factors/inert"][0].tolist(), [0, 5, 2, 3])
            self.assertEqual(file["basis/inert"][:2].tolist(), [0, 1])
            self.assertEqual(file["basis/projects"][...].sum(), 0)
        told = self.agora("sensitivity", "results/small/small.h5")
        self.assertIn("estonia: cession.coaching could not act: it made no difference to any outcome", told)
        self.assertIn("0 projects", told)


class Disturbed(Sweep):
    """Kills, signals, full disks and duplicates."""

    def wait_for_rows(self, pattern="*.rows", more_than=30000):
        """Waits until a running sweep has kept so many bytes of rows."""
        parts = self.path("results/small/parts")
        while sum(file.stat().st_size for file in parts.glob(pattern)) <= more_than:
            time.sleep(0.002)

    def test_a_killed_run_loses_only_its_running_row(self):
        self.write_study(levels=15)
        self.sweep("plan", "--chunks", 1)
        running = self.start("sweep", "run", "small.yaml", "--quiet", "--threads", 1)
        self.wait_for_rows("0.*.rows")
        running.kill()
        running.communicate()
        kept = self.status()["ok"]
        self.assertGreater(kept, 5)
        self.assertIn(f"{120 - kept} run(s) done", self.sweep("run"))

    def test_signals_keep_what_is_finished(self):
        self.write_study(levels=200, citizens=3000)  # longer than three interruptions
        self.sweep("plan", "--chunks", 2)
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGINT):
            kept = sum(file.stat().st_size for file in self.path("results/small/parts").glob("*.rows"))
            running = self.start("sweep", "run", "small.yaml", "--quiet", "--threads", 2)
            self.wait_for_rows(more_than=kept + 10000)  # so that it is past its start
            running.send_signal(number)
            said = running.communicate(timeout=60)[1]
            self.assertEqual(running.returncode, 75, said)
            self.assertIn("the same command continues", said)
        self.assertGreater(self.status()["ok"], 0)
        self.sweep("run", "--quiet", "--time-limit", 0.001, code=75)
        kept = self.status()["ok"]  # a job that ends within half a minute starts nothing more
        self.sweep("run", "--quiet", code=75, env={"SLURM_JOB_END_TIME": str(int(time.time()) + 25)})
        self.assertEqual(self.status()["ok"], kept)

    def test_two_at_once_publish_each_chunk_once(self):
        expected = self.serial()
        self.sweep("plan", "--chunks", 3)
        both = [self.start("sweep", "run", "small.yaml", "--quiet", "--threads", 1) for _ in range(2)]
        for running in both:
            said = running.communicate(timeout=60)[1]
            self.assertEqual(running.returncode, 0, said)
        self.assertEqual(self.merged(), expected)
        self.assertEqual(self.parts(), ["0.part", "1.part", "2.part"])

    def test_damaged_parts_are_refused(self):
        self.sweep("plan", "--chunks", 2)
        self.sweep("run", "--quiet")
        part = self.path("results/small/parts/1.part")
        good = part.read_bytes()
        part.write_bytes(good[:-100] + bytes([good[-100] ^ 1]) + good[-99:])
        self.assertIn("1.part' is damaged", self.sweep("merge", code=74))
        part.unlink()
        self.sweep("run", "--quiet")
        self.merged()

    def test_full_disk(self):
        disk = self.path("disk")
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk],
                                               capture_output=True, check=False).returncode != 0:
            self.skipTest("a small disk cannot be mounted here")
        self.addCleanup(subprocess.run, ["umount", disk], check=False)
        expected = self.serial()
        self.agora("sweep", "plan", "small.yaml", "--out", "disk/small", "--chunks", 2)
        self.path("disk/filler").write_bytes(bytes(60 << 10))
        said = self.agora("sweep", "run", "disk/small", "--quiet", code=74)
        self.assertIn("No space left", said)
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        self.agora("sweep", "run", "disk/small", "--quiet")
        self.assertEqual(self.merged("disk/small"), expected)

    def test_mpirun(self):
        if not shutil.which("mpirun"):
            self.skipTest("there is no mpirun")
        expected = self.serial()
        self.sweep("plan", "--chunks", 8)
        command = ["mpirun", "--oversubscribe", "--allow-run-as-root", "-n", "4", PROGRAM, "sweep", "run", "small.yaml",
                   "--quiet"]
        done = subprocess.run(command, cwd=self.folder.name, capture_output=True, text=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.merged(), expected)

    def test_a_killed_rank_loses_only_its_running_row(self):
        self.write_study(levels=15)
        self.sweep("plan", "--chunks", 8)
        rank = {"OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "4"}
        running = self.start("sweep", "run", "small.yaml", "--quiet", env=rank)
        self.wait_for_rows("1.*.rows", 0)
        running.kill()
        running.communicate()
        self.sweep("run", "--quiet", env={**rank, "OMPI_COMM_WORLD_RANK": "2"})
        self.assertEqual([name for name in self.parts() if name.endswith(".part")][-2:], ["2.part", "6.part"])
        self.sweep("run", "--quiet")
        self.assertEqual(self.status()["ok"], 120)


class Changed(Sweep):
    """Plans that grow, and plans that are no longer those of the study."""

    def test_more_points_and_replicates(self):
        self.path("points.csv").write_text("trust.memory,cession.coaching,policy\n0.9,0,none\n0.9,0.5,-\n", encoding="utf-8")
        table = self.path("small.yaml")
        table.write_text(table.read_text(encoding="utf-8").replace("{kind: full-factorial, levels: 4}",
                                                                   "{kind: table, file: points.csv}"), encoding="utf-8")
        self.sweep("plan", "--chunks", 2)
        self.sweep("run", "--quiet")
        before = {name: self.path(f"results/small/parts/{name}").stat().st_mtime_ns for name in self.parts()}
        with self.path("points.csv").open("a", encoding="utf-8") as points:
            points.write("0.95,0,mandate\n")
        table.write_text(table.read_text(encoding="utf-8").replace("replicates: 2", "replicates: 3"), encoding="utf-8")
        for command in ("plan", "run"):
            self.assertIn("1 points of the design", self.sweep(command, code=65))
        self.assertIn("9 runs in 5 chunks, extended", self.sweep("plan", "--extend", "--chunks", 3))
        self.assertIn("5 run(s) done", self.sweep("run"))
        after = {name: self.path(f"results/small/parts/{name}").stat().st_mtime_ns for name in self.parts()}
        self.assertEqual({name: after[name] for name in before}, before)
        self.assertEqual(self.merged(), self.serial())

    def test_what_changed_is_refused_by_name(self):
        self.sweep("plan", "--chunks", 2)
        self.sweep("run", "--chunk", 0, "--quiet")
        plan, study = self.path("results/small/plan.json"), self.path("small.yaml")
        changes = [(study, "0.95", "0.96", "the factor trust.memory is"),
                   (study, "replicates: 2", "replicates: 1", "replicates were 2 and are 1"),
                   (study, "  policy: {", "  people.trust_mean: {levels: [0.5]}\n  policy: {", "people.trust_mean is new"),
                   (study, "steps: 4", "steps: 7", "is now with steps: 7"),
                   (study, "levels: 4", "levels: 5", "of the design was"),
                   (self.path("estonia.yaml"), "name: estonia", "name: estonia-2", 'name: "estonia-2"'),
                   (self.path("results/small/design.csv"), "0,0.85,0,none", "0,0.86,0,none", "design.csv has changed"),
                   (plan, '"engine": "', '"engine": "9.', "planned by agora 9."),
                   (plan, '"runs": "', '"runs": "7:7 ', "expected runs of this plan"),
                   (plan, '"runs": "', '"runs": "7:1 ', "its chunks are not all runs"),
                   (plan, '"format"', '"formt"', "damaged")]
        for file, old, new, words in changes:
            with self.subTest(change=new):
                good = file.read_text(encoding="utf-8")
                self.assertIn(old, good)
                file.write_text(good.replace(old, new, 1), encoding="utf-8")
                self.assertIn(words, self.sweep("run", "--quiet", code=65))
                file.write_text(good, encoding="utf-8")
        self.sweep("run", "--quiet")
        self.merged()

    def test_folder_is_complete_without_the_study(self):
        self.sweep("plan", "--chunks", 2)
        self.path("results/small").rename(self.path("moved"))
        self.path("small.yaml").unlink()
        self.agora("sweep", "run", "moved", "--quiet")
        self.assertEqual(len(self.merged("moved")[1].splitlines()), 33)

    def test_words_of_the_command_line(self):
        self.assertIn("did you mean status?", self.agora("sweep", "statsu", "small.yaml", code=64))
        self.assertIn("agora sweep plan STUDY.yaml makes one", self.sweep("status", code=66))
        self.sweep("plan", "--chunks", 2)
        self.assertIn("chunks from 0 to 1", self.sweep("run", "--chunk", "1-2", code=64))
        self.assertIn("varies factors, which one run cannot", self.agora("run", "small.yaml", code=65))
        self.agora("check", "small.yaml")
        self.sweep("plan", "--force", "--chunks", 3)


if __name__ == "__main__":
    unittest.main()
