"""Who decides in which phase: shares of influence of citizens, professionals and organisations, world beside world."""
import math

import numpy

from .. import canvas, wording
from ..figure import Figure, Table
from ..rounding import Number

NAME = "influence"
LAST_STEPS = 12  # a single month has too few projects in each phase
PHASES = ["initiate", "design", "deliver", "evaluate"]
GROUPS = [("citizens", canvas.BLUE, "white", ""), ("professionals", "#f0c987", canvas.INK, ""),
          ("organisations", "#d9d9d9", canvas.INK, "")]


def shares(results, designs):
    """Mean share by (phase, group) over designs and finished runs; NaN where no project was in that phase."""
    found = {}
    for phase in PHASES:
        for group, *_ in GROUPS:
            tail = results.values(f"influence_{group}_in_{phase}")[designs, :, -LAST_STEPS:]
            known = tail[numpy.isfinite(tail)]
            found[phase, group] = float(known.mean()) if known.size else math.nan
    return found


def is_in(results):
    """Whether the file holds influence by phase and group."""
    return all(f"influence_{group}_in_{phase}" in results.metrics for phase in PHASES for group, *_ in GROUPS)


def has_values(results, designs):
    """Whether any project was in any phase in the last steps of these designs."""
    return any(share == share for share in shares(results, designs).values())


def _paint_world(axes, found, heading):
    for row, phase in enumerate(PHASES):
        left = 0.0
        for group, colour, ink, _ in GROUPS:
            share = found[phase, group]
            if math.isnan(share):
                continue
            axes.barh(row, share, left=left, color=colour, height=0.72, edgecolor="white", linewidth=1)
            if share >= 0.075:
                axes.text(left + share / 2, row, f"{100 * share:.0f} %", ha="center", va="center", color=ink, fontsize=8)
            left += share
    canvas.rows_axis(axes, PHASES)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_title(heading)


def _paint(figure, worlds):
    columns = min(2, len(worlds))
    rows = math.ceil(len(worlds) / columns)
    tall = figure.get_figheight()
    grid = figure.subplots(rows, columns, sharey=True, squeeze=False).ravel()
    figure.subplots_adjust(left=0.11, right=0.99, bottom=0.05 / tall, top=1 - 0.6 / tall, hspace=0.5, wspace=0.06)
    for axes, (heading, found) in zip(grid, worlds):
        _paint_world(axes, found, heading)
    for axes in grid[len(worlds):]:
        axes.set_visible(False)
    bars = [grid[0].barh(0, 0, color=colour) for _, colour, _, _ in GROUPS]
    figure.legend(bars, [f"{place}: {group}" for place, (group, *_) in zip(("left", "middle", "right"), GROUPS)],
                  loc="upper left", ncol=3, frameon=False, bbox_to_anchor=(0.09, 1.0), borderaxespad=0.1)


def chart(worlds, title):
    """The figure for worlds of (name, shares by phase and group)."""
    height = 0.75 + 1.4 * math.ceil(len(worlds) / min(2, len(worlds)))
    description = ("One panel per world, one bar per phase of a project. From left to right a bar holds the share of "
                   "influence of citizens, professionals and organisations, over the last twelve steps, as the mean over "
                   "scenarios and runs; a phase in which no project was has no bar.")
    rows = [[name, phase, *[Number.of(found[phase, group], 0.01) for group, *_ in GROUPS]]
            for name, found in worlds for phase in PHASES]
    table = Table(title, ["World", "Phase", *[group.capitalize() for group, *_ in GROUPS]], rows)
    svg = canvas.draw(NAME, height, lambda figure: _paint(figure, worlds))
    return Figure(NAME, title, "share of influence, 0 to 1", description, svg, table)
