"""The question of a study and its answer in a few sentences, made from the numbers."""
import numpy

from . import rounding, verdicts, wording
from .differences import PLACEBO, STAFF_ONLY
from .verdicts import Verdict

FEW_LEVERS = 3
COSTS = ("public_spending", "unpaid_hours")


def quoted(lever):
    """The name of a policy as the name it is."""
    return f"“{wording.lever_name(lever)}”"


def places_named(comparison):
    """Where a study looks, in words that claim no more than inspiration."""
    if comparison.results.is_sweep:
        return f"at {wording.count_of(len(comparison.places), 'point')} of a sweep"
    places, inspired = comparison.places, all(pair.context for pair in comparison.pairs)
    if len(places) > 3:
        return f"in {len(places)} contexts inspired by indicators of countries" if inspired else f"in {len(places)} scenarios"
    names = wording.listing(wording.place_name(place) for place in places)
    ending = "s" if len(places) > 1 else ""
    return f"in the context{ending} inspired by indicators of {names}" if inspired else f"in the scenario{ending} {names}"


def question(results, comparison, metric):
    """What was asked, in one sentence."""
    time = wording.count_of(results.steps, results.step_name)
    if not comparison.levers:
        places = list(dict.fromkeys(results.scenarios))
        return f"How does {wording.name_of(metric)} go over {time} in {wording.count_of(len(places), 'scenario')}?"
    asked = comparison.policies or comparison.levers
    levers = wording.listing(map(quoted, asked)) if len(asked) <= 5 else f"each of {len(asked)} policies"
    return f"What would {levers} change, compared with no policy, {places_named(comparison)} over {time}?"


def asked_of(comparison, focus):
    """The levers the first screen speaks of one by one: all when they are few, else the one in focus."""
    levers = comparison.policies or comparison.levers
    return levers if len(levers) <= FEW_LEVERS else [focus]


def over_places(comparison, metric, lever):
    """In how many places which verdict holds."""
    found = [comparison.at(metric.name, place, lever).verdict for place in comparison.places]
    return verdicts.counted(found, wording.count_of(len(comparison.places), comparison.noun))


def finding(comparison, metric, lever):
    """What a lever does to an outcome: a finding no stronger than its verdict."""
    name, verdict = wording.name_of(metric), comparison.average(metric.name, lever).verdict
    return {
        Verdict.UNKNOWN: f"what {quoted(lever)} does to {name} is unknown, as no pair of runs has a value",
        Verdict.COULD_NOT_ACT: f"{quoted(lever)} could not act, so {name} is exactly the same with and without it",
        Verdict.EXACTLY_ZERO: f"{name} is exactly the same with and without {quoted(lever)}",
        Verdict.TOO_FEW: f"what {quoted(lever)} does to {name} cannot be told from a single pair of runs",
        Verdict.NOT_CLEAR: f"{quoted(lever)} shows no clear effect on {name}",
        Verdict.LOWER: f"{name} is clearly lower with {quoted(lever)} than without",
        Verdict.HIGHER: f"{name} is clearly higher with {quoted(lever)} than without"}[verdict]


def first_sentence(comparison, metric):
    """What happens to the outcome, for every policy, and at which level."""
    levers = comparison.policies or comparison.levers
    ground = level(comparison, metric)
    if len(levers) == 1:
        average = comparison.average(metric.name, levers[0])
        where = f", {over_places(comparison, metric, levers[0])}" if len(comparison.places) > 1 else ""
        return (f"{wording.sentence(finding(comparison, metric, levers[0]))}: the mean difference is {wording.with_interval(average)}, "
                f"at a level of {ground} without policy{where}.")
    return (f"Without policy {wording.name_of(metric)} is at {ground}. It is {by_verdict(comparison, metric, levers)}."
            f"{luck(comparison, metric, levers)}")


def by_verdict(comparison, metric, levers):
    """The levers in groups of one verdict, the clear ones with their size."""
    groups = {}
    for lever in levers:
        groups.setdefault(comparison.average(metric.name, lever).verdict, []).append(lever)
    parts = []
    for verdict in (Verdict.LOWER, Verdict.HIGHER, Verdict.NOT_CLEAR, Verdict.EXACTLY_ZERO, Verdict.COULD_NOT_ACT, Verdict.TOO_FEW,
                    Verdict.UNKNOWN):
        sized = verdict in (*verdicts.CLEAR, Verdict.TOO_FEW) or (verdict is Verdict.NOT_CLEAR and len(levers) <= FEW_LEVERS)
        names = [f"{quoted(lever)}: {wording.with_interval(comparison.average(metric.name, lever))}" if sized else quoted(lever)
                 for lever in groups.get(verdict, [])]
        if names:
            parts.append(f"{verdicts.words_of(verdict)} with {wording.listing(names)}")
    return "; ".join(parts)


def luck(comparison, metric, levers):
    """Which clear differences would not be clear with intervals widened for all comparisons (Bonferroni); empty when none."""
    found = {lever: comparison.average(metric.name, lever) for lever in levers}
    tried = sum(difference.verdict in verdicts.WITH_INTERVAL for difference in found.values())
    lost = [quoted(lever) for lever, difference in found.items() if difference.verdict in verdicts.CLEAR
            and difference.verdict_among(tried) not in verdicts.CLEAR]
    return f" With intervals widened for all {tried} comparisons, {wording.listing(lost)} would not be clear." if lost else ""


def level(comparison, metric):
    """The mean of the outcome in the worlds without policy, as text."""
    ends = comparison.ends(metric.name)[sorted({pair.base for pair in comparison.pairs})]
    known = ends[numpy.isfinite(ends)]
    return rounding.text(float(known.mean()), abs(float(known.mean())) / 10) if known.size else "a level that is unknown"


def chance_of(comparison, metric, lever):
    """In how many runs a policy makes the outcome lower or higher, as word and range."""
    difference = comparison.average(metric.name, lever)
    if difference.verdict is Verdict.UNKNOWN:
        return f"with {quoted(lever)} unknown, as no pair has a value"
    if difference.is_nothing:
        return f"with {quoted(lever)} the same in {wording.every(difference.count).removesuffix(' of runs')}"
    below, above = int((difference.runs < 0).sum()), int((difference.runs > 0).sum())
    way, hits = ("lower", below) if below >= above else ("higher", above)
    return (f"with {quoted(lever)} {way} in {hits} of {wording.count_of(difference.count, 'pair')}, so that it is "
            f"{wording.chance(hits, difference.count)} that it would be {way} in another")


def second_sentence(comparison, metric, focus):
    """How likely it is that one run comes out that way: word and range, for all policies when they are few."""
    parts = "; ".join(chance_of(comparison, metric, lever) for lever in asked_of(comparison, focus))
    means = f" (means over {len(comparison.places)} {comparison.noun}s)" if len(comparison.places) > 1 else ""
    return (f"In pairs of runs with equal luck{means}, {wording.name_of(metric)} is {parts}. That is luck alone, not what the model may "
            "have wrong.")


def sides(comparison, lever, metrics):
    """The outcomes that a lever makes clearly better, clearly worse, and those of which it cannot be told, by name."""
    better, worse, untold = [], [], []
    for metric in dict.fromkeys(metrics):
        side, verdict = wording.BETTER.get(metric.name, 0), comparison.average(metric.name, lever).verdict
        if side and verdict in verdicts.CLEAR:
            (better if (side > 0) == (verdict is Verdict.HIGHER) else worse).append(wording.name_of(metric))
        elif side and verdict in (Verdict.UNKNOWN, Verdict.TOO_FEW):
            untold.append(wording.name_of(metric))
    return better, worse, untold


def side_words(comparison, lever, metrics):
    """Which outcomes get better and worse with a lever, as part of a sentence."""
    parts = [f"{len(names)} {words}{f' ({wording.listing(names)})' if names else ''}" for names, words in zip(
        sides(comparison, lever, metrics), ("clearly better", "clearly worse", "not to be told from fewer than two pairs of runs"))]
    return f"with {quoted(lever)} {parts[0]} and {parts[1]}" + (f", {parts[2]}" if not parts[2].startswith("0 ") else "")


def third_sentence(comparison, focus, metrics):
    """What gets better and what gets worse with each policy."""
    parts = [side_words(comparison, lever, metrics) for lever in asked_of(comparison, focus)]
    known = sum(metric.name in wording.BETTER for metric in metrics)
    return [f"Key outcomes of which more or less is better ({known}): {'; '.join(parts)}."] if known else []


def costs_of(comparison, lever, measured):
    """What a policy does to spending and to unpaid hours, as `measured`: the rates of a step, or the sums over the run."""
    known = comparison.results.metrics
    costs = []
    for name in COSTS:
        if name in known and name in measured:
            difference = comparison.average(measured[name].name, lever)
            size = wording.with_interval(difference, wording.unit_of(measured[name]))
            reading = f"{difference.verdict.value}: " if difference.verdict in verdicts.WITH_INTERVAL else ""
            costs.append(f"{wording.name_of(known[name])} {reading}{size}")
    return f"with {quoted(lever)} {wording.listing(costs)}" if costs else ""


def money_sentence(comparison, focus):
    """What each policy takes, in the last step and over the whole run."""
    results = comparison.results
    when = {f"in the last {results.step_name}": results.metrics, "over the whole run": results.sums}
    found = {words: [cost for lever in asked_of(comparison, focus) if (cost := costs_of(comparison, lever, measured))]
             for words, measured in when.items()}
    return [f"Differences in cost from no policy, {words}: {'; '.join(parts)}." for words, parts in found.items() if parts]


def caveats(comparison):
    """What a reader has to know before the first chart."""
    found = []
    if comparison.levers and STAFF_ONLY not in comparison.levers:
        found.append("The file holds no staff-only redesign world, so what redesigning at all would bring cannot be told "
                     "from what citizens' influence brings.")
    if comparison.levers and PLACEBO not in comparison.levers:
        found.append("The file holds no placebo, so it was not checked here that doing nothing changes nothing.")
    found.append("The file has no record of patterns that the model was tested on and failed; ask for them before you rely "
                 "on a mechanism.")
    return found


def without_pairs(results):
    """What is said of a file in which no two designs differ only in a policy."""
    found = ["This file holds no pair of scenarios that differ only in a policy, so it can show what happened in each of "
             "them but not what a policy changes."]
    if any(results.policies):
        found.append("It does hold scenarios with a policy, but none without one that is the same in all else.")
    if results.is_sweep:
        return [*found, "It is a sweep: its scenarios differ in the values of what was varied."]
    if len(set(results.scenarios)) > 1:
        found.append("Differences between scenarios come from different starting points, and contexts are not ranked.")
    return [*found, "To compare, run a study with policies over the same contexts; its designs then share their luck."]


def sentences(comparison, metric, lever, metrics):
    """The answer, but for who is worse off."""
    if not comparison.levers:
        return without_pairs(comparison.results)
    return [first_sentence(comparison, metric), second_sentence(comparison, metric, lever),
            *third_sentence(comparison, lever, metrics), *money_sentence(comparison, lever)]
