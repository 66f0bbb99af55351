"""Whether findings hold over sets of parameters: bands for luck and for parameters, and flips of sign."""
from . import answer, wording
from .charts import bands
from .differences import PLACEBO
from .figure import Table

WITHOUT = ("Differences come from a model with many assumed sizes; intervals show the luck of single runs and not what is unknown "
           "about the parameters.")


def of_outcome(study, metric):
    """The contrasts of an outcome over parameter sets, placebo aside, as (place, name, numbers)."""
    found = []
    for contrast in study.results.contrasts(metric.name):
        if contrast.name != PLACEBO and contrast.numbers.get("sets", 0) > 0:
            place = study.results.scenarios[contrast.base].split("+")[0]
            found.append((place, contrast.name, contrast.numbers))
    return found


def caveats(study):
    """What the reader has to know first about parameters."""
    found = [numbers for _, name, numbers in of_outcome(study, study.metric) if name == study.lever]
    if not found:
        return [WITHOUT] if study.comparison.levers else []
    known = [numbers["flipped_share"] for numbers in found if numbers["flipped_share"] == numbers["flipped_share"]]
    words = [bands.reading(share) for share in known]
    return [f"Over {int(found[0]['sets'])} sets of parameters, in which what is assumed is moved a little, the sign of the effect of "
            f"{answer.quoted(study.lever)} on {study.name} {bands.HOLDS} in {words.count(bands.HOLDS)}, is mixed in "
            f"{words.count('mixed')} and reverses in {words.count('reverses')} of {wording.count_of(len(words), 'context')}. That is not "
            "all that is unknown."]


def blocks(study):
    """The chart and the tables, or what is missing."""
    found = of_outcome(study, study.metric)
    if not found:
        return ["Left out: the file holds no sets of parameters (agora compare --parameters 30), so the intervals show luck alone, "
                "and neither a band for parameters nor the share of sets in which the sign flips can be given."]
    several = len({place for place, _, _ in found}) > 1
    shown = [(wording.place_name(place) if several else wording.lever_name(name), numbers) for place, name, numbers in found
             if name == study.lever or not several]
    steady = sum(numbers["flipped_share"] <= 0.1 for _, numbers in shown)
    title = (f"The sign of the difference in {study.name} holds in at least nine of ten parameter sets in {steady} of "
             f"{wording.count_of(len(shown), 'comparison')}" + (f" with {answer.quoted(study.lever)}" if several else ""))
    return [bands.chart(study.metric, shown, title), _key_outcomes(study)]


def _key_outcomes(study):
    """All key outcomes of the policy in focus."""
    rows = [[wording.sentence(wording.name_of(metric)), wording.place_name(place), *bands.cells(numbers)]
            for metric in study.results.key_metrics for place, name, numbers in of_outcome(study, metric) if name == study.lever]
    return Table(f"Luck and parameters apart, with {answer.quoted(study.lever)}: differences from no policy",
                 ["Outcome", "Context", *bands.COLUMNS], rows)
