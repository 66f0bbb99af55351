"""The question of a study and its answer in three sentences, made from the numbers."""
import numpy

from . import rounding, wording
from .differences import PLACEBO, STAFF_ONLY


def quoted(lever):
    """The name of a policy as the name it is."""
    return f"“{wording.lever_name(lever)}”"


def places_named(places):
    """Where a study looks, in words that claim no more than inspiration."""
    if len(places) > 3:
        return f"{len(places)} contexts inspired by indicators of countries"
    return "the context" + ("s" if len(places) > 1 else "") + " inspired by indicators of " + wording.listing(
        wording.place_name(place) for place in places)


def question(results, comparison, metric):
    """What was asked, in one sentence."""
    time = wording.count_of(results.steps, results.step_name)
    if not comparison.levers:
        places = list(dict.fromkeys(results.scenarios))
        return f"How does {wording.name_of(metric)} go over {time} in {wording.count_of(len(places), 'scenario')}?"
    asked = comparison.policies or comparison.levers
    levers = wording.listing(map(quoted, asked)) if len(asked) <= 5 else f"each of {len(asked)} policies"
    return (f"What would {levers} change, compared with no policy, in {places_named(comparison.places)} "
            f"over {time}?")


def split(comparison, metric, lever):
    """How many places are clearly lower, clearly higher and neither."""
    found = [comparison.at(metric.name, place, lever).direction for place in comparison.places]
    return found.count(-1), found.count(1), found.count(0)


def finding(comparison, metric, lever):
    """What a lever does to an outcome: a finding no stronger than its interval."""
    name, average = wording.name_of(metric), comparison.average(metric.name, lever)
    if average.is_nothing:
        return f"{wording.sentence(name)} is exactly the same with and without {quoted(lever)}"
    if average.direction == 0:
        return f"{quoted(lever)} shows no clear effect on {name}"
    return f"{wording.sentence(name)} is {'higher' if average.direction > 0 else 'lower'} with {quoted(lever)} than without"


def spread_over_places(comparison, metric, lever):
    """In how many places the finding holds, as the end of a sentence; empty for a single place."""
    if len(comparison.places) == 1:
        return ""
    lower, higher, neither = split(comparison, metric, lever)
    return f", clearly lower in {lower}, clearly higher in {higher} and not clearly different in {neither} of " \
           f"{len(comparison.places)} contexts"


def first_sentence(comparison, metric):
    """What happens to the outcome, for every policy, and at which level."""
    levers = comparison.policies or comparison.levers
    ground = level(comparison, metric)
    if len(levers) == 1:
        average = comparison.average(metric.name, levers[0])
        return (f"{wording.sentence(finding(comparison, metric, levers[0]))}: from a level of {ground} the mean difference is "
                f"{wording.with_interval(average)}{spread_over_places(comparison, metric, levers[0])}.")
    averages = {lever: comparison.average(metric.name, lever) for lever in levers}
    clear = [lever for lever in levers if averages[lever].stands_out(len(levers))]
    name, rest = wording.name_of(metric), len(levers) - len(clear)
    if not clear:
        return (f"None of the {len(levers)} policies has an effect on {name}, at {ground} without policy, that stands out "
                "from luck when all are looked at together.")
    effects = [f"{quoted(lever)} by {wording.with_interval(averages[lever])}" for lever in clear]
    tail = f"; {'the other policy does' if rest == 1 else f'the other {rest} policies do'} not stand out from luck" if rest else ""
    return f"From a level of {ground}, {name} changes with {wording.listing(effects)}{tail}."


def level(comparison, metric):
    """The mean of the outcome in the worlds without policy, as text."""
    ends = comparison.ends(metric.name)[sorted({pair.base for pair in comparison.pairs})]
    known = ends[numpy.isfinite(ends)]
    return rounding.text(float(known.mean()), abs(float(known.mean())) / 10) if known.size else rounding.UNKNOWN


def chance_of(comparison, metric, lever):
    """In how many runs a policy makes the outcome lower or higher, as word and range."""
    difference = comparison.average(metric.name, lever)
    if difference.count == 0:
        return f"unknown with {quoted(lever)}"
    if difference.is_nothing:
        return f"the same with {quoted(lever)} in all {difference.count} runs"
    below, above = int((difference.runs < 0).sum()), int((difference.runs > 0).sum())
    way, hits = ("lower", below) if below >= above else ("higher", above)
    return (f"{way} with {quoted(lever)} in {hits} of {difference.count} runs, so that another run would be {way} is "
            f"{wording.chance(hits, difference.count)}")


def second_sentence(comparison, metric, focus):
    """How likely it is that one run comes out that way: word and range, for all policies when they are few."""
    levers = comparison.policies or comparison.levers
    shown = levers if len(levers) <= 3 else [focus]
    parts = "; ".join(chance_of(comparison, metric, lever) for lever in shown)
    return f"Compared with its twin without policy, {wording.name_of(metric)} is {parts} (as far as luck alone goes)."


def sides(comparison, lever, metrics):
    """The outcomes that a lever makes clearly better and clearly worse, by name."""
    better, worse = [], []
    for metric in metrics:
        side = wording.BETTER.get(metric.name, 0) * comparison.average(metric.name, lever).direction
        if side:
            (better if side > 0 else worse).append(wording.name_of(metric))
    return better, worse


def costs_of(comparison, lever):
    """What a policy does to spending and to unpaid hours, as the end of a sentence."""
    known = comparison.results.metrics
    costs = [f"{wording.name_of(known[name])} by "
             f"{wording.with_interval(comparison.average(name, lever), wording.unit_of(known[name]))}"
             for name in ("public_spending", "unpaid_hours") if name in known]
    return f"; {quoted(lever)} changes {wording.listing(costs)}" if costs else ""


def third_sentence(comparison, focus, metrics):
    """Who gains and who loses with each policy, and what the one in focus takes."""
    levers = comparison.policies or comparison.levers
    parts, still = [], []
    for lever in levers if len(levers) <= 3 else [focus]:
        better, worse = sides(comparison, lever, metrics)
        if better or worse:
            parts.append(f"{quoted(lever)} makes {wording.listing(better)} clearly better and {wording.listing(worse)} "
                         "clearly worse")
        else:
            still.append(quoted(lever))
    if still:
        parts.append(f"{wording.listing(still)} {'makes' if len(still) == 1 else 'make'} none clearly better or worse")
    return f"Of the key outcomes, {', '.join(parts)}{costs_of(comparison, focus)}."


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


def sentences(comparison, metric, lever, metrics):
    """The answer."""
    if not comparison.levers:
        return ["This file holds no pair of scenarios that differ only in a policy, so it can show what happened in each of "
                "them but not what a policy changes.",
                "Differences between contexts come from different starting points, and contexts are not ranked.",
                "To compare, run a study with policies over the same contexts; its designs then share their luck."]
    return [first_sentence(comparison, metric), second_sentence(comparison, metric, lever),
            third_sentence(comparison, lever, metrics)]
