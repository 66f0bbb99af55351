#!/usr/bin/python3
"""Compares a policy with the program and checks that its JSON, /contrast of the file and the report's numbers agree."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
from agora_report import differences
from agora_report.results import Results

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
STUDY = ["--base", "estonia", "--policy", "coaching", "--citizens", "4000", "--steps", "36", "--replicates", "4"]
# Names in JSON and in /contrast.
FIGURES = {"base_mean": "base_mean", "changed_mean": "changed_mean", "difference": "difference",
           "half_width_95": "half_width", "variance_reduction": "variance_reduction", "pairs": "pairs"}


def same(one, other):
    """Whether two numbers are the same up to rounding; what is missing is None in JSON and not finite elsewhere."""
    if one is None or not math.isfinite(one):
        return other is None or not math.isfinite(other)
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


class Agreement(unittest.TestCase):
    """One comparison, looked at from three sides."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        path = pathlib.Path(cls.folder.name) / "comparison.h5"
        done = subprocess.run([PROGRAM, "compare", *STUDY, "--json", "--quiet", "--out", path], check=True, text=True,
                              capture_output=True)
        cls.lines = {}
        for line in map(json.loads, done.stdout.splitlines()):
            cls.lines.setdefault(line["contrast"], []).append(line)
        cls.path = path

    def test_json_and_file(self):
        """Every figure of every comparison."""
        with h5py.File(self.path) as file:
            group = file["contrast"]
            for row, name in enumerate(group["name"].asstr()[:]):
                for column, line in enumerate(self.lines[name]):
                    for in_json, in_file in FIGURES.items():
                        with self.subTest(contrast=name, metric=line["metric"], figure=in_json):
                            self.assertTrue(same(line[in_json], float(group[in_file][row, column])))

    def test_json_and_report(self):
        """The report works its differences out of the runs; they are those of the program."""
        results = Results(self.path)
        pair = next(pair for pair in differences.find_pairs(results) if pair.lever == "coaching")
        with h5py.File(self.path) as file:
            for line in self.lines["coaching"]:
                values = file[line["metric"].replace(".", "_")][:, :, -1].astype(float)
                found = differences.paired(values[pair.design], values[pair.base])
                with self.subTest(metric=line["metric"]):
                    self.assertEqual(line["pairs"], found.count)
                    self.assertTrue(same(line["difference"], found.mean))
                    if found.count > 1:
                        self.assertTrue(math.isclose(line["half_width_95"], (found.high - found.low) / 2, rel_tol=1e-6,
                                                     abs_tol=1e-12))


if __name__ == "__main__":
    unittest.main()
