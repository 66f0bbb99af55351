"""A heat map of contexts and levers, coloured around zero, hatched where the interval holds zero."""
import matplotlib
from matplotlib.patches import Rectangle

from .. import canvas, rounding, wording
from ..figure import Figure, Table
from ..verdicts import Verdict
from .intervals import DIFFERENCE_COLUMNS, difference_cells

NAME = "heat-map"
HATCHES = {Verdict.NOT_CLEAR: "////", Verdict.TOO_FEW: "...."}


def colour_of(value, largest):
    """Blue below zero, orange above, white at zero; safe for colour-blind readers and light enough for dark text."""
    share = 0.5 + 0.27 * max(-1.0, min(1.0, value / largest)) if largest > 0 else 0.5
    return matplotlib.colormaps["PuOr_r"](share)


def cell_text(difference, largest):
    """The mean with as many digits as the largest of the chart needs; `≈ 0` when it rounds to zero and is not."""
    if not difference.mean:
        return "0"
    written = rounding.text(difference.mean, largest, signed=True)
    return written if written.strip("+−0.") else "≈ 0"


def paint_cell(axes, column, row, difference, largest):
    """One square with its colour, hatching and number."""
    if difference.count == 0:
        return
    hatch = HATCHES.get(difference.verdict, "")
    axes.add_patch(Rectangle((column - 0.48, row - 0.47), 0.96, 0.94, facecolor=colour_of(difference.mean, largest),
                             edgecolor=canvas.GREY if hatch else "white", hatch=hatch, linewidth=0.4))
    axes.text(column, row, cell_text(difference, largest), ha="center", va="center", fontsize=8,
              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.85} if hatch else None)


def largest_of(differences):
    """The largest mean difference without its sign, which sets the colours."""
    return max((abs(difference.mean) for difference in differences if difference.count), default=0.0)


def other_marks(differences):
    """How cells without an interval are read, where there are any."""
    found = {difference.verdict for difference in differences}
    return ((" Dotted ones are a single pair of runs, which has no interval." if Verdict.TOO_FEW in found else "") +
            (" What is left out has no pair of runs with a value." if Verdict.UNKNOWN in found else ""))


def scale_note(differences):
    """What the deepest colour stands for."""
    largest = largest_of(differences)
    if not largest:
        return "No cell differs from zero."
    return f"The deepest colour stands for {rounding.text(largest, largest)}."


def _paint(figure, places, levers, cells):
    tall = figure.get_figheight()
    axes = figure.add_axes((0.18, 0.05 / tall, 0.81, 1 - 0.6 / tall))
    largest = largest_of(cells.values())
    for row, place in enumerate(places):
        for column, lever in enumerate(levers):
            paint_cell(axes, column, row, cells[place, lever], largest)
    axes.set_xlim(-0.5, len(levers) - 0.5)
    canvas.rows_axis(axes, [wording.place_name(place) for place in places])
    many = len(levers) > 6
    axes.set_xticks(range(len(levers)), [wording.lever_name(lever).replace(" ", "\n", 1) for lever in levers],
                    rotation=60 if many else 0, ha="left" if many else "center")
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def chart(metric, places, levers, cells, title, name=NAME):
    """The figure for differences by (place, lever)."""
    height = 0.75 + 0.28 * len(places) + (0.6 if len(levers) > 6 else 0)
    description = (f"Rows are scenarios in alphabetical order, columns are policies; each cell is the mean difference in "
                   f"{wording.name_of(metric)} from no policy. Orange cells are above zero, violet cells below; hatched "
                   f"cells have a 95 % interval that holds zero.{other_marks(cells.values())} {scale_note(cells.values())}")
    rows = [[wording.place_name(place), wording.lever_name(lever), *difference_cells(cells[place, lever])]
            for place in places for lever in levers]
    table = Table(title, ["Context", "Policy", *DIFFERENCE_COLUMNS], rows)
    svg = canvas.draw(name, height, lambda figure: _paint(figure, places, levers, cells))
    return Figure(name, title, wording.unit_of(metric), description, svg, table)
