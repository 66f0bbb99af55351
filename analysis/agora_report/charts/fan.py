"""Fan charts: how an outcome goes over time, one panel per context, with bands over the runs."""
import math
import textwrap

import numpy

from .. import canvas, wording
from ..figure import Figure, Table
from ..quantiles import over_runs
from ..rounding import Number

BANDS = [(0.05, 0.95), (0.25, 0.75)]
SAMPLE_RUNS = 5
NAME = "fan"


def panel_grid(count):
    """Rows and columns for so many panels."""
    columns = count if count <= 3 else 2 if count == 4 else 3 if count <= 9 else 5
    return math.ceil(count / columns), columns


def _paint_fan(axes, values, colour, dashes):
    steps = numpy.arange(1, values.shape[1] + 1)
    for (low, high), strength in zip(BANDS, (0.15, 0.3)):
        axes.fill_between(steps, over_runs(values, low), over_runs(values, high), color=colour, alpha=strength, linewidth=0)
    axes.plot(steps, values[:SAMPLE_RUNS].T, color=colour, linewidth=0.3, alpha=0.6)
    axes.plot(steps, over_runs(values, 0.5), color=colour, linewidth=1.6, linestyle=dashes)


def _paint(figure, results, metric, panels, lever):
    rows, columns = panel_grid(len(panels))
    figure.subplots_adjust(left=0.09, right=0.99, bottom=0.5 / figure.get_figheight(),
                           top=1 - 0.66 / figure.get_figheight(), hspace=0.5, wspace=0.15)
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).ravel()
    values = results.values(metric.name)
    for index, (axes, (place, base, treated)) in enumerate(zip(grid, panels)):
        _paint_fan(axes, values[base], canvas.BASE_COLOUR, "solid")
        if treated is not None:
            _paint_fan(axes, values[treated], canvas.LEVER_COLOUR, (0, (4, 1.5)))
        axes.set_title(textwrap.fill(wording.place_name(place), 75 // columns))
        axes.tick_params(labelbottom=index + columns >= len(panels))
    for axes in grid[len(panels):]:
        axes.set_visible(False)
    figure.supxlabel(results.step_name, fontsize=8.5)
    _paint_names(figure, panels, lever)


def _paint_names(figure, panels, lever):
    """Line samples with their names above the panels."""
    named = [("no policy" if lever else "median of the runs", canvas.BASE_COLOUR, "solid")]
    if lever:
        named.append((wording.lever_name(lever), canvas.LEVER_COLOUR, (0, (4, 1.5))))
    axes = figure.axes[0]
    handles = [axes.plot([], [], color=colour, linewidth=1.6, linestyle=dashes)[0] for _, colour, dashes in named]
    figure.legend(handles, [name for name, _, _ in named], loc="upper left", ncol=2, frameon=False,
                  bbox_to_anchor=(0.07, 1.0), borderaxespad=0.1)


def _rows(results, metric, panels, lever):
    """Quantiles once a year and at the end, for both worlds."""
    values = results.values(metric.name)
    steps = sorted({*range(12, results.steps + 1, 12), results.steps})
    for place, base, treated in panels:
        for world, design in (("no policy" if lever else "as run", base), (wording.lever_name(lever or ""), treated)):
            if design is None:
                continue
            five = [over_runs(values[design], share) for share in (0.05, 0.25, 0.5, 0.75, 0.95)]
            width = (five[4] - five[0])[numpy.isfinite(five[4])]
            spread = float(width.mean()) / 2 if width.size else 0.0
            for step in steps:
                yield [wording.place_name(place), world, Number(step, str(step)),
                       *[Number.of(line[step - 1], spread) for line in five]]


def _runs(results, panels):
    """How many finished runs a line stands for, in words."""
    counts = [int(results.complete[design].sum()) for _, *designs in panels for design in designs if design is not None]
    return wording.count_of(counts[0], "finished run") if min(counts) == max(counts) else f"{min(counts)} to {max(counts)} finished runs"


def chart(results, metric, panels, lever, title):
    """The figure for panels of (place, row of the base design, row of the design with the lever or None)."""
    height = 1.0 + 1.55 * panel_grid(len(panels))[0]
    both = f"Grey with a solid line: no policy. Blue with a dashed line: {wording.lever_name(lever)}. " if lever else ""
    description = (f"{wording.count_of(len(panels), 'panel')}, one per scenario, with common axes: "
                   f"{wording.name_of(metric)} over {results.steps} {results.step_name}s. {both}The line is the median of "
                   f"{_runs(results, panels)}; the dark band holds the middle half of the runs, the pale band nine "
                   "in ten; thin lines are up to five single runs. Bands show the luck of single runs alone.")
    columns = ["Context", "World", results.step_name.capitalize(), "5 %", "25 %", "Median", "75 %", "95 %"]
    table = Table(f"{wording.sentence(wording.name_of(metric))}: quantiles over the runs", columns,
                  list(_rows(results, metric, panels, lever)))
    svg = canvas.draw(NAME, height, lambda figure: _paint(figure, results, metric, panels, lever))
    return Figure(NAME, title, wording.unit_of(metric), description, svg, table)
