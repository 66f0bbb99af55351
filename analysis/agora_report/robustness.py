"""Whether findings hold over sets of parameters: bands for luck and for parameters, and flips of sign."""
import numpy

from . import answer, rounding, student, wording
from .charts import bands
from .differences import PLACEBO
from .figure import Table

LEAST_SETS = 12
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
    return [bands.chart(study.metric, shown, title), _key_outcomes(study), _what_would_have_to_be_true(study)]


def clearly_followed(values, differences):
    """Columns of `values` (set, parameter) that the differences of the sets follow, with Spearman's correlation, strongest first.

    Clear means beyond what luck gives the strongest of so many parameters (Bonferroni, Student's t on ranks).
    """
    ranks = numpy.argsort(numpy.argsort(values, axis=0, kind="stable"), axis=0).astype(float)
    order = numpy.argsort(numpy.argsort(differences, kind="stable")).astype(float)
    ranks, order = ranks - ranks.mean(axis=0), order - order.mean()
    correlations = ranks.T @ order / numpy.sqrt((ranks**2).sum(axis=0) * (order**2).sum())
    freedom = len(differences) - 2
    least = student.two_sided(1 - 0.05 / values.shape[1], freedom)
    least /= numpy.sqrt(freedom + least**2)
    found = [(column, float(correlations[column])) for column in numpy.argsort(-numpy.abs(correlations), kind="stable")]
    return [(int(column), correlation) for column, correlation in found if abs(correlation) > least]


def differences_of_sets(study):
    """The mean difference of the policy in focus in each set of parameters, over places and runs, and a design of each set."""
    results = study.results
    plain = {name: row for row, (name, policy) in enumerate(zip(results.scenarios, results.policies)) if not policy}
    ends, found = study.comparison.ends(study.metric.name), {}
    for row, (name, policy) in enumerate(zip(results.scenarios, results.policies)):
        if policy == study.lever and results.parameter_sets[row] > 0:
            base = plain[name.removesuffix("+" + policy)]
            found.setdefault(int(results.parameter_sets[row]), []).append((numpy.nanmean(ends[row] - ends[base]), base))
    numbers = sorted(found)
    return (numpy.array([numpy.mean([difference for difference, _ in found[number]]) for number in numbers]),
            [found[number][0][1] for number in numbers])


def _what_would_have_to_be_true(study):
    """Which assumptions the difference follows over the sets, in one sentence."""
    differences, designs = differences_of_sets(study)
    if len(differences) < LEAST_SETS or not numpy.isfinite(differences).all():
        return f"Left out: with fewer than {LEAST_SETS} sets of parameters it cannot be told which assumption a difference hangs on."
    moved = [parameter for parameter in study.results.parameters if numpy.ptp(parameter.values[designs]) > 0]
    clear = clearly_followed(numpy.array([parameter.values[designs] for parameter in moved]).T, differences)
    what = f"the difference that {answer.quoted(study.lever)} makes to {study.name}"
    if not clear:
        return (f"What would have to be true? Of {len(moved)} assumptions moved together in {len(differences)} sets, none stands out as "
                f"the one on which hangs {what}.")
    names = [f"{moved[column].name} (rank correlation {rounding.text(correlation, 0.1, signed=True)})" for column, correlation in clear]
    return (f"What would have to be true? Of {len(moved)} assumptions moved together in {len(differences)} sets, {what} clearly follows "
            f"{wording.listing(names)}; with a plus sign the difference rises as the assumption does.")


def _key_outcomes(study):
    """All key outcomes of the policy in focus."""
    rows = [[wording.sentence(wording.name_of(metric)), wording.place_name(place), *bands.cells(numbers)]
            for metric in study.results.key_metrics for place, name, numbers in of_outcome(study, metric) if name == study.lever]
    return Table(f"Luck and parameters apart, with {answer.quoted(study.lever)}: differences from no policy",
                 ["Outcome", "Context", *bands.COLUMNS], rows)
