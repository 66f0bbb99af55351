#!/usr/bin/python3
"""Kills and interrupts runs at random moments: resumed, they give the bytes of a run that was never disturbed."""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
RUN = ["run", "EST", "--citizens", 4000, "--steps", 240, "--agents", 50, "--reproducible", "--quiet"]
STUDY = ["run", "EST", "--policy", "coaching", "--citizens", 3000, "--steps", 60, "--replicates", 4, "--reproducible",
         "--quiet", "--threads", 2]


class Resume(unittest.TestCase):
    """Each test works in an empty folder of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return pathlib.Path(self.folder.name) / name

    def agora(self, *words, code=0):
        done = subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder.name, capture_output=True, text=True,
                              check=False, env={**os.environ, "TERM": "dumb"})
        self.assertEqual(done.returncode, code, f"agora {' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
        return done.stderr

    def kept(self):
        """The files of runs that are kept, by name."""
        return {path.name: path.stat().st_mtime_ns for path in self.path("x.h5.checkpoint").glob("*.run")}

    def start(self, words, moments):
        """Starts a run with checkpoints and waits until one has been put in its place so many times."""
        running = subprocess.Popen([PROGRAM, *map(str, words), "--out", "x.h5", "--checkpoint-every", "2"],
                                   cwd=self.folder.name, stderr=subprocess.PIPE, text=True)
        seen, limit = set(), time.monotonic() + 60
        while len(seen) < moments and running.poll() is None and time.monotonic() < limit:
            seen |= set(self.kept().items())
            time.sleep(0.002)
        self.assertIsNone(running.poll(), "the run was over before it could be disturbed")
        return running

    def whole(self, words):
        """The bytes of a run that nothing disturbed and that kept no checkpoints."""
        self.agora(*words, "--out", "whole.h5")
        return self.path("whole.h5").read_bytes()

    def stop(self, running, number):
        running.send_signal(number)
        said = running.communicate(timeout=60)[1]
        return running.returncode, said

    def check_resumed(self, expected, *words):
        self.assertFalse(self.path("x.h5").exists(), "nothing is published before the end")
        self.agora("resume", *words, "--quiet")
        self.assertEqual(self.path("x.h5").read_bytes(), expected)
        self.assertFalse(self.path("x.h5.checkpoint").exists())

    def test_killed_at_random_moments(self):
        expected = self.whole(RUN)
        for moment in random.sample(range(1, 12), 3):
            with self.subTest(checkpoints=moment):
                running = self.start([*RUN, "--threads", 1], moment)
                time.sleep(random.random() / 50)
                self.assertEqual(self.stop(running, signal.SIGKILL)[0], -signal.SIGKILL)
                self.check_resumed(expected, "x.h5", "--threads", 2)
                self.path("x.h5").unlink()

    def test_killed_again_while_resumed(self):
        expected = self.whole(RUN)
        self.stop(self.start([*RUN, "--threads", 2], 3), signal.SIGKILL)
        resumed = subprocess.Popen([PROGRAM, "resume", "x.h5", "--quiet"], cwd=self.folder.name)
        before = self.kept()
        while self.kept() == before and resumed.poll() is None:
            time.sleep(0.002)
        resumed.kill()
        resumed.wait(timeout=60)
        self.check_resumed(expected, "x.h5.checkpoint/", "--threads", 1)

    def test_interrupted(self):
        expected = self.whole(RUN)
        for number in (signal.SIGTERM, signal.SIGINT):
            code, said = self.stop(self.start(RUN, 2), number)
            self.assertEqual(code, 75, said)
            self.assertIn("agora resume x.h5 continues", said)
            self.check_resumed(expected, "x.h5")
            self.path("x.h5").unlink()

    def test_study_of_several_runs(self):
        expected = self.whole(STUDY)
        self.stop(self.start(STUDY, 9), signal.SIGKILL)
        self.check_resumed(expected, "x.h5", "--threads", 1)
        self.path("x.h5").unlink()
        self.assertEqual(self.stop(self.start(STUDY, 20), signal.SIGTERM)[0], 75)
        self.check_resumed(expected, "x.h5.checkpoint")

    def test_undisturbed_run_with_checkpoints(self):
        self.agora(*RUN, "--out", "x.h5", "--checkpoint-every", 7)
        self.assertEqual(self.path("x.h5").read_bytes(), self.whole(RUN))
        self.assertEqual(sorted(path.name for path in self.path(".").iterdir()), ["whole.h5", "x.h5"])

    def test_all_agents(self):
        words = [*RUN[:5], 20, "--agents", "all", "--reproducible", "--quiet"]
        expected = self.whole(words)
        self.stop(self.start(words, 2), signal.SIGKILL)
        self.check_resumed(expected, "x.h5")

    def test_a_checkpoint_that_cannot_be_written_is_told_and_the_run_goes_on(self):
        expected = self.whole(RUN)
        running = self.start(RUN, 1)
        self.path("x.h5.checkpoint").rename(self.path("elsewhere"))
        said = running.communicate(timeout=60)[1]
        self.assertEqual(running.returncode, 0, said)
        self.assertIn("no checkpoint could be kept: cannot create", said)
        self.assertEqual(self.path("x.h5").read_bytes(), expected)

    def test_checkpoint_is_not_thrown_away_unasked(self):
        self.stop(self.start(RUN, 1), signal.SIGKILL)
        said = self.agora(*RUN, "--out", "x.h5", code=73)
        self.assertIn("agora resume x.h5 continues it; --force discards it", said)
        self.agora(*RUN, "--out", "x.h5", "--force")
        self.assertFalse(self.path("x.h5.checkpoint").exists())

    def test_what_cannot_be_continued_is_refused(self):
        self.stop(self.start(RUN, 2), signal.SIGTERM)
        run, study = self.path("x.h5.checkpoint/0_0.run"), self.path("x.h5.checkpoint/study.json")
        good_run, good_study = run.read_bytes(), study.read_text(encoding="utf-8")
        for place in (0, len(good_run) // 2, len(good_run) - 5):
            run.write_bytes(good_run[:place] + bytes([good_run[place] ^ 1]) + good_run[place + 1:])
            self.assertIn("damaged", self.agora("resume", "x.h5", code=65))
        run.write_bytes(good_run)
        content = json.loads(good_study)
        for change, texts in [({"engine_version": "9.9.9"}, ["written by agora 9.9.9"]), ({"agents": 3}, ["damaged", "agents: here is 3, expected true or false"]),
                              ({"checkpoint_every": 0}, ["checkpoint_every: here is 0"]), ({"format": "1"}, ["damaged"]),
                              ({"checkpoint_every": -1}, ["damaged"]), ({"checkpoint_every": 1e300}, ["damaged"]),
                              ({"sampled_agents": 2 ** 33}, ["damaged"]), ({"more": 1}, ["damaged: line"]),
                              ({"title": "Another"}, ["belongs to another study"]), ({"scenarios": [{}]}, ["damaged"])]:
            study.write_text(json.dumps({**content, **change}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            said = self.agora("resume", "x.h5", code=65)
            for text in texts:
                self.assertIn(text, said)
        study.write_text(good_study.replace("seed: 1", "seed: 2"), encoding="utf-8")
        self.assertIn("belongs to another study", self.agora("resume", "x.h5", code=65))
        study.write_text(good_study[:200], encoding="utf-8")
        self.agora("resume", "x.h5", code=65)
        study.write_text(good_study, encoding="utf-8")
        self.agora("resume", "x.h5", "--quiet")

    def test_two_at_once_are_refused(self):
        running = self.start(RUN, 1)
        self.assertIn("another agora is at work", self.agora("resume", "x.h5", code=73))
        self.assertIn("another agora is at work", self.agora(*RUN, "--out", "x.h5", "--force", code=73))
        self.stop(running, signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
