"""Whether findings hold over sets of parameters: bands for luck and for parameters, and flips of sign."""
import numpy
from agora_results import pairing

from . import answer, rounding, student, wording
from .charts import bands
from .differences import PLACEBO
from .figure import Table

LEAST_SETS = 12
WITHOUT = ("Differences come from a model with many assumed sizes; intervals show the luck of single runs and not what is unknown "
           "about the parameters.")


def of_outcome(study, metric):
    """The contrasts of an outcome over parameter sets that have runs, placebo aside, as (place, contrast)."""
    return [(study.results.places[contrast.base], contrast) for contrast in study.results.contrasts(metric.name)
            if contrast.name != PLACEBO and contrast.numbers.get("sets", 0) > 0]


def sets_of(contrasts):
    """Over how many sets of parameters contrasts stand, in words."""
    counts = sorted({int(contrast.numbers["sets"]) for contrast in contrasts})
    return wording.count_of(counts[0], "set") if len(counts) == 1 else f"{counts[0]} to {counts[-1]} sets"


def caveats(study):
    """What the reader has to know first about parameters."""
    found = [contrast for _, contrast in of_outcome(study, study.metric) if contrast.name == study.lever]
    if not found:
        return [WITHOUT] if study.comparison.levers else []
    words = [bands.reading(contrast) for contrast in found]
    parts = [f"{word} in {words.count(word)}" for word in dict.fromkeys(words)]
    what = f"the effect of {answer.quoted(study.lever)} on {study.name}"
    reading = f"{words[0]}" if len(words) == 1 else f"{wording.listing(parts)} of {wording.count_of(len(words), 'context')}"
    flips = int(round(sum(contrast.numbers["flipped_share"] * contrast.numbers["sets"] for contrast in found
                          if numpy.isfinite(contrast.numbers["flipped_share"]))))
    return [f"Over {sets_of(found)} of parameters, in which what is assumed is moved a little, the sign of {what} flips {flips} "
            f"{'time' if flips == 1 else 'times'}; reading: {reading}. That is not all that is unknown."]


def blocks(study):
    """The chart and the tables, or what is missing."""
    found = of_outcome(study, study.metric)
    if not found:
        return [_without_sets(study)]
    several = len({place for place, _ in found}) > 1
    shown = [(wording.place_name(place) if several else wording.lever_name(contrast.name), contrast) for place, contrast in found
             if contrast.name == study.lever or not several]
    steady = sum(bands.reading(contrast) == bands.HOLDS for _, contrast in shown)
    title = (f"Over {sets_of([contrast for _, contrast in shown])} of parameters, the sign of a clear difference in {study.name} "
             f"{bands.HOLDS} in {steady} of {wording.count_of(len(shown), 'comparison')}"
             + (f" with {answer.quoted(study.lever)}" if several else ""))
    if not shown:
        return [_what_would_have_to_be_true(study)]
    return [bands.chart(study.metric, shown, title), _key_outcomes(study), _what_would_have_to_be_true(study)]


def _without_sets(study):
    """Why there is no band for parameters."""
    if study.results.parameter_sets.any():
        return "Left out: no set of parameters of the file has a pair of finished runs with a value, so the intervals show luck alone."
    return ("Left out: the file holds no sets of parameters (agora compare --parameters 30), so the intervals show luck alone, "
            "and neither a band for parameters nor the share of sets in which the sign flips can be given.")


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
    """The mean difference of the policy in focus in each set of parameters, over places and runs, and a design of each set.

    Only sets in which every place has a pair of finished runs with a value.
    """
    results, found = study.results, {}
    ends = study.comparison.ends(study.metric.name)
    for row, base in pairing.pairs_of(results.places, results.scenarios, results.policies):
        if results.policies[row] == study.lever and results.parameter_sets[row] > 0:
            runs = ends[row] - ends[base]
            runs = runs[numpy.isfinite(runs)]
            found.setdefault(int(results.parameter_sets[row]), []).append((runs.mean() if runs.size else numpy.nan, base))
    whole = {number: pairs for number, pairs in sorted(found.items()) if numpy.isfinite([difference for difference, _ in pairs]).all()}
    return (numpy.array([numpy.mean([difference for difference, _ in pairs]) for pairs in whole.values()]),
            [pairs[0][1] for pairs in whole.values()])


def _what_would_have_to_be_true(study):
    """Which assumptions the difference follows over the sets, in one sentence."""
    differences, designs = differences_of_sets(study)
    if len(differences) < LEAST_SETS:
        return (f"Left out: {wording.count_of(len(differences), 'set')} of parameters {'has' if len(differences) == 1 else 'have'} finished runs "
                f"in every {study.comparison.noun}; with fewer than {LEAST_SETS} it cannot be told which assumption a difference hangs on.")
    if not numpy.ptp(differences):
        return f"Left out: the difference is the same in all {len(differences)} sets of parameters, so it hangs on none of them."
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
    rows = [[wording.sentence(wording.name_of(metric)), wording.place_name(place), *bands.cells(contrast)]
            for metric in study.results.key_metrics for place, contrast in of_outcome(study, metric) if contrast.name == study.lever]
    return Table(f"Luck and parameters apart, with {answer.quoted(study.lever)}: differences from no policy",
                 ["Outcome", "Context", *bands.COLUMNS], rows)
