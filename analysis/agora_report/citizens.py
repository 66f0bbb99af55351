"""How many citizens are better and worse off with a policy than in the same luck without it, by group."""
from . import answer, wording
from .charts import better_off
from .differences import PLACEBO
from .figure import Table
from .rounding import Number

COLUMNS = ["Better off", "± half of 95 %", "Worse off", "± half of 95 %"]


def better_and_worse_off(study):
    """The chart for the policy in focus, one panel per context, and a table for every policy."""
    results = study.results
    found = [(results.scenarios[contrast.base].split("+")[0], contrast.name, shares)
             for contrast, shares in results.better_off() if contrast.name != PLACEBO]
    if not found:
        return ["Left out: the file does not compare citizen by citizen, as agora compare does."]
    panels = [(wording.place_name(place), shares) for place, name, shares in found if name == study.lever]
    rows = [[wording.lever_name(name), wording.place_name(place), group, *cells(numbers)]
            for place, name, shares in found for group, numbers in shares.items()]
    table = Table("Citizens better and worse off, by more than 0.01 of wellbeing: share of each group", [
        "Comparison", "Context", "Group", *COLUMNS], rows)
    return [better_off.chart(panels, _title(study, panels)), table] if panels else [table]


def cells(numbers):
    """The shares of one group as the cells below COLUMNS."""
    found = []
    for side in ("better", "worse"):
        share, half = numbers[f"{side}_share"], numbers[f"{side}_half_width"]
        found += [Number(share, f"{100 * share:.1f} %"), Number(half, f"{100 * half:.1f} %")]
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
