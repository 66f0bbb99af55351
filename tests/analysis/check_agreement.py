#!/usr/bin/python3
"""Compares a policy with the program and checks that JSON, /contrast, the module, its examples and the report agree."""
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import unittest

import agora_results
import h5py
import numpy
from agora_report import differences
from agora_report.results import Results

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
STUDY = ["--base", "estonia", "--policy", "coaching", "--citizens", "4000", "--steps", "36", "--replicates", "4"]
EXAMPLES = pathlib.Path(agora_results.__file__).parents[1] / "examples"
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
        cls.lines, cls.groups = {}, {}
        for line in map(json.loads, done.stdout.splitlines()):
            (cls.lines if "metric" in line else cls.groups).setdefault(line["contrast"], []).append(line)
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
                values = file[line["metric"].replace(".", "_")][:].astype(float)
                values = values if values.ndim == 2 else values[:, :, -1]
                found = differences.paired(values[pair.design], values[pair.base])
                with self.subTest(metric=line["metric"]):
                    self.assertEqual(line["pairs"], found.count)
                    self.assertTrue(same(line["difference"], found.mean))
                    if found.count > 1:
                        self.assertTrue(math.isclose(line["half_width_95"], (found.high - found.low) / 2, rel_tol=1e-6,
                                                     abs_tol=1e-12))

    def test_json_and_module(self):
        """The data sets for researchers hold the same differences, and the same table of contrasts."""
        runs = agora_results.load(self.path)
        effects = agora_results.differences(runs).sel(policy="coaching").isel(time=-1).mean("replicate").squeeze("place")
        table = agora_results.contrasts(self.path)
        row = list(table.name.values).index("coaching")
        for line in self.lines["coaching"]:
            with self.subTest(metric=line["metric"]):
                self.assertTrue(same(line["difference"], float(effects[line["metric"]])) or line["pairs"] < runs.sizes["replicate"])
                column = list(table.metric.values).index(line["metric"])
                self.assertEqual(line["pairs"], int(table.pairs[row, column]))

    def test_influence_of_module(self):
        """The twelve outcomes of influence, as one variable with phases and groups that add up to 1."""
        runs = agora_results.load(self.path)
        shares = agora_results.influence(runs)
        self.assertEqual(shares.dims[:2], ("phase", "group"))
        self.assertTrue(numpy.array_equal(shares.sel(phase="design", group="citizens"), runs.influence_citizens_in_design, True))
        sums = shares.sum("group", skipna=False)
        numpy.testing.assert_allclose(sums.values[numpy.isfinite(sums.values)], 1, rtol=1e-5)

    def test_citizens_better_and_worse_off(self):
        """The shares in JSON, in /contrast and in the report's chart, and what they must be: none for a placebo."""
        results = Results(self.path)
        names = {"better_share": "better_share", "worse_share": "worse_share", "better_half_width_95": "better_half_width",
                 "worse_half_width_95": "worse_half_width"}
        for contrast, shares in results.better_off():
            for line in self.groups[contrast.name]:
                for in_json, in_file in names.items():
                    self.assertTrue(same(line[in_json], shares[line["group"]][in_file]), (contrast.name, line["group"], in_json))
            if contrast.name == "placebo":
                self.assertEqual({numbers["worse_share"] for numbers in shares.values()}, {0.0})
        page = pathlib.Path(self.folder.name) / "groups.html"
        subprocess.run([sys.executable, "-B", "-m", "agora_report", self.path, "-o", page], check=True, capture_output=True)
        share = next(line["worse_share"] for line in self.groups["coaching"] if line["group"] == "hard to reach")
        self.assertIn(f'<td>hard to reach</td><td class="number"><data value="', page.read_text(encoding="utf-8"))
        self.assertIn(f'<data value="{share}">{100 * share:.1f} %</data>', page.read_text(encoding="utf-8"))

    def test_parameter_sets(self):
        """JSON, /contrast and the report's chart of two bands give the same, and it is what the runs of the sets give."""
        folder = pathlib.Path(self.folder.name)
        words = [*STUDY[:4], "--citizens", "3000", "--steps", "30", "--replicates", "2", "--parameters", "4"]
        done = subprocess.run([PROGRAM, "compare", *words, "--json", "--quiet", "--out", "sets.h5"], check=True, text=True,
                              capture_output=True, cwd=folder)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        line = next(line for line in lines if (line["contrast"], line.get("metric")) == ("coaching", "trust"))
        stored = next(one for one in Results(folder / "sets.h5").contrasts("trust") if one.name == "coaching").numbers
        for name in ("sets", "sets_low", "sets_high", "parameter_sd", "luck_sd", "flipped_share"):
            self.assertTrue(same(line[name], stored[name]), name)
        runs = agora_results.load(folder / "sets.h5")
        effects = agora_results.differences(runs[["trust"]]).sel(policy="coaching").isel(time=-1).trust
        means = numpy.sort(effects.mean("replicate").values[1:])
        numpy.testing.assert_allclose([line["sets_low"], line["sets_high"]], numpy.quantile(means, (0.05, 0.95)), rtol=1e-9)
        self.assertTrue(same(line["difference"], float(effects.mean("replicate")[0])))
        self.assertAlmostEqual(line["luck_sd"], float(effects[1:].var("replicate", ddof=1).mean()) ** 0.5)
        self.check_bands(folder, line)

    def check_bands(self, folder, line):
        """The chart's file and the page."""
        subprocess.run([sys.executable, "-B", "-m", "agora_report", folder / "sets.h5", "-o", folder / "sets.html", "--figures",
                        folder / "figures", "--outcome", "trust"], check=True, capture_output=True)
        with open(folder / "figures" / "bands.csv", encoding="utf-8", newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["Comparison"] == "coaching")
        self.assertTrue(same(line["difference"], float(row["Difference as stated"])))
        self.assertTrue(same(line["sets_low"], float(row["Sets: 5 %"])))
        self.assertTrue(same(line["flipped_share"], float(row["Sign flips in"])))
        self.assertIn("Over 4 sets of parameters", (folder / "sets.html").read_text(encoding="utf-8"))

    def example(self, name, *words):
        """What a worked example says."""
        return subprocess.run([sys.executable, "-B", EXAMPLES / name, *words], check=True, text=True, capture_output=True).stdout

    def test_worked_examples(self):
        """They run, and the differences of the first are those of the program."""
        said = self.example("compare.py", self.path, "trust")
        line = next(line for line in self.lines["coaching"] if line["metric"] == "trust")
        self.assertIn(f"{line['difference']:+.5f} ± {line['half_width_95']:.5f}", said)
        self.assertIn(f"agora compare says: coaching                   {line['difference']:+.5f}", said)
        said = self.example("power.py", self.path, "coaching")
        self.assertIn("mandate_gap", said)
        shares = [float(word) for word in said.split("initiate")[1].split("\n")[0].split()]
        self.assertAlmostEqual(sum(shares), 1, places=2)

    def test_worked_example_of_sizes(self):
        """The same context at three sizes."""
        folder = pathlib.Path(self.folder.name)
        context = EXAMPLES.parents[1] / "scenarios" / "contexts" / "estonia.yaml"
        for citizens in (2000, 4000, 8000):
            (folder / f"e{citizens}.yaml").write_text(f"model: cocreation\nname: e{citizens}\nextends: {context}\n"
                                                      f"citizens: {citizens}\n", encoding="utf-8")
        subprocess.run([PROGRAM, "run", *(f"e{citizens}.yaml" for citizens in (2000, 4000, 8000)), "--steps", "48", "--replicates",
                        "4", "--quiet", "--out", "sizes.h5"], check=True, cwd=folder)
        said = self.example("scaling.py", folder / "sizes.h5")
        self.assertIn("as a negative binomial count", said)
        exponent = float(said.split("unmet need       exponent ")[1].split(",")[0])
        self.assertAlmostEqual(exponent, 1, delta=0.15)
        page = folder / "sizes.html"
        subprocess.run([sys.executable, "-B", "-m", "agora_report", folder / "sizes.h5", "-o", page], check=True, capture_output=True)
        self.assertIn(f'<data value="{exponent:.3f}'[:-1], page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
