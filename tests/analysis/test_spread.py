"""Holds curves of adoption, exponents and persistence against known answers."""
import math
import pathlib
import tempfile
import types
import unittest

import h5py
import numpy
import sample_results
from agora_report import differences, spread
from agora_report.results import Results
from agora_results import adoption, sizes


class Adoption(unittest.TestCase):
    """Bass's curve and its fit."""

    def test_curve(self):
        """The values of the published averages p = 0.03 and q = 0.38 a year (target V17)."""
        found = adoption.bass_share([1, 5, 10, 15, 20], 0.03, 0.38)
        numpy.testing.assert_allclose(found, [0.035758, 0.331199, 0.812803, 0.971610, 0.996259], atol=5e-7)

    def test_fit_finds_what_made_the_curve(self):
        """Rates, potential, and years from a tenth to nine tenths, with and without adopters at the start."""
        years = numpy.arange(0, 20, 0.25)
        for start in (0.0, 0.05):
            curve = adoption.fit_bass(years, 0.8 * adoption.bass_share(years, 0.03, 0.38, start))
            numpy.testing.assert_allclose((curve.innovation, curve.imitation, curve.potential), (0.03, 0.38, 0.8), rtol=1e-5)
            reached = adoption.bass_share([curve.years_to(0.1), curve.years_to(0.9)], 0.03, 0.38, start)
            numpy.testing.assert_allclose(reached, [0.1, 0.9], rtol=1e-5)

    def test_intervals_hold_the_truth(self):
        """Runs with luck of their own: the interval holds p, and is wider when there are fewer runs."""
        years, random = numpy.arange(0, 20, 0.25), numpy.random.default_rng(3)
        shares = 0.8 * adoption.bass_share(years, 0.03, 0.38)
        runs = shares * (1 + 0.05 * random.standard_normal((20, 1)))
        _, many = adoption.bootstrap_bass(years, runs)
        _, few = adoption.bootstrap_bass(years, runs[:4])
        self.assertTrue(many["potential"][0] < 0.8 < many["potential"][1])
        self.assertLess(numpy.ptp(many["potential"]), 1.5 * numpy.ptp(few["potential"]))

    def test_nothing_that_grows(self):
        """A flat or a falling share has no curve."""
        self.assertIsNone(adoption.fit_bass([0, 1, 2], [0.3, 0.3, 0.3]))
        self.assertIsNone(adoption.fit_bass([0, 1, 2], [0.3, 0.2, 0.1]))


class Sizes(unittest.TestCase):
    """Exponents against known answers."""

    def test_two_hundred_places(self):
        """V58: 0.01 N^1.15 e^(0.3 z): mean 1.150, standard deviation 0.0091, 95 % of intervals hold the truth."""
        random = numpy.random.default_rng(58)
        found, covered = [], 0
        for _ in range(200):
            people = 10 ** (3 + 3.5 * random.random(200))
            law = sizes.robust_exponent(people, 0.01 * people**1.15 * numpy.exp(0.3 * random.standard_normal(200)))
            found.append(law.value)
            covered += law.low < 1.15 < law.high
        self.assertAlmostEqual(numpy.mean(found), 1.15, delta=4 * 0.0091 / math.sqrt(200))
        self.assertAlmostEqual(numpy.std(found), 0.0091, delta=4 * 0.0091 / math.sqrt(400))
        self.assertAlmostEqual(covered / 200, 0.95, delta=0.06)

    def test_robust_interval(self):
        """Leverages by hand: three points at ln N = 0, 1, 2 with residuals 0.1, -0.2, 0.1 and leverages 5/6, 1/3, 5/6."""
        people = numpy.exp([0.0, 1.0, 2.0])
        law = sizes.robust_exponent(people, numpy.exp(numpy.array([0.1, 0.8, 2.1])))
        deviation = math.sqrt(2 * (0.1 / (1 / 6)) ** 2) / 2
        self.assertAlmostEqual(law.value, 1.0)
        self.assertAlmostEqual(law.high - law.value, 12.7062047 * deviation, places=6)

    def test_bootstrap_agrees_with_least_squares(self):
        """Both intervals are about equal when variances are."""
        random = numpy.random.default_rng(5)
        people = 10 ** (3 + 3.5 * random.random(200))
        totals = 0.01 * people**1.15 * numpy.exp(0.3 * random.standard_normal(200))
        robust, drawn = sizes.robust_exponent(people, totals), sizes.bootstrap_exponent(people, totals)
        self.assertAlmostEqual(robust.value, drawn.value)
        self.assertAlmostEqual((drawn.high - drawn.low) / (robust.high - robust.low), 1, delta=0.15)

    def test_counts_with_zeros(self):
        """Counts of small places are often 0; the exponent of a negative binomial model still holds the truth."""
        random = numpy.random.default_rng(7)
        people = 10 ** (1.5 + 3 * random.random(400))
        means = 0.01 * people**1.1
        counts = random.negative_binomial(3, 3 / (3 + means))
        self.assertGreater((counts == 0).mean(), 0.1)
        found = sizes.count_exponent(people, counts)
        self.assertTrue(found.low < 1.1 < found.high)
        self.assertLess(found.high - found.low, 0.25)

    def test_counts_in_exact_proportion(self):
        """No more spread than Poisson's: the exponent 1 and Poisson's interval, 1.96 / sqrt(sum of mu (x - mean)^2)."""
        people = numpy.repeat([1e4, 1e5], 8)
        found = sizes.count_exponent(people, numpy.repeat([10, 100], 8))
        middle = (10 * math.log(1e4) + 100 * math.log(1e5)) / 110
        information = 8 * (10 * (math.log(1e4) - middle) ** 2 + 100 * (math.log(1e5) - middle) ** 2)
        self.assertAlmostEqual(found.value, 1.0, places=9)
        self.assertAlmostEqual(found.high - 1, 1.959964 / math.sqrt(information), places=5)

    def test_luck_of_a_mean(self):
        """Means of independent people: the variance goes with 1 / N."""
        random, people = numpy.random.default_rng(11), numpy.array([1e2, 1e3, 1e4, 1e5])
        found = sizes.variance_exponent(people, random.standard_normal((4, 200)) / numpy.sqrt(people)[:, None])
        self.assertTrue(found.low < -1 < found.high)
        self.assertLess(found.high - found.low, 0.2)


class Persistence(unittest.TestCase):
    """What is left after a programme stopped."""

    def study(self, changes, values):
        """A study of one context and one policy with these changes; `values` is (world, run, time)."""
        pair = differences.Pair(1, 0, "estonia", "EST", "coaching")
        results = types.SimpleNamespace(
            steps=values.shape[2], step_name="month", values=lambda name: values, changes=changes,
            parameters=[types.SimpleNamespace(name="cession.coaching", values=numpy.zeros(2))],
            metrics={"orientation": types.SimpleNamespace(name="orientation", label="Orientation")})
        comparison = types.SimpleNamespace(levers=["coaching"], pairs=[pair])
        comparison.change_over_time = lambda name, lever: values[1] - values[0]
        return types.SimpleNamespace(results=results, comparison=comparison,
                                     known=lambda names: [results.metrics[name] for name in names if name in results.metrics])

    def test_half_is_left(self):
        """A difference of 0.2 when the programme stops at month 24 that is 0.1 a year later and 0.05 at the end."""
        values = numpy.zeros((2, 4, 48)) + 0.01 * numpy.arange(4)[None, :, None]
        values[1, :, 23], values[1, :, 35], values[1, :, 47] = [values[0, :, 0] + gain for gain in (0.2, 0.1, 0.05)]
        changes = [types.SimpleNamespace(design=1, step=step, over=0, parameter="cession.coaching", value=value)
                   for step, value in ((6, 0.5), (24, 0.0))]
        study = self.study(changes, values)
        self.assertEqual(spread.ends_of_programmes(study), {"coaching": 24})
        row = spread.persistence(study)[0].rows[0]
        numpy.testing.assert_allclose([cell.value for cell in row[3:]], [0.2, 0.5, 0.25])

    def test_a_policy_that_stays(self):
        """Nothing can be said about what would last."""
        with_one_change = [types.SimpleNamespace(design=1, step=6, over=0, parameter="cession.coaching", value=0.5)]
        self.assertEqual(spread.ends_of_programmes(self.study(with_one_change, numpy.zeros((2, 4, 48)))), {})


class OverTime(unittest.TestCase):
    """Means over places, from a file."""

    def test_mean_over_places(self):
        """Without and with a policy."""
        with tempfile.TemporaryDirectory() as folder:
            path = sample_results.write(pathlib.Path(folder) / "s.h5", {"trust": {"coaching": 0.1}})
            results = Results(path)
            comparison = differences.Comparison(results)
            change = comparison.over_time("trust", "coaching") - comparison.over_time("trust")
            self.assertEqual(change.shape, (sample_results.RUNS, sample_results.STEPS))
            self.assertAlmostEqual(change[:, -1].mean(), 0.1, places=6)
            numpy.testing.assert_allclose(comparison.change_over_time("trust", "coaching"), change, atol=1e-6)

    def test_places_that_only_one_world_finished(self):
        """What has no partner does not count in a change: else places would be compared with other places."""
        with tempfile.TemporaryDirectory() as folder:
            path = sample_results.write(pathlib.Path(folder) / "s.h5", {"trust": {"coaching": 0.1}})
            with h5py.File(path, "r+") as file:
                file["trust"][0] += 5  # the first place, without a policy
                file["status"][1] = 0  # the same place with coaching did not finish
            change = differences.Comparison(Results(path)).change_over_time("trust", "coaching")
            self.assertAlmostEqual(change[:, -1].mean(), 0.1, places=6)


if __name__ == "__main__":
    unittest.main()
