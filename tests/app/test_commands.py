#!/usr/bin/python3
"""Runs the program as a user would and checks exit codes, texts, JSON keys, and that runs repeat bit by bit."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
SMALL = ["--citizens", "3000", "--steps", "6"]
RUN_KEYS = {"schema", "scenario", "context", "policy", "design", "replicate", "status", "citizens", "steps", "threads",
            "setup_seconds", "seconds", "agent_steps_per_second", "memory_bytes", "peak_rss_bytes", "fingerprint"}

# Command line, exit code, and texts that must be on standard output or standard error.
ANSWERS = [
    ("", 0, ["Usage: agora"]),
    ("--help", 0, ["Exit codes:", "75 interrupted", "do not predict"]),
    ("run --help", 0, ["--replicates", "--policy", "Exit codes:"]),
    ("--version", 0, ["agora 0.", "HDF5"]),
    ("rum estonia", 64, ["did you mean run?"]),
    ("run estonia --thread 2", 64, ["did you mean --threads?"]),
    ("run", 64, ["needs a FILE"]),
    ("run estonia --seed abc", 64, ["--seed takes a whole number from 0, not 'abc'"]),
    ("run estonia --steps 0", 64, ["--steps takes a whole number from 1 to 100000, not '0'"]),
    ("run estonia --scale 2", 64, ["--scale takes a number above 0 up to 1, not '2'"]),
    ("run estonia --seed", 64, ["--seed"]),
    ("run estnia", 66, ["did you mean estonia?"]),
    ("run missing.yaml", 66, ["missing.yaml", "nothing was run"]),
    ("run estonia --policy coachin", 66, ["did you mean coaching?"]),
    ("run estonia --set people.unemploymnt=0.1 --set places.population=x", 65,
     ["did you mean people.unemployment?", "2 problems; nothing was run"]),
    ("run estonia --policy staff-capacity-up --policy staff-capacity-down", 65,
     ["staff-capacity-down.yaml:11", "(staff-capacity-up.yaml:11)", "one source for a parameter at a time"]),
    ("plan estonia --citizens 3000 --steps 30 --policy coaching --set cession.coaching=0.2", 0,
     ["starts at 0.2 (--set) and goes to 0.5 from month 24 over 6 (policy coaching (coaching.yaml:11))"]),
    ("check estonia EST ten-contexts coaching", 0, ["OK ", "coaching.yaml"]),
    ("list", 0, ["contexts", "policies", "levers"]),
    ("list contexts", 0, ["EST", "united-kingdom"]),
    ("list policies", 0, ["coaching", "digital-first"]),
    ("list models", 0, ["cocreation"]),
    ("list levers", 0, ["cession.coaching"]),
    ("list parameters", 0, ["people.trust_mean"]),
    ("list parameters sir", 0, ["network.generator", "One of none, ring"]),
    ("list metrics nothing", 64, ["there is no model 'nothing'"]),
    ("explain network.generator", 0, ["one of none, ring"]),
    ("list polices", 64, ["did you mean policies?"]),
    ("explain people.unemployment --context EST", 0, ["unemployment_rate", "2019", "ILO", "0.04514"]),
    ("explain people.unemploymnt", 64, ["did you mean people.unemployment?"]),
    ("explain trust", 0, ["S6 trust", "trust.memory", "agora explain PARAMETER"]),
    ("explain coaching", 0, ["Policy coaching"]),
    ("plan cocreation", 0, ["pass", "submodel", "population", "reads", "writes", "draws", "sends"]),
    ("plan estonia --citizens 3000", 0, ["bytes per row", "MiB for one world"]),
    ("schema cocreation", 0, ["json-schema.org/draft-07"]),
    ("schema cocreatoin", 64, ["did you mean cocreation?"]),
    ("init", 64, ["--context"]),
    ("document parameters cocreation", 0, ["| "]),
    ("document metrics cocreation", 0, ["| metric"]),
    ("document nothing", 64, ["parameters, metrics, columns or mappings"]),
    ("verify v01", 0, ["V01", "Philox", "Salmon", "1 target, 3 figures: all within tolerance ("]),
    ("verify V01 V34 --threads 1", 0, ["concentration", "0.8125", "2 targets, 9 figures"]),
    ("verify V01 V34x", 64, ["there is no target 'V34x'; did you mean V34?"]),
    ("verify --help", 0, ["--quick", "--threads", "--json"]),
    ("show missing.h5", 66, ["there is no file missing.h5"]),
    ("rerun missing.h5", 66, ["there is no file missing.h5"]),
    ("compare --base estnia", 66, ["did you mean estonia?"]),
    ("bench sri-ws", 64, ["did you mean sir-ws?"]),
    ("resume", 64, ["needs one RESULT file"]),
    ("resume missing.h5", 66, ["there is no checkpoint in missing.h5.checkpoint"]),
    ("run estonia --checkpoint-every 0", 64, ["--checkpoint-every takes a whole number from 1"]),
    ("report --help", 0, ["--figures", "--pdf"]),
    ("report missing.h5", 66, ["missing.h5"]),
    ("doctor", 0, ["threads", "HDF5", "huge pages", "memory", "locale", "file locking", "scenarios", "compiler"]),
]


class Commands(unittest.TestCase):
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
        return done

    def lines(self, *words, code=0):
        return [json.loads(line) for line in self.agora(*words, "--json", code=code).stdout.splitlines()]

    def test_answers(self):
        for line, code, texts in ANSWERS:
            with self.subTest(command="agora " + line):
                done = self.agora(*line.split(), code=code)
                for text in texts:
                    self.assertIn(text, done.stdout + done.stderr)
                self.assertNotIn("\033", done.stdout + done.stderr)
        self.assertEqual(list(self.path(".").iterdir()), [], "answers write nothing")

    def test_given_networks_are_counted_before_they_run(self):
        self.path("a.yaml").write_text("model: bargaining\nname: a\nsteps: 2\nnetwork: {edges: links.txt, nodes: 5}\n")
        self.path("links.txt").write_text("0 1\n1 2\n")
        for command in ("check", "run"):
            said = self.agora(command, "a.yaml").stderr
            self.assertIn("5 agents and 2 links; 2 agents have no link", said)

    def test_json_everywhere(self):
        for line in ["--version", "check estonia", "list contexts", "list", "explain people.unemployment",
                     "plan cocreation", "plan estonia --citizens 3000", "doctor"]:
            with self.subTest(command="agora " + line):
                for answer in self.lines(*line.split()):
                    self.assertEqual(answer["schema"], "agora.cli/1")

    def test_problems_as_json(self):
        problem = self.lines("run", "estonia", "--set", "people.unemploymnt=1", code=65)[0]
        self.assertEqual((problem["status"], problem["nearest"]), ("invalid", "people.unemployment"))

    def test_verify_as_json(self):
        *figures, summary = self.lines("verify", "V01", "V34")
        self.assertEqual([figure["id"] for figure in figures], ["V01"] * 3 + ["V34"] * 6)
        for figure in figures:
            self.assertLessEqual({"what", "source", "figure", "expected", "tolerance", "measured", "ok"}, figure.keys())
        self.assertTrue(summary["ok"])
        self.assertEqual(summary["targets"], 2)

    def test_compare(self):
        words = ["--base", "estonia", "--policy", "coaching", *SMALL[:2], "--steps", 30, "--replicates", 3]
        lines = self.lines("compare", *words)
        placebo = [line for line in lines if line["contrast"] == "placebo" and line.get("difference") is not None]
        self.assertGreater(len(placebo), 50)
        self.assertEqual({line["difference"] for line in placebo}, {0.0}, "a placebo changes nothing at all")
        nobody = [line for line in lines if line["contrast"] == "placebo" and "group" in line]
        self.assertEqual({(line["better_share"], line["worse_share"]) for line in nobody}, {(0.0, 0.0)})
        self.assertEqual(len(nobody), 5)
        names = {line["contrast"] for line in lines}
        self.assertEqual(names, {"placebo", "coaching", "redesign by staff alone", "citizens' influence"})
        self.check_sums(lines)
        again = self.agora("compare", *words, "--force")
        self.assertIn("does not predict", again.stdout)
        self.agora("compare", "--policy", "coaching", code=64)

    def check_sums(self, lines):
        """What a policy costs is told for the last month and for the whole run, which its months in the file add up to."""
        import h5py
        told = {line["metric"]: line for line in lines if line["contrast"] == "coaching" and "metric" in line}
        month, run = told["public_spending"], told["public_spending_sum"]
        self.assertEqual((month["unit"], run["unit"]), ("euro/month", "euro"))
        with h5py.File(self.path("results/comparison.h5")) as file:
            contrast = list(file["contrast/name"].asstr()).index("coaching")
            base, changed = (file["contrast"][end][contrast] for end in ("base", "changed"))
            spent = file["public_spending"][:].astype(float).sum(axis=2)
            self.assertLess(abs(file["public_spending_sum"][:] - spent).max(), 1e-6)
        self.assertAlmostEqual(run["difference"], (spent[changed] - spent[base]).mean(), places=6)
        self.assertGreater(run["base_mean"], 20 * month["base_mean"])

    def test_compare_over_parameter_sets(self):
        """Each set is shared by all worlds and kept in the file, so that it can be run again; the placebo stays at 0."""
        import h5py
        words = ["--base", "estonia", "--citizens", "2000", "--steps", "30", "--replicates", 2, "--parameters", 3, "--quiet"]
        lines = self.lines("compare", *words)
        self.assertEqual({line["sets"] for line in lines if line.get("metric") == "trust"}, {3})
        placebo = [line for line in lines if line["contrast"] == "placebo" and line.get("sets")]
        self.assertEqual({(line["sets_low"], line["sets_high"], line["flipped_share"]) for line in placebo}, {(0.0, 0.0, None)})
        with h5py.File(self.path("results/comparison.h5")) as file:
            sets = list(file["parameter_set"][:])
            self.assertEqual(sets, [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4)
            memory = file["parameters/param_trust_memory"][:]
            self.assertEqual(len(set(memory)), 4, "one value for all worlds of a set")
            self.assertTrue(all(0.8 <= value <= 0.98 for value in memory))
            self.assertEqual(len(set(file["parameters/param_people_unemployment"][:])), 1, "indicators stay as they are")
            self.assertEqual(file["scenario"].asstr()[5], "estonia-set-1+no-projects")
        self.assertEqual({line["status"] for line in self.lines("rerun", "results/comparison.h5")}, {"same"})
        self.assertIn("the sign flips", self.agora("compare", *words, "--force").stdout)

    def test_compare_keeps_what_a_rerun_needs(self):
        """Precision that cannot be had makes the program double its 32 runs to 64; all of them can be run again."""
        words = ["--base", "estonia", "--citizens", "1000", "--steps", "26", "--precision", "0.000001"]
        self.agora("compare", *words, "--replicates", 32, "--quiet")
        self.assertEqual([line["status"] for line in self.lines("rerun", "results/comparison.h5")], ["same"] * 4 * 64)
        line = next(line for line in self.lines("compare", *words, "--replicates", 1, "--out", "one.h5", "--quiet") if "pairs" in line)
        self.assertGreater(line["pairs"], 1, "one pair has no interval and must not count as precise")

    def test_run_show_rerun(self):
        long = ["--citizens", 3000, "--steps", 30, "--replicates", 2, "--threads", 2]
        runs = self.lines("run", "estonia", *long, "--policy", "placebo")
        without = self.lines("run", "estonia", *long)
        self.assertEqual([r["fingerprint"] for r in runs], [r["fingerprint"] for r in without], "a placebo does nothing")
        self.assertEqual([run["replicate"] for run in runs], [0, 1])
        for run in runs:
            self.assertLessEqual(RUN_KEYS, run.keys())
            self.assertEqual((run["context"], run["policy"], run["steps"], run["status"]), ("EST", "placebo", 30, "ok"))
        self.assertNotEqual(runs[0]["fingerprint"], runs[1]["fingerprint"])
        result = "results/estonia+placebo.h5"
        table = self.agora("show", result).stdout
        self.assertIn("does not predict", table)
        self.assertIn("±", table)
        self.assertIn("unpaid_hours_sum", table)
        shown = {line["metric"]: line for line in self.lines("show", result)}
        self.assertEqual({line["replicates"] for line in shown.values()} - {0}, {2})
        self.assertEqual((shown["unpaid_hours"]["unit"], shown["unpaid_hours_sum"]["unit"]), ("hour/month", "hour"))
        self.assertGreater(shown["unpaid_hours_sum"]["mean"], 10 * shown["unpaid_hours"]["mean"])
        again = self.lines("rerun", result)
        self.assertEqual([line["status"] for line in again], ["same", "same"])
        self.assertEqual([line["fingerprint"] for line in again], [run["fingerprint"] for run in runs])

    def test_options_take_one_word_each(self):
        run = self.lines("run", "--set", "trust.memory=0.91", "--policy", "placebo", "--set", "need.rate=0.02", "EST",
                         "--citizens", 3000, "--steps", 25)[0]
        self.assertEqual((run["scenario"], run["policy"]), ("estonia+placebo", "placebo"))

    def test_sampled_agents_are_kept(self):
        import h5py
        self.agora("run", "EST", *SMALL, "--agents", 50, "--out", "x.h5", "--quiet")
        with h5py.File(self.path("x.h5")) as file:
            self.assertIn("citizen", file["micro/0_0"])
            self.assertTrue(20 < file["micro/0_0/citizen/row"].shape[0] < 100)
            self.assertIn("network", file)

    def test_all_agents_are_kept_at_the_start_and_at_the_end(self):
        import h5py
        self.path("w.yaml").write_text("model: boltzmann\nname: w\nsteps: 30\nnetwork: {nodes: 50}\n", encoding="utf-8")
        self.agora("run", "w.yaml", "--agents", "all", "--quiet")
        with h5py.File(self.path("results/w.h5")) as file:
            money = file["micro/0_0/agent/money"]
            self.assertEqual((money.shape, money.dtype), ((50, 2), "float64"))
            self.assertEqual(list(file["micro/0_0/agent/time"]), [0, 30])
            self.assertEqual(file["micro/0_0/agent/time_bounds"][:].tolist(), [[0, 0], [29, 30]])
        self.agora("run", "w.yaml", "--agents", "some", code=64)

    def test_rerun_wants_the_links_of_the_run(self):
        edges = [f"{i},{i + 1}" for i in range(20000)]
        self.path("ties.csv").write_text("\n".join(edges), encoding="utf-8")
        self.path("big.yaml").write_text("model: sir\nname: big\nsteps: 2\nnetwork: {edges: ties.csv}\n", encoding="utf-8")
        self.agora("run", "big.yaml", "--quiet")
        self.agora("rerun", "results/big.h5")
        self.path("ties.csv").write_text("\n".join(edges[1:]), encoding="utf-8")
        self.assertIn("ties.csv has changed", self.agora("rerun", "results/big.h5", code=70).stderr)
        self.path("ties.csv").unlink()
        self.assertIn("ties.csv", self.agora("rerun", "results/big.h5", code=66).stderr)

    def test_links_and_values_in_the_scenario_are_enough_for_a_rerun(self):
        self.path("ties.csv").write_text("0 1\n1 2 \n", encoding="utf-8")
        self.path("small.yaml").write_text("model: hegselmann-krause\nname: small\nsteps: 2\nnetwork: {edges: ties.csv}\n"
                                           "agents: {opinion: [0.1, 0.2, 0.9]}\n", encoding="utf-8")
        run = self.lines("run", "small.yaml")[0]
        self.assertEqual(run["citizens"], 3)
        self.path("ties.csv").unlink()
        self.assertEqual(self.lines("rerun", "results/small.h5")[0]["fingerprint"], run["fingerprint"])

    def test_threads_leave_no_mark(self):
        files = []
        for threads, replicates in ((1, 1), (3, 1)):
            files.append(self.path(f"{threads}.h5"))
            self.agora("run", "EST", *SMALL, "--replicates", replicates, "--threads", threads, "--reproducible", "--out",
                       files[-1], "--quiet")
        self.assertEqual(files[0].read_bytes(), files[1].read_bytes())

    def test_side_by_side_leaves_no_mark(self):
        alone = self.lines("run", "EST", *SMALL, "--replicates", 3, "--threads", 1, "--out", "a.h5", "--reproducible")
        beside = self.lines("run", "EST", *SMALL, "--replicates", 3, "--threads", 2, "--out", "b.h5", "--reproducible")
        self.assertEqual([r["runs_side_by_side"] for r in alone + beside], [False] * 3 + [True] * 3)
        self.assertEqual(self.path("a.h5").read_bytes(), self.path("b.h5").read_bytes())

    def test_nothing_is_overwritten(self):
        self.agora("run", "EST", *SMALL, "--quiet")
        before = self.path("results/estonia.h5").read_bytes()
        done = self.agora("run", "EST", *SMALL, "--seed", 7, code=73)
        self.assertIn("--force", done.stderr)
        self.assertEqual(self.path("results/estonia.h5").read_bytes(), before)
        self.agora("run", "EST", *SMALL, "--seed", 7, "--force", "--quiet")
        self.assertNotEqual(self.path("results/estonia.h5").read_bytes(), before)
        self.agora("run", "EST", *SMALL, "--out", "no/such/folder/x.h5", code=73)

    def test_template_loads_and_runs_the_same(self):
        self.path("mine.yaml").write_text(self.agora("init", "--context", "EST").stdout, encoding="utf-8")
        self.agora("check", "mine.yaml")
        mine = self.lines("run", "mine.yaml", *SMALL)[0]
        theirs = self.lines("run", "estonia", *SMALL)[0]
        self.assertEqual(mine["fingerprint"], theirs["fingerprint"])

    def test_rerun_names_the_first_difference(self):
        import h5py
        self.agora("run", "EST", *SMALL, "--quiet", "--out", "x.h5")
        with h5py.File(self.path("x.h5"), "r+") as file:
            provenance = file["provenance"]
            provenance["trace"][0, 0, 2, 3] += 1
            provenance["fingerprint"][0, 0] = "0123456789abcdef"
            column = provenance["column"][3].decode()
        line = self.lines("rerun", "x.h5", code=70)[0]
        self.assertEqual(line["status"], "different")
        self.assertEqual((line["first_different_step"], line["first_different_column"]), (2, column))
        self.assertIn("1 of 1 runs differ", self.agora("rerun", "x.h5", code=70).stderr)

    def test_broken_result_file(self):
        self.path("broken.h5").write_bytes(b"nothing of the kind")
        self.agora("show", "broken.h5", code=74)

    def test_data_folder_can_be_elsewhere(self):
        folder = self.path("mine/contexts")
        folder.mkdir(parents=True)
        (folder / "estonia.yaml").write_text(self.agora("init", "--context", "EST").stdout, encoding="utf-8")
        done = subprocess.run([PROGRAM, "list", "contexts"], capture_output=True, text=True, check=True,
                              env={**os.environ, "AGORA_DATA": str(folder.parent)})
        self.assertEqual(len(done.stdout.splitlines()), 3)

    def test_interruption_saves_what_is_there(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            running = subprocess.Popen([PROGRAM, "run", "EST", "--citizens", "20000", "--steps", "100000", "--out",
                                        f"{number}.h5"], cwd=self.folder.name, stderr=subprocess.PIPE, text=True)
            time.sleep(3)
            running.send_signal(number)
            _, said = running.communicate(timeout=30)
            self.assertEqual(running.returncode, 75, said)
            self.assertIn("interrupted; 0 of 1 runs were finished", said)
            self.agora("show", f"{number}.h5")
        self.assertEqual(sorted(p.name for p in self.path(".").iterdir()), ["15.h5", "2.h5"])

    def test_second_signal_stops_at_once(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            running = subprocess.Popen([PROGRAM, "run", "SWE", "--out", "x.h5"], cwd=self.folder.name,
                                       stderr=subprocess.DEVNULL)
            time.sleep(1)
            running.send_signal(number)
            time.sleep(0.2)
            running.send_signal(number)
            self.assertEqual(running.wait(timeout=30), 128 + number)
        self.assertEqual(list(self.path(".").iterdir()), [])


if __name__ == "__main__":
    unittest.main()
