"""Quantiles over runs, step by step, where not every run has a value."""
import numpy


def over_runs(values, share):
    """A quantile over the runs of (run, time), between order statistics as numpy.quantile; NaN at steps without a value."""
    if not len(values):
        return numpy.full(values.shape[1:], numpy.nan)
    ordered = numpy.sort(values, axis=0)  # what is unknown comes last
    place = share * numpy.maximum(numpy.isfinite(values).sum(axis=0) - 1, 0)
    below = numpy.floor(place).astype(int)
    low = numpy.take_along_axis(ordered, below[None], 0)[0]
    high = numpy.take_along_axis(ordered, numpy.ceil(place).astype(int)[None], 0)[0]
    return low + (place - below) * (high - low)
