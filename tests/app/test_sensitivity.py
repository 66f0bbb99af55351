#!/usr/bin/python3
"""Sensitivity of small sweeps: the numbers printed, stored and computed here from the merged file are the same."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
BASE = """\
name: base
title: A small epidemic
model: sir
steps: 20
network: {generator: watts-strogatz, nodes: 500}
parameters: {network: {degree: 6, rewiring: 0.05}, seeds: {share: 0.02}}
"""
STUDY = """\
study: small
model: sir
title: Infection and recovery
scenarios: [base.yaml, other.yaml]
factors:
  sir.infection: {range: [0.01, 0.2], scale: log}
  sir.recovery: {range: [0.1, 0.5]}
design: {kind: KIND}
outcomes: [size, {metric: infected_share, mean_of_last: 5}]
replicates: 2
"""


class Sensitivity(unittest.TestCase):
    """Each design is run once and analysed."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "base.yaml").write_text(BASE, encoding="utf-8")
        (self.folder / "other.yaml").write_text(BASE.replace("name: base", "name: other").replace("500", "400"),
                                                encoding="utf-8")

    def agora(self, *words, code=0):
        done = subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def merged(self, kind):
        """The merged file of a sweep of this design."""
        (self.folder / "study.yaml").write_text(STUDY.replace("KIND", kind), encoding="utf-8")
        self.agora("sweep", "run", "study.yaml", "--quiet")
        self.agora("sweep", "merge", "study.yaml", "--quiet")
        return self.folder / "results/study/small.h5"

    def analysed(self, path, *measures):
        """What is stored, after checking that it is what is printed: [scenario][outcome][factor] for each measure."""
        lines = [json.loads(line) for line in self.agora("sensitivity", path, "--json").splitlines()]
        with h5py.File(path) as file:
            group = file["sensitivity"]
            for line in lines:
                at = tuple(list(group[f"{name}_name"].asstr()).index(line[name])
                           for name in ("scenario", "outcome", "factor"))
                for measure in measures:
                    self.assertEqual(line[measure], group[measure][at[:group[measure].ndim]])
            self.assertEqual(len(lines), group[measures[0]].size)
            return [group[measure][:] for measure in measures]

    def points(self, path, scenario, outcome):
        """Coordinates and means over replicates, in the order of the design."""
        with h5py.File(path) as file:
            rows = file["factors/base"].asstr()[:] == scenario
            return file["factors/coordinate"][:][rows], file[f"outcomes/{outcome}"][:][rows].mean(axis=1)

    def test_saltelli(self):
        path = self.merged("saltelli, rows: 32")
        first, total, points = self.analysed(path, "first_order", "total_order", "points")
        self.assertEqual(points[0, 0], 128)
        for s, scenario in enumerate(("base", "other")):
            _, means = self.points(path, scenario, "size")
            a, b, *mixed = means.reshape(-1, 4).T
            variance = np.concatenate([a, b]).var()
            for f, y in enumerate(mixed):
                self.assertAlmostEqual(total[s, 0, f], ((a - y) ** 2).mean() / 2 / variance, places=9)
                self.assertAlmostEqual(first[s, 0, f], ((b - means.mean()) * (y - a)).mean() / variance, places=9)
        text = self.agora("sensitivity", path)
        self.assertIn("base, size: no intervals: the outcome varies in 32 of 32 rows, and from fewer than 64", text)
        with h5py.File(path) as file:
            self.assertIn("no intervals", file["sensitivity/note"].asstr()[0, 0])
            self.assertTrue(np.isnan(file["sensitivity/total_order_lowest"][:]).all())
        for word in ("Sobol indices", "sir.infection", "infected_share_mean_of_last_5", "luck share", "/sensitivity"):
            self.assertIn(word, text)

    def test_morris(self):
        path = self.merged("morris, rows: 6, levels: 4")
        size, luck = self.analysed(path, "effect_size", "luck_share")
        coordinates, means = self.points(path, "base", "size")
        steps = np.diff(coordinates.reshape(6, 3, 2), axis=1)
        changes = np.diff(means.reshape(6, 3), axis=1)
        for f in range(2):
            effects = [changes[w, s] / steps[w, s, f] for w in range(6) for s in range(2) if steps[w, s, f] != 0]
            self.assertEqual(len(effects), 6)
            self.assertAlmostEqual(size[0, 0, f], np.abs(effects).mean(), places=9)
        self.assertTrue(0 < luck[0, 0] < 1)

    def test_other_designs(self):
        median, chance = self.analysed(self.merged("full-factorial, levels: 7"), "distance_median", "distance_by_chance")
        self.assertTrue(((0 < median) & (median <= 1) & (chance > 0)).all())

    def test_table_that_leaves_values_to_the_scenario(self):
        rows = [f"{'-' if row % 3 == 0 else 0.01 * row},{0.1 + 0.02 * row}" for row in range(20)]
        (self.folder / "points.csv").write_text("\n".join(["sir.infection,sir.recovery", *rows]), encoding="utf-8")
        median, largest = self.analysed(self.merged("table, file: points.csv"), "distance_median", "distance_largest")
        self.assertTrue(((0 < median) & (median <= largest) & (largest <= 1)).all())

    def test_what_cannot_be_analysed(self):
        self.assertIn("no index", self.agora("sensitivity", self.merged("one-at-a-time, levels: 3"), code=65))
        self.assertIn("there is no file", self.agora("sensitivity", "none.h5", code=66))
        self.agora("run", "base.yaml", "--quiet", "--out", "single.h5")
        self.assertIn("not the merged file of a sweep", self.agora("sensitivity", "single.h5", code=65))
        self.assertIn("needs one RESULT", self.agora("sensitivity", code=64))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: test_sensitivity.py PROGRAM")
    unittest.main()
