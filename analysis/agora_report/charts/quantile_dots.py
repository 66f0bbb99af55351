"""Quantile dots: how often a single run comes out above or below its twin without the policy."""
import numpy

from .. import canvas, wording
from ..figure import Figure, Table
from ..rounding import Number

NAME = "quantile-dots"
DOTS = 20
BINS = 26


def dots_of(runs):
    """The runs themselves, or the twenty of them that lie at its twentieths when there are more."""
    if len(runs) <= DOTS:
        return numpy.sort(runs)
    return numpy.quantile(runs, (numpy.arange(DOTS) + 0.5) / DOTS, method="inverted_cdf")


def _stacked(dots, width):
    """Places (x, height) of dots that pile up where they are close; no dot crosses zero, and only what is zero lies on it."""
    bins = numpy.sign(dots) * (numpy.floor(numpy.abs(dots) / width) + 0.5) if width > 0 else numpy.zeros(len(dots))
    return [(place * width, int((bins[:index] == place).sum())) for index, place in enumerate(bins)]


def _paint(figure, lines, unit):
    tall = figure.get_figheight()
    grid = figure.subplots(len(lines), 1, sharex=True, squeeze=False).ravel()
    figure.subplots_adjust(left=(0.2 + 0.072 * max(len(lever) for lever, _ in lines)) / canvas.WIDTH, right=0.98, bottom=0.55 / tall, top=1 - 0.1 / tall, hspace=0.15)
    widest = max(float(numpy.abs(difference.runs).max()) for _, difference in lines)
    for axes, (lever, difference) in zip(grid, lines):
        places = _stacked(dots_of(difference.runs), 2 * widest / BINS)
        canvas.zero_line(axes)
        for x, height in places:
            axes.plot(x, height + 0.5, marker="D" if x == 0 else "o", markersize=5.5, color=canvas.BLUE,
                      markerfacecolor=canvas.BLUE if x > 0 else "white")
        axes.set_ylim(0, max(4, 1 + max(height for _, height in places)))
        axes.set_yticks([])
        axes.set_ylabel(wording.lever_name(lever), rotation=0, ha="right", va="center")
        axes.spines["left"].set_visible(False)
        axes.set_xlim(-1.08 * widest or -1, 1.08 * widest or 1)
    canvas.value_axis(grid[-1], 7)
    figure.supxlabel(f"difference of a run, {unit}", fontsize=8.5)


def chart(metric, lines, title, as_mean):
    """The figure for rows of (lever, difference); `as_mean` ends the sentence on what a run is a mean of."""
    unit = wording.unit_of(metric)
    description = (f"One row per policy. Each mark is one pair of runs with equal luck, or one twentieth of them when there "
                   f"are more than twenty: how far {wording.name_of(metric)} with the policy lies from no policy{as_mean}. "
                   "Filled dots are above zero, hollow dots below; a hollow diamond is exactly zero.")
    rows = []
    for lever, difference in lines:
        spread = float(difference.runs.std()) if difference.count else 0.0
        rows += [[wording.lever_name(lever), Number(index + 1, str(index + 1)), Number.of(run, spread, signed=True)]
                 for index, run in enumerate(dots_of(difference.runs))]
    svg = canvas.draw(NAME, 0.75 + 0.62 * len(lines), lambda figure: _paint(figure, lines, unit))
    return Figure(NAME, title, unit, description, svg, Table(title, ["Policy", "Dot", "Difference"], rows))
