"""The section on scaling: how method and services spread, out, up and deep, and what lasts when a programme stops."""
import numpy
from agora_results import adoption

from . import wording
from .charts import lines
from .differences import mean_of_known, of_runs
from .figure import Section, Table
from .power import worlds_of
from .rounding import Number, of_difference, text
from .sections import NO_PAIRS, looked_at, scoreboard
from .verdicts import CLEAR

CURVES = ["method_adoption", "service_copying"]
DIRECTIONS = {
    "Out: more places": ["method_adoption", "service_copying", "new_services_sustained"],
    "Up: rules, policies and money": ["policy_support", "regulation", "regions_supportive", "funded_share"],
    "Deep: how people think and work": ["orientation", "cession", "identity", "attitude", "epistemic_gap", "fit_received"],
}
LASTING = ["orientation", "cession", "identity", "attitude", "method_adoption", "epistemic_gap", "fit_received"]
STEPS_PER_YEAR = {"day": 360, "week": 360 / 7, "month": 12, "year": 1}
FOLLOWS = "follows the curve"
LEAST_RUNS = 5  # from which resampled runs give an interval
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
            still.append(_without_curve(study, metric, [world for world, *_ in found], [runs for _, runs, *_ in found]))
            continue
        panels.append((wording.name_of(metric), [(world, runs, _drawn(years_of(study), curve)) for world, runs, curve, _ in found]))
        rows += [[wording.sentence(wording.name_of(metric)), world, *_figures(curve, intervals, len(runs))]
                 for world, runs, curve, intervals in found if curve]
    if not panels:
        return still
    figure = lines.chart("adoption", _title(rows[0]), "share of services, 0 to 1", panels, "Shares of service lines. The thin line is the curve "
                         "of Bass (1969) fitted to the mean.", study.results.step_name)
    caption = ("Curves of Bass: adopters by themselves (p) and by following others (q) per year, share in the end (m), years "
               "from a tenth to nine tenths of it, with 95 % intervals from resampled runs")
    if min(len(runs) for _, lines_of in panels for _, runs, _ in lines_of) < LEAST_RUNS:
        caption += f"; none from fewer than {LEAST_RUNS} runs"
    columns = ["Outcome", "World", "p", "q", "m", "Years from 10 to 90 %", "Explained", "Reading"]
    return [figure, Table(caption, columns, rows), *still]


def _title(row):
    """How fast the first outcome spreads without policy, if that world follows its curve; else what the chart shows."""
    if row[1] != "no policy" or row[-1] != FOLLOWS:
        return "How the method and services spread, with curves of Bass where one can be fitted"
    return f"{row[0]}: from a tenth to nine tenths of its end in {row[5].text} years in the world without policy"


def _without_curve(study, metric, worlds, runs):
    """What is said of an outcome that no curve of Bass fits: where its mean begins and where it ends in each world."""
    means = [mean_of_known(of_world)[[0, -1]] for of_world in runs]
    words = [f"{world} from {text(float(first), 0.01)} to {text(float(last), 0.01)}" for world, (first, last) in zip(worlds, means)]
    return (f"No curve of Bass fits {wording.name_of(metric)} in these worlds; its mean goes, from the first {study.results.step_name} "
            f"to the last, {'; '.join(words)}.")


def _fitted(study, name, lever):
    """The runs of a world as means over contexts, the curve through their mean, and its intervals."""
    runs = study.comparison.over_time(name, lever)
    runs = runs[numpy.isfinite(runs).all(axis=1)]
    return runs, *(adoption.bootstrap_bass(years_of(study), runs) if len(runs) else (None, None))


def _drawn(years, curve):
    """The fitted curve at each step, or None."""
    if curve is None:
        return None
    return curve.potential * adoption.bass_share(years - years[0], curve.innovation, curve.imitation,
                                                 min(curve.start / curve.potential, 0.999))


def _figures(curve, intervals, runs):
    """The cells of a fitted curve: each figure, from enough runs with its interval, the share explained, and whether to rely on it."""
    cells = []
    for name, (low, high) in intervals.items():
        value, spread = getattr(curve, name), (high - low) / 2
        if runs < LEAST_RUNS:
            cells.append(Number.of(value, abs(value) / 10))
            continue
        number, ends = Number.of(value, spread), [Number.of(end, spread).text for end in (low, high)]
        cells.append(Number(number.value, f"{number.text} ({ends[0]} to {ends[1]})"))
    reading = FOLLOWS if curve.explained > 0.95 else "does not follow the curve closely"
    return [*cells, Number.of(curve.explained, 0.01), reading]


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
            difference = study.comparison.change_over_time(metric.name, lever)
            then = of_runs(difference[:, end - 1])
            if then.verdict in CLEAR:
                cells = [_left(difference, end, step) for step in (end + LATER, study.results.steps)]
                rows.append([wording.lever_name(lever), wording.sentence(wording.name_of(metric)), Number(end, str(end)),
                             of_difference(then)[0], *cells])
    if not rows:
        return ["Left out: no policy of this file stops again with a clear difference, so it cannot be said what would last."]
    name = study.results.step_name
    return [Table("What is left of the difference from no policy after a programme stopped (1: all, 0: nothing, above 1: it grew), "
                  "with 95 % intervals from resampled runs where there are "
                  f"{LEAST_RUNS} or more", ["Policy", "Outcome", f"Stopped at {name}", "Difference then",
                                                    f"Left {LATER} {name}s later", "Left at the end"], rows)]


def _left(difference, end, step, resamples=400):
    """The share of the difference at the end of the programme that is left at a later step."""
    random = numpy.random.default_rng(1)
    runs = difference[numpy.isfinite(difference[:, [end - 1, step - 1]]).all(axis=1)][:, [end - 1, step - 1]]
    value = runs[:, 1].mean() / runs[:, 0].mean()
    if len(runs) < LEAST_RUNS:
        return Number.of(value, 0.1)
    drawn = runs[random.integers(len(runs), size=(resamples, len(runs)))].mean(axis=1)
    low, high = numpy.quantile(drawn[:, 1] / drawn[:, 0], (0.025, 0.975))
    texts = [Number.of(number, (high - low) / 2).text for number in (value, low, high)]
    return Number(float(value), f"{texts[0]} ({texts[1]} to {texts[2]})")

