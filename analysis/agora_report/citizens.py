"""How many citizens are better and worse off with a policy than in the same luck without it, by group."""
import numpy

from . import answer, rounding, wording
from .charts import better_off
from .differences import PLACEBO
from .figure import Table
from .rounding import Number

LEAST_CHANGE = "0.01 of wellbeing"  # from which a citizen counts as better or worse off
COLUMNS = ["Better off", "± half of 95 %", "Worse off", "± half of 95 %"]


def better_and_worse_off(study):
    """The chart for the policy in focus, one panel per context, and a table for every policy."""
    found = _known(study)
    if not found:
        return ["Left out: the file does not compare citizen by citizen, as agora compare does."]
    panels = [(wording.place_name(place), shares) for place, name, shares in found if name == study.lever]
    rows = [[wording.lever_name(name), wording.place_name(place), group, *cells(numbers)]
            for place, name, shares in found for group, numbers in shares.items()]
    table = Table("Citizens better and worse off, by more than 0.01 of wellbeing: share of each group", [
        "Comparison", "Context", "Group", *COLUMNS], rows)
    return [better_off.chart(panels, _title(study, panels), cells), table] if panels else [table]


def _known(study):
    """(place, name, shares by group) of the contrasts with a pair of finished runs, placebo aside."""
    results = study.results
    return [(results.places[contrast.base], contrast.name, shares) for contrast, shares in results.better_off()
            if contrast.name != PLACEBO and all(numpy.isfinite(numbers["worse_share"]) for numbers in shares.values())]


def worst_off(study):
    """A sentence on the group of which most are worse off with each policy, so that no mean hides it; none without such shares."""
    comparison, found = study.comparison, _known(study)
    policies = {name for _, name, _ in found} & set(comparison.policies)
    if not policies:
        return []
    worst = {lever: max(((numbers["worse_share"], numbers["better_share"], group, place) for place, name, shares in found
                         if name == lever for group, numbers in shares.items()), key=lambda one: one[0]) for lever in policies}
    asked = [lever for lever in answer.asked_of(comparison, study.lever) if lever in policies]
    most = max(sorted(policies), key=lambda lever: worst[lever][0])
    parts = [_worst_words(comparison, lever, *worst[lever]) for lever in dict.fromkeys([*asked, most])]
    where = " and context" if len(comparison.places) > 1 else ""
    return [f"The group of citizens{where} of which most are worse off, by more than {LEAST_CHANGE}: {'; '.join(parts)}."]


def _worst_words(comparison, lever, worse, better, group, place):
    """The hardest hit group of one policy."""
    if worse == 0:
        return f"with {answer.quoted(lever)} none, as nobody is"
    where = f" in {wording.place_name(place)}" if len(comparison.places) > 1 else ""
    return (f"with {answer.quoted(lever)} {group}{where}, {percent(worse).text} worse off and {percent(better).text} better off")


def percent(share):
    """A share in percent; what is above 0 never reads as 0."""
    if not numpy.isfinite(share):
        return Number(share, rounding.UNKNOWN)
    return Number(share, "below 0.1 %" if 0 < share < 0.0005 else f"{100 * share:.1f} %")


def cells(numbers):
    """The shares of one group as the cells below COLUMNS."""
    found = []
    for side in ("better", "worse"):
        share, half = numbers[f"{side}_share"], numbers[f"{side}_half_width"]
        found += [percent(share), percent(half)]
    return found


def _title(study, panels):
    """Over contexts, the smallest and the largest share on each side."""
    parts = []
    for side in ("better", "worse"):
        shares = [100 * shares["all citizens"][f"{side}_share"] for _, shares in panels]
        low, high = f"{min(shares):.1f}", f"{max(shares):.1f}"
        parts.append(f"{low} %" if low == high else f"{low} to {high} %")
    where = ", by context" if len(panels) > 1 else ""
    return (f"{parts[0]} of citizens are better off and {parts[1]} are worse off with {answer.quoted(study.lever)} than without it"
            f"{where}, with equal luck")
