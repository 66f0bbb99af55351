"""What changes with the size of a population: exponents of totals, and how fast the luck of means shrinks.

    ln Y = ln Y₀ + β ln N + ε          β = 1: twice as many people have twice as much of it
"""
import dataclasses
import math

import numpy
from scipy import optimize, special, stats

RESAMPLES = 1000


@dataclasses.dataclass(frozen=True)
class Exponent:
    """An exponent with its 95 % interval; NaN where there is nothing to say."""

    value: float
    low: float
    high: float


def _design(sizes):
    return numpy.column_stack([numpy.ones(len(sizes)), numpy.log(sizes)])


def robust_exponent(sizes, totals):
    """β by least squares on logarithms, with an interval robust to unequal variances (HC3, Student's t).

    Long and Ervin 2000, The American Statistician 54:217–224. Sizes and totals are above 0 and equally long, three at least.
    """
    design, outcome = _design(sizes), numpy.log(totals)
    inverse = numpy.linalg.inv(design.T @ design)
    coefficients = inverse @ design.T @ outcome
    leverage = numpy.einsum("ij,jk,ik->i", design, inverse, design)
    residuals = (outcome - design @ coefficients) / (1 - leverage)
    covariance = inverse @ (design.T * residuals**2) @ design @ inverse
    reach = stats.t.ppf(0.975, len(sizes) - 2) * math.sqrt(covariance[1, 1])
    return Exponent(float(coefficients[1]), float(coefficients[1] - reach), float(coefficients[1] + reach))


def bootstrap_exponent(sizes, totals, seed=1):
    """β with the interval from resampled pairs of size and total (percentiles)."""
    x, y = numpy.log(sizes), numpy.log(totals)
    random = numpy.random.default_rng(seed)
    rows = random.integers(len(x), size=(RESAMPLES, len(x)))
    rows = rows[numpy.ptp(x[rows], axis=1) > 0]
    return Exponent(_slope(x, y), *numpy.quantile([_slope(x[row], y[row]) for row in rows], (0.025, 0.975)))


def _slope(x, y):
    return float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())


def count_exponent(sizes, counts):
    """β of a negative binomial model (NB2, logarithmic link), which takes zeros for what they are.

    Maximum likelihood, with the interval from the expected information; it becomes Poisson's when counts vary no more
    than that. Hilbe 2011, Negative Binomial Regression.
    """
    design, counts = _design(sizes), numpy.asarray(counts, float)
    dispersion, coefficients = 0.0, numpy.array([math.log(counts.mean() / numpy.mean(sizes)), 1.0])
    for _ in range(50):
        before = coefficients
        coefficients = _reweighted(design, counts, dispersion, coefficients)
        dispersion = _dispersion(numpy.exp(design @ coefficients), counts)
        if numpy.abs(coefficients - before).max() < 1e-10:
            break
    means = numpy.exp(design @ coefficients)
    information = (design.T * (means / (1 + dispersion * means))) @ design
    reach = stats.norm.ppf(0.975) * math.sqrt(numpy.linalg.inv(information)[1, 1])
    return Exponent(float(coefficients[1]), float(coefficients[1] - reach), float(coefficients[1] + reach))


def _reweighted(design, counts, dispersion, coefficients):
    """Coefficients for a given dispersion, by iteratively reweighted least squares."""
    for _ in range(100):
        predictor = design @ coefficients
        means = numpy.exp(predictor)
        weights = means / (1 + dispersion * means)
        weighted = design.T * weights
        found = numpy.linalg.solve(weighted @ design, weighted @ (predictor + (counts - means) / means))
        if numpy.abs(found - coefficients).max() < 1e-12:
            return found
        coefficients = found
    return coefficients


def _dispersion(means, counts):
    """The dispersion of maximum likelihood for given means; 0 when there is no more spread than Poisson's."""

    def minus_likelihood(logarithm):
        shape = math.exp(-logarithm)
        return -float((special.gammaln(counts + shape) - special.gammaln(shape) - (counts + shape) * numpy.log1p(means / shape)
                       + counts * numpy.log(means / shape)).sum())

    found = optimize.minimize_scalar(minus_likelihood, bounds=(-16, 6), method="bounded", options={"xatol": 1e-9})
    poisson = -float((counts * numpy.log(means) - means).sum())
    return math.exp(found.x) if found.fun < poisson - 1e-9 and found.x > -15.9 else 0.0


def variance_exponent(sizes, values):
    """The exponent of the variance of a mean over runs against size: −1 when places have nothing to do with each other.

    `values` is (size, run). The interval takes the logarithm of a variance of R values to have the variance 2 / (R − 1).
    """
    x, y = numpy.log(sizes), numpy.log(values.var(axis=1, ddof=1))
    reach = stats.norm.ppf(0.975) * math.sqrt(2 / (values.shape[1] - 1) / ((x - x.mean()) ** 2).sum())
    slope = _slope(x, y)
    return Exponent(slope, slope - reach, slope + reach)
