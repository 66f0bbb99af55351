"""Holds the pairs of comparisons and of both kinds of sweep against what was varied in them."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import agora_results
import h5py
import numpy
import sample_results
from agora_results import pairing


class Pairing(unittest.TestCase):
    """Which designs differ only in a policy."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "sweep.h5"

    def pairs(self, path):
        """(policy, name of the design with it, name of the design without) as the module finds them."""
        with h5py.File(path) as file:
            names, policies = (list(file[name].asstr()[:]) for name in ("scenario", "policy"))
            return [(policies[row], names[row], names[base]) for row, base in pairing.pairs_of(pairing.places_of(file), names, policies)]

    def test_policies_crossed_with_points(self):
        """Every point was run with every policy."""
        sample_results.write_sweep(self.path, {"trust": {"coaching": 0.1}}, points=40, as_factor=False)
        found = self.pairs(self.path)
        self.assertEqual(len(found), 80)
        self.assertIn(("mandate", "estonia+mandate.p17", "estonia.p17"), found)

    def test_policy_as_factor(self):
        """A point with a policy belongs to the point that has the same value of all else, and none is given twice."""
        sample_results.write_sweep(self.path, {"trust": {"coaching": 0.1}}, points=3, as_factor=True)
        self.assertEqual(self.pairs(self.path), [
            ("coaching", "estonia+coaching.p1", "estonia.p0"), ("mandate", "estonia+mandate.p2", "estonia.p0"),
            ("coaching", "estonia+coaching.p4", "estonia.p3"), ("mandate", "estonia+mandate.p5", "estonia.p3"),
            ("coaching", "estonia+coaching.p7", "estonia.p6"), ("mandate", "estonia+mandate.p8", "estonia.p6")])

    def test_differences_of_a_sweep(self):
        """The data sets for researchers hold every pair, with the effect that was put in."""
        for as_factor in (False, True):
            sample_results.write_sweep(self.path, {"trust": {"coaching": 0.1}}, points=40, as_factor=as_factor)
            effects = agora_results.differences(agora_results.load(self.path)[["trust"]]).trust.isel(time=-1)
            self.assertEqual(effects.sizes["pair"], 80)
            numpy.testing.assert_allclose(effects.sel(policy="coaching").mean("replicate"), 0.1, atol=1e-6)

    def test_the_report_of_a_sweep(self):
        """It compares at every point and does not deny the pairs."""
        sample_results.write_sweep(self.path, {"unmet_need": {"coaching": -0.1}}, points=40, as_factor=False)
        page = self.path.with_suffix(".html")
        subprocess.run([sys.executable, "-B", "-W", "error", "-m", "agora_report", self.path], check=True, capture_output=True)
        text = page.read_text(encoding="utf-8")
        self.assertIn("at 40 points of a sweep", text)
        self.assertIn("Unmet need clearly differs from no policy in 40 of 80 comparisons", text)
        self.assertIn("The chart shows the first 24 of 40 points; means are over all of them.", text)
        self.assertNotIn("holds no pair", text)

    def test_nothing_to_compare_is_said(self):
        """Without a pair there is an error that names the policies, not an empty data set."""
        sample_results.write_sweep(self.path, {}, points=2, as_factor=True)
        with h5py.File(self.path, "r+") as file:
            file["factors/factor_cession_coaching"][:] = numpy.arange(6)
        with self.assertRaisesRegex(ValueError, "no two designs differ only in a policy.*coaching, mandate"):
            agora_results.differences(agora_results.load(self.path))

    def test_the_report_needs_no_xarray(self):
        """It uses what it shares with the data sets without the library that only they need."""
        sample_results.write(self.path, {})
        blocked = "import sys; sys.modules['xarray'] = None; sys.argv = ['report', sys.argv[1]]; import agora_report.__main__ as m; m.main()"
        done = subprocess.run([sys.executable, "-B", "-c", blocked, self.path], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout.strip(), done.stderr), (0, str(self.path.with_suffix(".html")), ""))


if __name__ == "__main__":
    unittest.main()
