"""Interval plots: differences with their 50 and 95 % intervals beside a line at zero."""
import math
import textwrap

from .. import canvas, rounding
from ..figure import Figure, Table
from ..verdicts import Verdict

READING = ("Dots are means over the paired runs, thick bars 50 % and thin bars 95 % intervals for the luck of single runs. "
           "A hollow dot means that the 95 % interval holds zero, or that not one pair differs.")


def marks_of(panels):
    """How the marks of the panels are read: what has no interval is only spoken of where there is any."""
    found = {difference.verdict for _, lines in panels for _, difference in lines}
    return (READING + (" A cross is a single pair of runs, which has no interval." if Verdict.TOO_FEW in found else "") +
            (" A row without a mark has no pair of runs with a value." if Verdict.UNKNOWN in found else ""))


def difference_cells(difference):
    """The cells every table of differences ends with."""
    mean, low, high = rounding.of_difference(difference)
    return [mean, low, high, rounding.Number(difference.count, str(difference.count)), difference.verdict.value]


DIFFERENCE_COLUMNS = ["Mean difference", "95 % from", "95 % to", "Pairs of runs", "Reading"]


def _panel_columns(panels):
    return 1 if len(panels) == 1 else 2 if len(panels) in (2, 4) else 3


def _left_margin(panels):
    """Inches for the longest row label."""
    return 0.2 + 0.072 * max(len(label) for _, lines in panels for label, _ in lines)


def _paint(figure, panels, unit, shared):
    columns = _panel_columns(panels)
    rows = math.ceil(len(panels) / columns)
    tall = figure.get_figheight()
    grid = figure.subplots(rows, columns, sharex=shared, sharey=True, squeeze=False).ravel()
    figure.subplots_adjust(left=_left_margin(panels) / canvas.WIDTH, right=0.98, bottom=0.55 / tall, top=1 - 0.42 / tall, hspace=0.8 / (tall / rows), wspace=0.1)
    for index, (axes, (heading, lines)) in enumerate(zip(grid, panels)):
        canvas.zero_line(axes)
        for row, (_, difference) in enumerate(lines):
            canvas.interval(axes, row, difference, canvas.BLUE)
        canvas.rows_axis(axes, [label for label, _ in lines])
        axes.grid(axis="x", color=canvas.PALE, linewidth=0.5)
        axes.set_axisbelow(True)
        canvas.value_axis(axes, 6 - columns)
        axes.set_title(textwrap.fill(heading, 20 if columns == 3 else 60))
        axes.tick_params(labelbottom=not shared or index + columns >= len(panels))
    for axes in grid[len(panels):]:
        axes.set_visible(False)
    figure.supxlabel(f"difference, {unit}", fontsize=8.5)


def chart(name, title, unit, panels, introduction, shared=True):
    """The figure for panels of (heading, [(row label, difference)]); all have the same rows, and one axis if shared."""
    rows = math.ceil(len(panels) / _panel_columns(panels))
    height = 0.82 + rows * (0.55 + 0.19 * len(panels[0][1]))
    cells = [[heading, label, *difference_cells(difference)] for heading, lines in panels for label, difference in lines]
    table = Table(title, ["Panel", "Row", *DIFFERENCE_COLUMNS], cells)
    svg = canvas.draw(name, height, lambda figure: _paint(figure, panels, unit, shared))
    return Figure(name, title, unit, f"{introduction} {marks_of(panels)}", svg, table)
