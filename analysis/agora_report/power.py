"""The section on power: who decides in which phase, over time and in each context, and how unequal it is."""
import numpy

from . import answer, wording
from .charts import heat_map, influence, intervals, lines
from .differences import PLACEBO, STAFF_ONLY, mean_of_known, of_runs
from .figure import Section, Table
from .rounding import of_difference
from .sections import cut_note, looked_at, place_note, scoreboard
from .verdicts import CLEAR, WITH_INTERVAL, Verdict

MEASURES = ["influence_citizens", "formal_rung", "effective_rung", "revealed_rung", "mandate_gap", "citizen_bargaining_share",
            "dependence_imbalance", "exclusion_rate", "influence_gini", "hard_voice_share"]
INEQUALITY = ["influence_gini", "influence_theil", "influence_theil_between", "influence_concentration", "influence_evenness"]
YEAR = 12  # a single month has too few projects


def who_decides(study):
    """Influence by phase, over time and by context, then the other measures of power."""
    if not influence.is_in(study.results):
        return Section("influence", "Who decides", ["Left out: the file has no influence by phase and group."])
    if not influence.has_values(study.results, list(range(len(study.results.scenarios)))):
        return Section("influence", "Who decides", [f"Left out: no project was in any phase over the last {influence.LAST_STEPS} "
                                                    f"{study.results.step_name}s of any finished run, so nobody had influence on one."])
    blocks = [_by_phase(study)]
    if study.comparison.levers:
        blocks += [*cut_note(study), *_over_time(study), *_by_context(study), *_inequality(study), *_measures(study)]
    return Section("influence", "Who decides", blocks)


def _by_phase(study):
    """Shares of the three groups in each phase, world beside world."""
    comparison, results = study.comparison, study.results
    if comparison.levers:
        worlds = [("no policy", sorted({pair.base for pair in comparison.pairs}))]
        worlds += [(wording.lever_name(lever), [pair.design for pair in comparison.pairs if pair.lever == lever])
                   for lever in looked_at(study)]
    else:
        worlds = [("all scenarios", list(range(len(results.scenarios))))]
    title = "Citizens' share of influence by phase"
    if study.lever and "influence_citizens" in results.metrics:
        metric = results.metrics["influence_citizens"]
        found = comparison.average(metric.name, study.lever)
        sized = f": {wording.with_interval(found)}" if found.verdict in WITH_INTERVAL else ""
        title = f"{answer.finding(comparison, metric, study.lever)}{sized}"
    return influence.chart([(name, influence.shares(results, designs)) for name, designs in worlds], wording.sentence(title))


def worlds_of(study):
    """No policy, the policy in focus, and redesign by staff alone where it was run: (name, lever)."""
    levers = [lever for lever in (study.lever, STAFF_ONLY) if lever in study.comparison.levers]
    return [("no policy", None), *[(wording.lever_name(lever), lever) for lever in dict.fromkeys(levers)]]


def _over_time(study):
    """Citizens' share of influence over time in each phase, twelve steps taken together."""
    if study.results.steps <= YEAR or not any(numpy.isfinite(
            study.comparison.over_time(f"influence_citizens_in_{phase}", lever)).any() for phase in influence.PHASES for lever in (
                None, study.lever)):
        return []
    panels, found = [], {}
    for phase in influence.PHASES:
        over_time = {world: lines.smooth(study.comparison.over_time(f"influence_citizens_in_{phase}", lever), YEAR)
                     for world, lever in worlds_of(study)}
        panels.append((phase, [(world, values, None) for world, values in over_time.items()]))
        found.setdefault(_last_year(study, f"influence_citizens_in_{phase}").verdict, []).append(phase)
    groups = [f"{verdict.value}: {wording.listing(found[verdict])}" for verdict in Verdict if verdict in found]
    title = (f"Citizens' share of influence over the last {YEAR} {study.results.step_name}s with {answer.quoted(study.lever)}, compared "
             f"with no policy, by phase: {'; '.join(groups)}")
    return [lines.chart("influence-over-time", title, "share of influence, 0 to 1", panels, "One panel per phase of a project: "
                        f"citizens' share of the influence, over the last {YEAR} steps.", study.results.step_name)]


def _last_year(study, name):
    """What the policy in focus changes over the last twelve steps: the mean over places, replicate by replicate."""
    values = lines.smooth(study.results.values(name), YEAR)[..., -1]
    pairs = [pair for pair in study.comparison.pairs if pair.lever == study.lever]
    return of_runs(mean_of_known(values[[pair.design for pair in pairs]] - values[[pair.base for pair in pairs]]))


def _by_context(study):
    """How levers shift citizens' influence in each context."""
    comparison = study.comparison
    levers = [lever for lever in comparison.levers if lever != PLACEBO]
    known = study.known(["influence_citizens"])
    if len(comparison.places) < 2 or not levers or not known:
        return []
    cells = {(place, lever): comparison.at("influence_citizens", place, lever) for place in comparison.places for lever in levers}
    if not any(cell.count for cell in cells.values()):
        return [f"Left out: in no {comparison.noun} has a pair of finished runs a value of citizens' share of influence."]
    clear = sum(cell.verdict in CLEAR for cell in cells.values())
    title = f"Citizens' share of influence clearly differs from no policy in {clear} of {wording.count_of(len(cells), 'comparison')}"
    return [heat_map.chart(known[0], comparison.shown_places, levers, cells, title, "influence-by-context"), *place_note(study),
            *_focus_by_context(study)]


def _focus_by_context(study):
    """The other measures of power in each context, with the policy in focus."""
    rows = []
    for metric in study.known(MEASURES):
        for place in study.comparison.places:
            rows.append([wording.sentence(wording.name_of(metric)), wording.place_name(place),
                         *intervals.difference_cells(study.comparison.at(metric.name, place, study.lever))])
    return [Table(f"Power with {answer.quoted(study.lever)} in each context: mean differences from no policy",
                  ["Outcome", "Context", *intervals.DIFFERENCE_COLUMNS], rows)]


def _inequality(study):
    """How unequal influence is, and how much of it lies between the groups: levels over the last twelve steps."""
    rows = []
    for metric in study.known(INEQUALITY):
        for world, lever in worlds_of(study):
            level = of_runs(lines.smooth(study.comparison.over_time(metric.name, lever), YEAR)[:, -1])
            rows.append([wording.sentence(wording.name_of(metric)), world, *of_level(level)])
    if not rows:
        return []
    return [Table("How unequal influence is: means over scenarios and the last twelve steps (levels, not differences)",
                  ["Index", "World", "Mean", "95 % from", "95 % to"], rows)]


def of_level(level):
    """Mean and interval of a level, without signs."""
    return [type(number)(number.value, number.text.lstrip("+")) for number in of_difference(level)]


def _measures(study):
    """The rung on paper and in effect, with the other measures of power, for every policy."""
    metrics = study.known(MEASURES)
    return [scoreboard(study, metrics, "Power on paper and in effect: mean differences from no policy")] if metrics else []
