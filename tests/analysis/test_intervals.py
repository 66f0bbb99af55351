"""Holds intervals, paired differences and words against known answers."""
import math
import unittest

import numpy
from agora_report import differences, quantiles, rounding, student, wording
from agora_report.verdicts import Verdict


class Intervals(unittest.TestCase):
    """Closed forms against published tables."""

    def test_quantiles_of_students_t(self):
        """Two-sided values of the tables, for even and odd degrees of freedom."""
        for share, freedom, value in ((0.95, 1, 12.7062), (0.95, 2, 4.3027), (0.95, 3, 3.1824), (0.95, 7, 2.3646),
                                      (0.95, 30, 2.0423), (0.5, 3, 0.7649), (0.99, 10, 3.1693)):
            self.assertAlmostEqual(student.two_sided(share, freedom), value, places=4)

    def test_wilson(self):
        """Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20 and 1 of 29."""
        for hits, count, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
                                       (1, 29, 0.0061, 0.1718)):
            found = student.wilson(hits, count)
            self.assertAlmostEqual(found[0], low, places=4)
            self.assertAlmostEqual(found[1], high, places=4)


class Quantiles(unittest.TestCase):
    """Quantiles over runs, step by step."""

    def test_as_numpy(self):
        """The same as numpy's quantile of what is known, and unknown where nothing is."""
        values = numpy.random.default_rng(1).random((7, 5))
        values[:3, 1], values[:, 2] = numpy.nan, numpy.nan
        for share in (0, 0.05, 0.5, 0.9, 1):
            found = quantiles.over_runs(values, share)
            numpy.testing.assert_allclose(found[[0, 3, 4]], numpy.quantile(values[:, [0, 3, 4]], share, axis=0))
            self.assertAlmostEqual(found[1], numpy.quantile(values[3:, 1], share))
            self.assertTrue(math.isnan(found[2]))


class Differences(unittest.TestCase):
    """Differences of runs that share their luck."""

    def test_known_pairs(self):
        """Differences 1, 2, 3: mean 2, standard error 1/sqrt(3)."""
        found = differences.paired(numpy.array([2.0, 4.0, 6.0]), numpy.array([1.0, 2.0, 3.0]))
        self.assertAlmostEqual(found.mean, 2)
        self.assertAlmostEqual(found.high - 2, 4.302653 / math.sqrt(3), places=5)
        self.assertAlmostEqual(found.reduction, (4 + 1) / 1)
        self.assertEqual(found.direction, 0)

    def test_one_pair_claims_nothing(self):
        """Without a second pair there is no interval."""
        found = differences.paired(numpy.array([2.0]), numpy.array([1.0]))
        self.assertEqual((found.mean, found.direction, found.verdict), (1, 0, Verdict.TOO_FEW))

    def test_unfinished_runs_are_left_out(self):
        """A pair counts only when both runs finished."""
        found = differences.paired(numpy.array([2.0, numpy.nan, 3.0]), numpy.array([1.0, 1.0, numpy.nan]))
        self.assertEqual(found.count, 1)

    def test_what_may_be_said(self):
        """One of seven things, and clear only with zero outside the interval that is shown."""
        cases = [([], False, "unknown"), ([0.0, 0.0], False, "exactly equal"), ([0.0], False, "exactly equal"),
                 ([0.0, 0.0], True, "could not act"), ([1.0, 1.01], True, "clearly higher"), ([0.3], False, "too few pairs"),
                 ([1.0, -0.5], False, "not clearly different"), ([-1.0, -1.01], False, "clearly lower"),
                 ([math.nan, math.nan], False, "unknown")]
        for runs, inert, expected in cases:
            found = differences.of_runs(numpy.array(runs, float), inert=inert)
            self.assertEqual(found.verdict.value, expected, runs)
            self.assertEqual(found.direction, {"clearly higher": 1, "clearly lower": -1}.get(expected, 0))

    def test_clear_among_many(self):
        """An interval that just excludes zero holds it when it is widened for fifty comparisons."""
        found = differences.of_runs(numpy.array([0.1, 1.0, 0.9, 1.1, 0.6]))
        self.assertEqual([found.verdict_among(count) for count in (1, 50)], [found.verdict, Verdict.NOT_CLEAR])
        self.assertEqual(found.verdict, Verdict.HIGHER)


class Words(unittest.TestCase):
    """Words and numbers claim no more than they know."""

    def test_a_word_covers_its_interval(self):
        """The range beside a word holds the whole interval, for all small counts."""
        for count in range(1, 41):
            for hits in range(count + 1):
                low, high = student.wilson(hits, count)
                least, most = wording.chance(hits, count).split("(")[1].removesuffix(" %)").split("–")
                self.assertLessEqual(float(least), 100 * low + 0.5)
                self.assertGreaterEqual(float(most), 100 * high - 0.5)

    def test_words_for_chances(self):
        """Eight of eight runs are likely and no more than that; four of eight are open."""
        self.assertEqual(wording.chance(8, 8), "likely (66–100 %)")
        self.assertEqual(wording.chance(0, 8), "unlikely (0–33 %)")
        self.assertTrue(wording.chance(4, 8).startswith("uncertain"))

    def test_rounding_follows_the_spread(self):
        """Two significant digits of the spread, a true minus, and zero only when it is zero."""
        self.assertEqual(rounding.text(-0.12345, 0.0083), "−0.1235")
        self.assertEqual(rounding.text(12345.6, 130), "12\u202f346")
        self.assertEqual(rounding.text(0.5, 0.01, signed=True), "+0.500")
        self.assertEqual(rounding.text(0.0), "0")
        self.assertEqual(rounding.text(math.nan), rounding.UNKNOWN)
        clear = differences.of_runs(numpy.array([1.0, 4.0, 3.0, 2.0, 1.47]))
        self.assertEqual(clear.direction, 1)
        self.assertNotIn(rounding.of_difference(clear)[1].text, ("0", "+0.0", "0.0"))
        self.assertEqual(rounding.factor(35034245).text, "35\u202f000\u202f000")


if __name__ == "__main__":
    unittest.main()
