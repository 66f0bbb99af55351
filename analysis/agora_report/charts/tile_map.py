"""A tile map: one square of equal size per context, roughly where the country lies."""
from matplotlib.patches import Rectangle

from .. import canvas, wording
from ..figure import Figure, Table
from ..verdicts import Verdict
from .heat_map import HATCHES, cell_text, colour_of, largest_of, other_marks, scale_note
from .intervals import DIFFERENCE_COLUMNS, difference_cells

NAME = "tile-map"
# (column, row) of the squares for Europe; contexts from elsewhere stand in a row of their own below.
TILES = {
    "ISL": (0, 0), "NOR": (3, 0), "SWE": (4, 0), "FIN": (5, 0), "IRL": (0, 2), "GBR": (1, 2), "DNK": (3, 1), "EST": (5, 1),
    "LVA": (6, 1), "LTU": (6, 2), "NLD": (2, 2), "DEU": (3, 2), "POL": (4, 2), "BEL": (1, 3), "LUX": (2, 3), "CZE": (4, 3),
    "SVK": (5, 3), "FRA": (1, 4), "CHE": (2, 4), "AUT": (3, 3), "HUN": (5, 4), "SVN": (4, 4), "ROU": (6, 4), "PRT": (0, 5),
    "ESP": (1, 5), "ITA": (3, 5), "HRV": (4, 5), "BGR": (6, 5), "MLT": (3, 6), "GRC": (5, 6), "CYP": (7, 6),
}


def positions(pairs):
    """Column and row of each pair's square, moved to the upper left corner."""
    placed, own_row = {}, max(row for _, row in TILES.values()) + 1
    for pair in pairs:
        elsewhere = (len([spot for spot in placed.values() if spot[1] >= own_row]), own_row)
        spot = TILES.get(pair.context, elsewhere)
        placed[pair.place] = elsewhere if spot in placed.values() else spot
    columns, rows = zip(*placed.values())
    return {place: (column - min(columns), row - min(rows)) for place, (column, row) in placed.items()}


def _paint(figure, pairs, spots, cells):
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    largest = largest_of(cells.values())
    for pair in pairs:
        column, row = spots[pair.place]
        difference = cells[pair.place]
        if difference.verdict is Verdict.UNKNOWN:
            continue
        hatch = HATCHES.get(difference.verdict, "")
        axes.add_patch(Rectangle((column - 0.47, row - 0.47), 0.94, 0.94, facecolor=colour_of(difference.mean, largest),
                                 edgecolor=canvas.GREY, linewidth=0.4, hatch=hatch))
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85} if hatch else None
        axes.text(column, row - 0.2, pair.context or wording.place_name(pair.place)[:8], ha="center", va="center",
                  weight="bold", fontsize=8.5, bbox=box)
        axes.text(column, row + 0.18, cell_text(difference, largest), ha="center", va="center", fontsize=7.5,
                  bbox=box)
    axes.set_xlim(-0.5, max(column for column, _ in spots.values()) + 0.5)
    axes.set_ylim(max(row for _, row in spots.values()) + 0.5, -0.5)
    axes.set_axis_off()


def chart(metric, lever, pairs, cells, title):
    """The figure for the differences of one lever by place."""
    spots = positions(pairs)
    wide = 0.66 * (1 + max(column for column, _ in spots.values()))
    tall = 0.66 * (1 + max(row for _, row in spots.values()))
    description = (f"Squares of equal size, named by country code and placed roughly as on a map of Europe. Each shows the "
                   f"mean difference in {wording.name_of(metric)} with {wording.lever_name(lever)} from no policy, in a "
                   "context inspired by indicators of that country. Orange is above zero, violet below; hatched squares "
                   f"have a 95 % interval that holds zero.{other_marks(cells.values())} Squares are not countries, and they are not ranked. "
                   f"{scale_note(cells.values())}")
    rows = [[wording.place_name(pair.place), pair.context, *difference_cells(cells[pair.place])] for pair in pairs]
    svg = canvas.draw(NAME, tall, lambda figure: _paint(figure, pairs, spots, cells), width=wide)
    return Figure(NAME, title, wording.unit_of(metric), description, svg,
                  Table(title, ["Context", "Code", *DIFFERENCE_COLUMNS], rows))
