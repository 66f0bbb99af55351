"""Paired differences: designs that share context and replicate share their luck, so it cancels between them."""
import dataclasses
import functools
import math
import re

import numpy
from agora_results import pairing

from . import student
from .results import PLACEBO
from .verdicts import Verdict, verdict_of

STAFF_ONLY = "staff-only-redesign"
NO_PROJECTS = "no-projects"
MOST_PLACES = 24


@dataclasses.dataclass(frozen=True)
class Pair:
    """A design with a policy and the design of the same scenario without one; both are row numbers."""

    design: int
    base: int
    place: str
    context: str
    lever: str


@dataclasses.dataclass(frozen=True)
class Difference:
    """The mean of paired differences with its 50 and 95 % t intervals; NaN where there is nothing to say.

    `reduction` is the variance of the difference without pairing over its variance with pairing; `inert` whether the file says
    that what the designs differ in can change nothing.
    """

    runs: numpy.ndarray
    mean: float
    low: float
    high: float
    inner_low: float
    inner_high: float
    reduction: float
    inert: bool = False

    @property
    def verdict(self):
        """What may be said of it."""
        return verdict_of(self.count, self.is_nothing, self.low, self.high, self.inert)

    @property
    def direction(self):
        """1 or -1 when it is clearly higher or clearly lower, else 0."""
        return {Verdict.HIGHER: 1, Verdict.LOWER: -1}.get(self.verdict, 0)

    def verdict_among(self, comparisons):
        """What might be said of it with an interval widened for so many comparisons (Bonferroni)."""
        freedom = self.count - 1
        reach = (self.high - self.low) / 2 * student.two_sided(1 - 0.05 / comparisons, freedom) / student.two_sided(0.95, freedom)
        return verdict_of(self.count, self.is_nothing, self.mean - reach, self.mean + reach, self.inert)

    @property
    def count(self):
        """How many pairs of runs stand behind it."""
        return len(self.runs)

    @property
    def is_nothing(self):
        """Whether not one run differs."""
        return self.count > 0 and not self.runs.any()


def of_runs(runs, reduction=math.nan, inert=False):
    """The difference whose paired runs these are; NaN among them is left out."""
    runs = runs[numpy.isfinite(runs)]
    if len(runs) == 0:
        return Difference(runs, *[math.nan] * 6, inert)
    mean = float(runs.mean())
    if len(runs) == 1:
        return Difference(runs, mean, *[math.nan] * 4, reduction, inert)
    error = float(runs.std(ddof=1)) / math.sqrt(len(runs))
    outer = error * student.two_sided(0.95, len(runs) - 1)
    inner = error * student.two_sided(0.5, len(runs) - 1)
    return Difference(runs, mean, mean - outer, mean + outer, mean - inner, mean + inner, reduction, inert)


def variance_reduction(treated, base):
    """How many times as many unpaired runs the same precision would take; NaN when nothing varies."""
    both = numpy.isfinite(treated) & numpy.isfinite(base)
    if both.sum() < 2:
        return math.nan
    apart = treated[both].var(ddof=1) + base[both].var(ddof=1)
    paired = (treated[both] - base[both]).var(ddof=1)
    if paired > 0:
        return float(apart / paired)
    return math.inf if apart > 0 else math.nan


def paired(treated, base, inert=False):
    """The difference between two rows of runs with shared luck."""
    return of_runs(treated - base, variance_reduction(treated, base), inert)


def find_pairs(results):
    """Every design with a policy beside its design without one, in the order of the file, with parameters as stated."""
    found = pairing.pairs_of(results.places, results.scenarios, results.policies)
    return [Pair(row, base, results.places[row], results.contexts[row], results.policies[row]) for row, base in found
            if results.parameter_sets[row] == 0]


def in_order(name):
    """A key for the alphabetical order in which point 10 follows point 9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def mean_of_known(values):
    """The mean over the first axis of what is known; NaN where nothing is."""
    known = numpy.isfinite(values)
    sums, counts = numpy.where(known, values, 0.0).sum(axis=0), known.sum(axis=0)
    return numpy.divide(sums, counts, out=numpy.full(sums.shape, numpy.nan), where=counts > 0)


class Comparison:
    """All paired differences of a result file, computed once and asked for by outcome."""

    def __init__(self, results):
        self.results = results
        self.pairs = find_pairs(results)
        self.levers = list(dict.fromkeys(pair.lever for pair in self.pairs))
        self.places = sorted({pair.place for pair in self.pairs}, key=in_order)
        self._by_name = {(pair.place, pair.lever): pair for pair in self.pairs}

    @property
    def policies(self):
        """The levers that are meant to change something: neither placebo nor comparison world."""
        return [lever for lever in self.levers if lever not in (PLACEBO, STAFF_ONLY, NO_PROJECTS)]

    def pair(self, place, lever):
        """The pair of a place and a lever, or None when it was not run."""
        return self._by_name.get((place, lever))

    @functools.lru_cache(maxsize=None)
    def ends(self, metric):
        """An outcome at the last step, or a sum over the run, by (design, replicate)."""
        values = self.results.values(metric)
        return values if values.ndim == 2 else values[..., -1]

    @functools.lru_cache(maxsize=None)
    def at(self, metric, place, lever, against=None):
        """The difference of one place; against another lever when one is named, else against no policy."""
        pair = self.pair(place, lever)
        other = self.pair(place, against) if against else pair
        if pair is None or other is None:
            return of_runs(numpy.array([]))
        ends = self.ends(metric)
        inert = not against and self.results.could_not_act(pair.design)
        return paired(ends[pair.design], ends[other.design if against else pair.base], inert)

    @property
    def noun(self):
        """What a place is called."""
        return "point" if self.results.is_sweep else "context"

    @property
    def shown_places(self):
        """The places that charts with a row or a panel for each have room for."""
        return self.places[:MOST_PLACES]

    def over_time(self, metric, lever=None):
        """An outcome by (replicate, time), as the mean over places that have one, with a lever or without policy."""
        rows = sorted({pair.design if lever else pair.base for pair in self.pairs if lever in (None, pair.lever)})
        return mean_of_known(self.results.values(metric)[rows])

    def change_over_time(self, metric, lever):
        """The difference that a lever makes by (replicate, time), as the mean over places where both worlds have a value."""
        values, pairs = self.results.values(metric), [pair for pair in self.pairs if pair.lever == lever]
        return mean_of_known(values[[pair.design for pair in pairs]] - values[[pair.base for pair in pairs]])

    @functools.lru_cache(maxsize=None)
    def average(self, metric, lever, against=None):
        """The difference of the mean over places, replicate by replicate, because places share luck too."""
        ends = self.ends(metric)
        pairs = [pair for pair in self.pairs if pair.lever == lever]
        others = [self.pair(pair.place, against) if against else pair for pair in pairs]
        rows = [(pair.design, other.design if against else pair.base) for pair, other in zip(pairs, others) if other]
        if not rows:
            return of_runs(numpy.array([]))
        treated, base = (ends[list(column)].mean(axis=0) for column in zip(*rows))
        inert = not against and all(self.results.could_not_act(design) for design, _ in rows)
        return paired(treated, base, inert)
