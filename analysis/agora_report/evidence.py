"""The sections on what stands behind the numbers: what differs, how sure, what is missing, how to repeat."""
import shlex

import numpy

from . import inertness, robustness, wording
from .differences import PLACEBO
from .figure import Section, Table
from .rounding import factor, plain, text
from .sections import NO_PAIRS

NOT_IN_THE_MODEL = [
    "Most sizes are assumptions; directions have sources, magnitudes mostly do not.",
    "That citizens' influence makes services fit better rests on two assumed channels: staff misread needs, and "
    "organisations pull towards what exists. Without misreading much of the gain goes.",
    "Conflict, dignity, racism, stigma and law are thin or absent; so are unions, elections, media and markets for care.",
    "Hard to reach is one number for a person, which hides how causes meet.",
    "Third-sector and private providers differ from public ones in numbers only.",
    "Unpaid time and shifted duties look like efficiency if only public money is read; both are shown for that reason.",
    "Group averages say nothing about a person, and contexts inspired by a country are not that country.",
]


MOST_COLUMNS = 15


def what_differs(study):
    """The changes each policy makes, and the parameters in which contexts differ."""
    blocks = []
    changes = _change_rows(study)
    if changes:
        name = study.results.step_name
        blocks.append(Table("What the policies change", ["Policy", "Parameter", "Meaning", "From", "To", "Unit", name.capitalize(),
                                                         f"Over {name}s"], changes))
    blocks.append(_context_table(study))
    return Section("differs", "What differs between the scenarios", blocks)


def _change_rows(study):
    """One row per change of a policy, as written for its first context."""
    known = {parameter.name: parameter for parameter in study.results.parameters}
    first = {}
    for pair in study.comparison.pairs:
        first.setdefault(pair.lever, pair.design)
    rows = []
    for lever, design in first.items():
        for change in study.results.changes:
            parameter = known.get(change.parameter)
            if change.design == design and parameter:
                rows.append([wording.lever_name(lever), change.parameter, parameter.label, plain(parameter.values[design]),
                             plain(change.value), parameter.unit, plain(change.step), plain(change.over)])
    return rows


def _context_table(study):
    """Parameters whose values differ between the scenarios without a policy, with one column per scenario."""
    results = study.results
    designs = sorted({pair.base for pair in study.comparison.pairs}) or list(range(len(results.scenarios)))
    designs.sort(key=lambda design: results.scenarios[design])
    differing = [parameter for parameter in results.parameters if numpy.ptp(parameter.values[designs]) > 0]
    if not differing:
        return "All scenarios start from the same parameters."
    if len(designs) > MOST_COLUMNS:
        return (f"{len(designs)} scenarios differ in {wording.listing(parameter.name for parameter in differing[:MOST_COLUMNS])}; "
                "their values are in /parameters of the file.")
    rows = [[parameter.name, parameter.unit, *[plain(value) for value in parameter.values[designs]]]
            for parameter in differing]
    names = [wording.place_name(results.scenarios[design]) for design in designs]
    return Table(f"{wording.count_of(len(rows), 'parameter')} in which the scenarios differ", ["Parameter", "Unit", *names], rows)


def how_sure(study):
    """Luck, pairing and placebo in numbers; parameters where there is an ensemble."""
    results, comparison = study.results, study.comparison
    runs = int(results.complete.sum())
    missing = results.complete.size - runs
    blocks = [f"{wording.count_of(runs, 'finished run')}{_citizens(results.citizens[results.complete])} {'stands' if runs == 1 else 'stand'} "
              f"behind this page; {f'{missing} asked for did not finish' if missing else 'all that were asked for finished'}.",
              *inertness.rests_on(study)]
    if comparison.levers:
        blocks += [*robustness.blocks(study), _pairing(study), _placebo(study)]
    else:
        blocks.append(NO_PAIRS)
    return Section("sure", "How sure is this", blocks)


def _citizens(counts):
    """How many citizens runs had, as part of a sentence; empty without runs."""
    if not counts.size:
        return ""
    low, high = (text(float(count), 10) for count in (counts.min(), counts.max()))
    return f" of {low} simulated citizens" if low == high else f" of {low} to {high} simulated citizens"


def _pairing(study):
    """How many unpaired runs each paired run is worth, by outcome and policy."""
    rows = []
    for metric in study.results.key_metrics:
        for lever in [lever for lever in study.comparison.levers if lever != PLACEBO]:
            rows.append([wording.sentence(wording.name_of(metric)), wording.lever_name(lever),
                         factor(study.comparison.average(metric.name, lever).reduction)])
    return Table("What pairing is worth: variance of the mean difference without shared luck over variance with it",
                 ["Outcome", "Policy", "Variance-reduction factor"], rows)


def _placebo(study):
    """Whether the placebo changed nothing, over every outcome of the file."""
    comparison = study.comparison
    if PLACEBO not in comparison.levers:
        return "Left out: the file holds no placebo."
    names = [name for name in study.results.metrics if comparison.average(name, PLACEBO).count]
    touched = [name for name in names if not comparison.average(name, PLACEBO).is_nothing]
    if not names:
        return "The placebo could not be checked: no pair of runs with it has a value."
    if touched:
        return (f"Do not rely on this file: the placebo, which nothing reads, changes {len(touched)} of {len(names)} outcomes, "
                f"among them {wording.listing(touched[:3])}.")
    return f"The placebo, which nothing reads, changes exactly 0 in all {len(names)} outcomes that have a value, as it must."


def not_in_the_model(study):
    """What a reader might look for in vain."""
    known = study.results.model == "cocreation"
    return Section("missing", "What is not in the model", [
        list(NOT_IN_THE_MODEL) if known else "Left out: the gaps are written down for the co-creation model only."])


def reproduce(study):
    """Command, version, seeds and fingerprints."""
    results = study.results
    name = results.path.name
    facts = [["Command", results.command or "not kept (reproducible file)"],
             ["Run again and compare", f"agora rerun {shlex.quote(name)}"],
             ["This page", f"agora report {shlex.quote(name)}"], ["Program", f"agora {results.version}, model {results.model}"],
             ["Built with", results.compiler], ["Seeds", wording.listing(sorted(set(results.seeds)))],
             ["SHA-256 of the result file", results.sha256]]
    rows = [[scenario, *prints] for scenario, prints in zip(results.scenarios, results.fingerprints)]
    columns = ["Scenario", *[f"Run {run + 1}" for run in range(len(rows[0]) - 1)]]
    sources = [Table("Sources of the indicators behind the contexts", ["Source", "Licence"],
                     [list(pair) for pair in results.sources])] if results.sources else []
    return Section("reproduce", "How to reproduce", [Table("The study", ["What", "Value"], facts), *sources,
                                                     Table("Fingerprints of the final worlds", columns, rows, printed=False)])
