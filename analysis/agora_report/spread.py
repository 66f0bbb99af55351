"""The section on scaling: how method and services spread, out, up and deep, and what lasts when a programme stops."""
import numpy
from agora_results import adoption

from . import wording
from .charts import lines
from .differences import of_runs
from .figure import Section, Table
from .power import worlds_of
from .rounding import Number, of_difference
from .sections import NO_PAIRS, looked_at, scoreboard

CURVES = ["method_adoption", "service_copying"]
DIRECTIONS = {
    "Out: more places": ["method_adoption", "service_copying", "new_services_sustained"],
    "Up: rules, policies and money": ["policy_support", "regulation", "regions_supportive", "funded_share"],
    "Deep: how people think and work": ["orientation", "cession", "identity", "attitude", "epistemic_gap", "fit_received"],
}
LASTING = ["orientation", "cession", "identity", "attitude", "method_adoption", "epistemic_gap", "fit_received"]
STEPS_PER_YEAR = {"day": 360, "week": 360 / 7, "month": 12, "year": 1}
LATER = 12  # steps after the end of a programme at which one looks what is left


def scaling(study):
    """Adoption curves with what they follow, all three directions, and persistence."""
    if not study.comparison.levers:
        return Section("spread", "What spreads, and what lasts", [NO_PAIRS])
    if not study.known(CURVES):
        return Section("spread", "What spreads, and what lasts", ["Left out: the file has no curves of adoption."])
    blocks = [*_adoption(study)]
    for caption, names in DIRECTIONS.items():
        metrics = study.known(names)
        if metrics:
            blocks.append(scoreboard(study, metrics, f"{caption}: mean differences from no policy", levers=looked_at(study)))
    return Section("spread", "What spreads, and what lasts", [*blocks, *persistence(study)])


def years_of(study):
    """The time at the end of each step, in years."""
    return numpy.arange(1, study.results.steps + 1) / STEPS_PER_YEAR.get(study.results.step_name, 1)


def _adoption(study):
    """The curves of what grows, and Bass's figures for each."""
    panels, rows, still = [], [], []
    for metric in study.known(CURVES):
        found = [(world, *_fitted(study, metric.name, lever)) for world, lever in worlds_of(study)]
        if not any(curve for _, _, curve, _ in found):
            still.append(f"{wording.sentence(wording.name_of(metric))} does not grow in any of these worlds.")
            continue
        panels.append((wording.name_of(metric), [(world, runs, _drawn(years_of(study), curve)) for world, runs, curve, _ in found]))
        rows += [[wording.sentence(wording.name_of(metric)), world, *_figures(curve, intervals)]
                 for world, _, curve, intervals in found if curve]
    if not panels:
        return still
    figure = lines.chart("adoption", f"{rows[0][0]}: from a tenth to nine tenths of its end in {rows[0][5].text} years in the "
                         "world without policy" if rows[0][1] == "no policy" else "How the method and services spread",
                         "share of services, 0 to 1", panels, "Shares of service lines. The thin line is the curve of Bass "
                         "(1969) fitted to the mean.", study.results.step_name)
    caption = ("Curves of Bass: adopters by themselves (p) and by following others (q) per year, share in the end (m), years "
               "from a tenth to nine tenths of it, with 95 % intervals from resampled runs")
    columns = ["Outcome", "World", "p", "q", "m", "Years from 10 to 90 %", "Explained", "Reading"]
    return [figure, Table(caption, columns, rows), *still]


def _fitted(study, name, lever):
    """The runs of a world as means over contexts, the curve through their mean, and its intervals."""
    runs = study.comparison.over_time(name, lever)
    return runs, *adoption.bootstrap_bass(years_of(study), runs[numpy.isfinite(runs).all(axis=1)])


def _drawn(years, curve):
    """The fitted curve at each step, or None."""
    if curve is None:
        return None
    return curve.potential * adoption.bass_share(years - years[0], curve.innovation, curve.imitation,
                                                 min(curve.start / curve.potential, 0.999))


def _figures(curve, intervals):
    """The cells of a fitted curve: each figure with its interval, the share explained, and whether to rely on it."""
    cells = []
    for name, (low, high) in intervals.items():
        value, spread = getattr(curve, name), (high - low) / 2
        number, ends = Number.of(value, spread), [Number.of(end, spread).text for end in (low, high)]
        cells.append(Number(number.value, f"{number.text} ({ends[0]} to {ends[1]})"))
    good = curve.explained > 0.95
    return [*cells, Number.of(curve.explained, 0.01), "follows the curve" if good else "does not follow the curve closely"]


def ends_of_programmes(study):
    """The step at which each policy that takes back all its changes has done so, by its name."""
    start = {parameter.name: parameter.values for parameter in study.results.parameters}
    found = {}
    for lever in study.comparison.levers:
        design = next(pair.design for pair in study.comparison.pairs if pair.lever == lever)
        changes = sorted((change for change in study.results.changes if change.design == design), key=lambda one: one.step)
        last = {change.parameter: change for change in changes}
        over = all(name in start and numpy.isclose(change.value, start[name][design]) for name, change in last.items())
        if len(changes) > len(last) and over:
            found[lever] = max(change.step + change.over for change in last.values())
    return found


def persistence(study):
    """What is left of a difference a year after a programme stopped, and at the end."""
    rows = []
    for lever, end in ends_of_programmes(study).items():
        if end < 1 or end + LATER > study.results.steps:
            continue
        for metric in study.known(LASTING):
            difference = study.comparison.over_time(metric.name, lever) - study.comparison.over_time(metric.name)
            then = of_runs(difference[:, end - 1])
            if then.direction:
                cells = [_left(difference, end, step) for step in (end + LATER, study.results.steps)]
                rows.append([wording.lever_name(lever), wording.sentence(wording.name_of(metric)), Number(end, str(end)),
                             of_difference(then)[0], *cells])
    if not rows:
        return ["Left out: no policy of this file stops again with a clear difference, so it cannot be said what would last."]
    name = study.results.step_name
    return [Table("What is left of the difference from no policy after a programme stopped (1: all, 0: nothing, above 1: it grew), "
                  "with 95 % intervals from resampled runs", ["Policy", "Outcome", f"Stopped at {name}", "Difference then",
                                                    f"Left {LATER} {name}s later", "Left at the end"], rows)]


def _left(difference, end, step, resamples=400):
    """The share of the difference at the end of the programme that is left at a later step."""
    random = numpy.random.default_rng(1)
    runs = difference[numpy.isfinite(difference[:, [end - 1, step - 1]]).all(axis=1)][:, [end - 1, step - 1]]
    value = runs[:, 1].mean() / runs[:, 0].mean()
    drawn = runs[random.integers(len(runs), size=(resamples, len(runs)))].mean(axis=1)
    low, high = numpy.quantile(drawn[:, 1] / drawn[:, 0], (0.025, 0.975))
    texts = [Number.of(number, (high - low) / 2).text for number in (value, low, high)]
    return Number(float(value), f"{texts[0]} ({texts[1]} to {texts[2]})")

