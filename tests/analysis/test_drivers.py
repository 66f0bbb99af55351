"""Holds the tornado and the words for parameter sets against known answers."""
import math
import types
import unittest

import numpy
from agora_report import drivers, robustness
from agora_report.charts import bands
from agora_report.results import Contrast


def parameter(name, values):
    """A parameter with one value per design."""
    return types.SimpleNamespace(name=name, values=numpy.array(values), source="assumption")


class Tornado(unittest.TestCase):
    """Designs that differ in one parameter alone."""

    def study(self, parameters, outcomes, policies=None):
        """A study of one context with one run per design."""
        count = len(outcomes)
        results = types.SimpleNamespace(parameters=parameters, contexts=["EST"] * count, policies=policies or [""] * count,
                                        step_name="month")
        comparison = types.SimpleNamespace(ends=lambda name: numpy.array(outcomes)[:, None])
        metric = types.SimpleNamespace(name="trust", label="Trust", unit="1", scale=(0.0, 1.0))
        return types.SimpleNamespace(results=results, comparison=comparison, metric=metric, name="trust")

    def test_single_changes(self):
        """Two factors; the design that changes both is left out."""
        study = self.study([parameter("a.one", [1, 2, 0, 1, 2]), parameter("b.two", [5, 5, 5, 7, 7])], [0.5, 0.6, 0.3, 0.45, 0.9])
        effects, middle = drivers.one_at_a_time(study)
        self.assertEqual(middle, 0.5)
        self.assertEqual([(one.name, found) for one, found in effects], [("a.one", [(0.0, 0.3), (2.0, 0.6)]), ("b.two", [(7.0, 0.45)])])

    def test_largest_span_first(self):
        """The chart's table begins with the factor that moves the outcome most."""
        study = self.study([parameter("b.two", [5, 5, 5, 7]), parameter("a.one", [1, 2, 0, 1])], [0.5, 0.6, 0.3, 0.45])
        figure = drivers._tornado(study)[0]
        self.assertIn("a.one moves trust most", figure.title)
        self.assertEqual([row[0] for row in figure.table.rows], ["a.one", "a.one", "b.two"])
        numpy.testing.assert_allclose([row[3].value for row in figure.table.rows], [-0.2, 0.1, -0.05])

    def test_nothing_to_compare(self):
        """Designs that all differ in more than one parameter, or lay policies, give no tornado."""
        self.assertEqual(drivers._tornado(self.study([parameter("a.one", [1, 2, 3]), parameter("b.two", [1, 2, 3])], [0, 1, 2])), [])
        self.assertEqual(drivers._tornado(self.study([parameter("a.one", [1, 1, 1])], [0, 1, 2], ["", "x", "y"])), [])


class Robustness(unittest.TestCase):
    """Words for how often a sign flips, and assumptions that a difference hangs on."""

    def test_followed_assumption(self):
        """One of fifty parameters sets the difference, with the other sign; the others are luck."""
        random = numpy.random.default_rng(4)
        values = random.random((30, 50))
        found = robustness.clearly_followed(values, numpy.exp(-3 * values[:, 7]))
        self.assertEqual([column for column, _ in found], [7])
        self.assertAlmostEqual(found[0][1], -1)

    def test_luck_stands_out_rarely(self):
        """Differences that hang on nothing: in at most about one study of twenty some parameter stands out."""
        random = numpy.random.default_rng(5)
        hits = sum(bool(robustness.clearly_followed(random.random((20, 100)), random.random(20))) for _ in range(200))
        self.assertLessEqual(hits, 20)

    def contrast(self, flipped, sets=20, pairs=4, difference=1.0, half_width=0.5):
        """A contrast over sets of parameters."""
        return Contrast("coaching", 0, 1, {"flipped_share": flipped, "sets": sets, "pairs": pairs, "difference": difference,
                                           "half_width": half_width})

    def test_words(self):
        """At most one in ten holds, at least nine in ten reverses."""
        readings = [bands.reading(self.contrast(share)) for share in (0, 0.1, 0.11, 0.89, 0.9)]
        self.assertEqual(readings, [bands.HOLDS, bands.HOLDS, "mixed", "mixed", "reverses"])

    def test_words_claim_no_more_than_there_is(self):
        """Too few sets cannot hold nine in ten, and what is not clear has no sign."""
        self.assertEqual(bands.reading(self.contrast(0, sets=3)), bands.TOO_FEW_SETS)
        for case in (self.contrast(0, half_width=2), self.contrast(0, pairs=1, half_width=math.nan),
                     self.contrast(math.nan, difference=0, half_width=0)):
            self.assertEqual(bands.reading(case), "no clear sign to hold")


if __name__ == "__main__":
    unittest.main()
