"""The section on size: what changes when the same context is run with more people."""
import numpy
from agora_results import sizes

from . import wording
from .charts import lines
from .charts import sizes as size_chart
from .figure import Section, Table
from .rounding import Number

YEAR = 12
LEAST = 3  # sizes, for an exponent to mean anything
# Totals over the population: the outcome, whether it is per citizen, and its name.
TOTALS = [("unmet_need", True, "unmet need"), ("public_spending", True, "spending on services"),
          ("unpaid_hours", True, "unpaid time"), ("participants", False, "participants")]
COUNTS = ["participants", "projects_active"]
MEANS = ["unmet_need", "wellbeing", "trust", "public_spending"]


def by_context(results):
    """The rows of the designs without a policy by context, for contexts run at several sizes."""
    found = {}
    for row, (context, policy) in enumerate(zip(results.contexts, results.policies)):
        if not policy and results.complete[row].all():
            found.setdefault(context, []).append(row)
    return {context: rows for context, rows in found.items() if len({_size(results, row) for row in rows}) >= LEAST}


def _size(results, row):
    """The size a design was meant to have: runs of one design differ a little in their number of citizens."""
    return round(float(results.citizens[row].mean()), -3)


def changes_with_size(study):
    """Exponents of totals with their intervals, counts, and how the luck of a mean shrinks."""
    found = by_context(study.results)
    if not found:
        return Section("size", "What changes with size", [
            f"Left out: the file does not hold one context at {LEAST} or more sizes. agora run population-size makes one that does."])
    context, rows = next(iter(found.items()))
    people = study.results.citizens[rows].astype(float)
    panels, table = [], []
    for name, per_citizen, label in TOTALS:
        if name in study.results.metrics:
            totals = last_year(study.results, name, rows) * (people if per_citizen else 1.0)
            table += _exponents(label, people.ravel(), totals.ravel(), panels)
    for metric in study.known(COUNTS):
        counts = numpy.round(last_year(study.results, metric.name, rows)).ravel()
        table.append([wording.name_of(metric), "count (negative binomial)", *_cells(sizes.count_exponent(people.ravel(), counts))])
    return Section("size", "What changes with size", [
        size_chart.chart(_title(context, panels), panels),
        Table("Exponents of totals against population: 1 means in proportion", ["Total", "Method", "Exponent", "95 % from", "95 % to",
                                                                              "Reading"], table),
        _luck(study, rows, people)])


def last_year(results, name, rows):
    """An outcome by (design, run), as the mean over the last twelve steps that have a value, 0 where none has."""
    return numpy.nan_to_num(lines.smooth(results.values(name)[rows], YEAR)[..., -1])


def _exponents(label, people, totals, panels):
    """Rows for the two intervals of an exponent; runs without any cannot be in a logarithm and are said to be left out."""
    known = totals > 0
    if known.sum() < LEAST:
        return []
    robust = sizes.robust_exponent(people[known], totals[known])
    drawn = sizes.bootstrap_exponent(people[known], totals[known])
    panels.append((label, people, totals, robust))
    left_out = f", {len(totals) - known.sum()} runs without any left out" if not known.all() else ""
    return [[label, f"least squares, robust{left_out}", *_cells(robust)], [label, f"bootstrap{left_out}", *_cells(drawn)]]


def _cells(exponent):
    """An exponent with its ends and what they say about proportion."""
    spread = (exponent.high - exponent.low) / 2
    numbers = [Number.of(value, spread) for value in (exponent.value, exponent.low, exponent.high)]
    reading = ("more than in proportion" if exponent.low > 1 else "less than in proportion" if exponent.high < 1
               else "not clearly different from proportion")
    return [*numbers, reading]


def _title(context, panels):
    clear = [heading for heading, _, _, exponent in panels if exponent.low > 1 or exponent.high < 1]
    return (f"In the context {context}, {wording.count_of(len(panels) - len(clear), 'total')} of {len(panels)} "
            f"{'grows' if len(panels) - len(clear) == 1 else 'grow'} in proportion to the population as far as can be told; "
            f"clearly not in proportion: {wording.listing(clear)}")


def _luck(study, rows, people):
    """How the variance of a mean over citizens goes down with size."""
    table = []
    for metric in study.known(MEANS):
        values = last_year(study.results, metric.name, rows)
        if values.shape[1] > 1 and (values.var(axis=1) > 0).all():
            found = sizes.variance_exponent(people.mean(axis=1), values)
            slower = "slower: places share something" if found.low > -1 else "as if places were independent" if found.high >= -1 else "faster"
            table.append([wording.name_of(metric), *_cells(found)[:3], slower])
    return Table("How the luck of a mean shrinks: exponent of its variance over runs; −1 when places have nothing to do with each other",
                 ["Outcome", "Exponent", "95 % from", "95 % to", "Reading"], table)
