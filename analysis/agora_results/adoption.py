"""How something new spreads: Bass curves fitted to shares over time, and the time from a tenth to nine tenths.

    dF/dt = (p + q F) (1 − F),  y = m F,  F(0) = y₀ / m

p is the rate at which adopters come by themselves, q the rate at which they follow others, m the share that adopts in the
end (Bass 1969, Management Science 15:215–227).
"""
import dataclasses
import math

import numpy
from scipy import optimize

LOWEST, HIGHEST = (1e-6, 0.0, 1e-3), (5.0, 20.0, 1.0)
STARTS = ((0.03, 0.4), (0.2, 0.1), (0.005, 2.0))
RESAMPLES = 100


@dataclasses.dataclass(frozen=True)
class Bass:
    """A fitted curve: rates a year, the share in the end, the share at the start, and how much of the variance it explains."""

    innovation: float
    imitation: float
    potential: float
    start: float
    explained: float

    def years_to(self, share):
        """Years until this share of the potential is reached: 0 when it is there from the start."""
        if self.start / self.potential >= share:
            return 0.0
        pace, ratio = self.innovation + self.imitation, self.imitation / self.innovation
        left = (1 - share) / (1 + ratio * share)
        return math.log(_left_at_start(self.innovation, self.imitation, self.start / self.potential) / left) / pace

    @property
    def years_10_to_90(self):
        """Years from a tenth to nine tenths of the potential."""
        return self.years_to(0.9) - self.years_to(0.1)


def _left_at_start(innovation, imitation, share):
    return (1 - share) / (1 + imitation / innovation * share)


def bass_share(years, innovation, imitation, start=0.0):
    """F at each time in years, for a start F(0)."""
    left = _left_at_start(innovation, imitation, start) * numpy.exp(-(innovation + imitation) * numpy.asarray(years, float))
    return (1 - left) / (1 + imitation / innovation * left)


def _curve(years, parameters, start):
    innovation, imitation, potential = parameters
    return potential * bass_share(years, innovation, imitation, min(start / potential, 0.999))


def fit_bass(years, shares, guess=None):
    """The curve of least squares through shares over time; None when there is nothing that grows.

    The first share is taken as the start. `years` and `shares` are equally long; `guess` is a curve to start from.
    """
    shares = numpy.asarray(shares, float)
    years = numpy.asarray(years, float) - years[0]
    start = float(shares[0])
    if not numpy.isfinite(shares).all() or shares.max() - start < 1e-3:
        return None
    lowest = numpy.array([LOWEST[0], LOWEST[1], max(LOWEST[2], start)])
    starts = [(guess.innovation, guess.imitation, guess.potential)] if guess else [
        (p, q, min(1.0, 1.2 * shares.max())) for p, q in STARTS]
    found = [optimize.least_squares(lambda parameters: _curve(years, parameters, start) - shares,
                                    numpy.clip(first, lowest + 1e-9, HIGHEST), bounds=(lowest, HIGHEST), x_scale=(0.1, 1, 0.5))
             for first in starts]
    best = min(found, key=lambda one: one.cost)
    spread = float(((shares - shares.mean()) ** 2).sum())
    return Bass(*map(float, best.x), start, 1 - 2 * float(best.cost) / spread)


def bootstrap_bass(years, runs, seed=1):
    """The curve through the mean of the runs and, by resampling runs, the 95 % interval of each of its figures.

    `runs` is (run, time). Returns the curve (or None) and a dictionary of (low, high) by the names of the figures.
    """
    curve = fit_bass(years, runs.mean(axis=0))
    if curve is None:
        return None, {}
    random, found = numpy.random.default_rng(seed), []
    for _ in range(RESAMPLES if len(runs) > 1 else 0):
        again = fit_bass(years, runs[random.integers(len(runs), size=len(runs))].mean(axis=0), curve)
        found += [again] if again else []
    names = ("innovation", "imitation", "potential", "years_10_to_90")
    if not found:
        return curve, {name: (math.nan, math.nan) for name in names}
    return curve, {name: tuple(numpy.quantile([getattr(one, name) for one in found], (0.025, 0.975))) for name in names}
