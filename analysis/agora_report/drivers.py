"""The section on what drives an outcome: one factor at a time beside indices that count interactions."""
import numpy

from . import wording
from .charts import drivers
from .differences import mean_of_known
from .figure import Section

MOST = 10  # factors in a chart
# What each method of `agora sensitivity` calls the size of an influence, and what it is.
SIZES = {"total_order": "share of variance, interactions included", "effect_size": "mean size of effect over the whole range",
         "distance_median": "median distance of distributions (PAWN)"}


def what_matters(study):
    """A tornado where factors were varied one at a time, and dots where there are indices."""
    blocks = [*_tornado(study), *_indices(study)]
    return Section("drivers", "What matters most", blocks or [
        "Left out: the file holds no sensitivity study, so neither a tornado nor Sobol' indices can be drawn. agora sweep and agora "
        "sensitivity make one."])


def _indices(study):
    """One chart per scenario that was analysed."""
    found = []
    for number, sensitivity in enumerate(study.results.sensitivities(study.metric.name)):
        size = next(name for name in SIZES if name in sensitivity.measures)
        order = numpy.argsort(-numpy.nan_to_num(sensitivity.measures[size]), kind="stable")[:MOST]
        if not numpy.isfinite(sensitivity.measures[size][order]).any():
            continue
        order = order[numpy.isfinite(sensitivity.measures[size][order])]
        name = study.name if sensitivity.outcome == study.metric.name else sensitivity.outcome
        title = (f"In {wording.place_name(sensitivity.scenario)}, {name} {_strongest(sensitivity, size, order)}; "
                 f"{_assumed(study, [sensitivity.factors[row] for row in order])}")
        found.append(drivers.dots(f"drivers-{number + 1}", title, sensitivity, size, SIZES[size], order))
    return found


def _strongest(sensitivity, size, order):
    """On which factor an outcome depends most, as far as the intervals tell the first from the others."""
    lows, highs = (sensitivity.measures[size + end][order] for end in ("_lowest", "_highest"))
    first = sensitivity.factors[order[0]]
    if not (lows[0] > highs[1:]).all():
        return f"has its largest index for {first}, not clearly ahead of the others"
    return f"depends most on {first}" if len(order) > 1 else f"has an index for {first} alone"


def _assumed(study, factors):
    """How many of the most influential factors are assumptions."""
    sources = {parameter.name: parameter.source for parameter in study.results.parameters}
    assumed = sum("assumption" in sources.get(factor, "") for factor in factors)
    if len(factors) == 1:
        return f"that factor is {'an' if assumed else 'no'} assumption"
    return f"{assumed} of the {len(factors)} factors with the largest indices {'is an assumption' if assumed == 1 else 'are assumptions'}"


def one_at_a_time(study):
    """(parameter, [(value, mean outcome)]) of designs that differ from the commonest one in a single parameter, and its outcome."""
    results = study.results
    rows = [row for row, policy in enumerate(results.policies) if not policy]
    if len(rows) < 3 or len(set(results.contexts)) > 1:
        return [], numpy.nan
    table = numpy.array([parameter.values for parameter in results.parameters]).T[rows]
    base = numpy.array([_commonest(column) for column in table.T])
    ends = mean_of_known(study.comparison.ends(study.metric.name)[rows].T)
    changed = table != base
    found = {}
    for row in numpy.flatnonzero((changed.sum(axis=1) == 1) & numpy.isfinite(ends)):
        found.setdefault(int(numpy.flatnonzero(changed[row])[0]), []).append(row)
    stated = numpy.flatnonzero(~changed.any(axis=1) & numpy.isfinite(ends))
    effects = [(results.parameters[column], sorted((float(table[row, column]), float(ends[row])) for row in of_column))
               for column, of_column in found.items()]
    return effects, float(ends[stated[0]]) if len(stated) else numpy.nan


def _commonest(values):
    kinds, counts = numpy.unique(values, return_counts=True)
    return kinds[counts.argmax()]


def _tornado(study):
    """The chart of single factors, largest span first."""
    effects, middle = one_at_a_time(study)
    if len(effects) < 2 or not numpy.isfinite(middle):
        return []
    effects.sort(key=lambda effect: -numpy.ptp([middle, *[outcome for _, outcome in effect[1]]]))
    title = f"Changed one at a time in these runs, {effects[0][0].name} moves {study.name} most"
    return [drivers.tornado(title, study.metric, middle, effects[:MOST])]
