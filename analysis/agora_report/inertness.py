"""What could not act, and how many projects and participants the outcomes rest on, where the file says so."""
import numpy

from . import wording
from .differences import NO_PROJECTS
from .figure import Table
from .rounding import Number, text

MOST_NAMES, MOST_SENTENCES = 4, 5
COLUMNS = {"projects": "Projects", "participants": "Seats of citizens", "hard_to_reach_participants": "Seats of hard-to-reach citizens"}


def caveats(study):
    """Sentences for the first screen: what could not act, and designs in whose runs no project started."""
    results, comparison = study.results, study.comparison
    designs = [pair.design for pair in comparison.pairs] or list(range(len(results.scenarios)))
    found = [results.why_inert(design) for design in designs] + results.inert_contrasts + results.inert_factors
    found = list(dict.fromkeys(wording.sentence(words).rstrip(".") + "." for words in found if words))
    more = len(found) - MOST_SENTENCES
    rest = [f"The file names {more} more changes that change nothing, in inert_text."] if more > 0 else []
    return [*found[:MOST_SENTENCES], *rest, *_without_projects(study)]


def _without_projects(study):
    """One sentence when there are scenarios without a project in any run; a policy that forbids projects is meant to have none."""
    results = study.results
    if not results.rests_on:
        return []
    projects = results.rests_on["projects"]
    rows = [row for row in range(len(projects)) if results.complete[row].any() and not numpy.nansum(projects[row])
            and results.policies[row] != NO_PROJECTS]
    if not rows:
        return []
    names = [results.scenarios[row] for row in rows]
    named = wording.listing(names) if len(names) <= MOST_NAMES else f"{len(names)} of {len(results.scenarios)} scenarios"
    return [f"No project started in any run of {named}: nothing {'there' if len(names) > 1 else 'here'} rests on co-creation."]


def rests_on(study):
    """The table of means per run; nothing where the file does not say it."""
    results = study.results
    if not results.rests_on:
        return []
    rows = []
    for row, name in enumerate(results.scenarios):
        if results.complete[row].any() and results.parameter_sets[row] == 0:
            rows.append([wording.place_name(name), *[_mean(values[row]) for values in results.rests_on.values()]])
    return [Table("What the outcomes rest on: means per run, over the whole run", ["Scenario", *COLUMNS.values()], rows)]


def _mean(values):
    known = values[numpy.isfinite(values)]
    mean = float(known.mean()) if known.size else numpy.nan
    return Number(mean, text(mean, 10))
