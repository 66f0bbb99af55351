"""What an outcome depends on: dots with intervals for indices, and a tornado of factors changed one at a time."""
import numpy

from .. import canvas, wording
from ..figure import Figure, Table
from ..rounding import Number, plain

MARKS = [("o", canvas.BLUE, canvas.BLUE), ("s", canvas.ORANGE, "white")]
FIRST = ("first_order", "share of variance, alone")


def _axes(figure, labels):
    tall = figure.get_figheight()
    left = (0.2 + 0.072 * max(map(len, labels))) / canvas.WIDTH
    axes = figure.add_axes((left, 0.55 / tall, 0.98 - left, 1 - 0.95 / tall))
    canvas.rows_axis(axes, labels)
    axes.grid(axis="x", color=canvas.PALE, linewidth=0.5)
    axes.set_axisbelow(True)
    canvas.value_axis(axes, 6)
    return axes


def _paint_dots(figure, labels, lines, unit):
    axes = _axes(figure, labels)
    handles = []
    for (name, values, lows, highs), (marker, colour, fill), shift in zip(lines, MARKS, (-0.13, 0.13)):
        rows = numpy.arange(len(labels)) + shift
        axes.hlines(rows, lows, highs, color=colour, linewidth=1.2)
        handles.append((axes.plot(values, rows, linestyle="", marker=marker, markersize=5, color=colour, markerfacecolor=fill)[0], name))
    known = numpy.array([line[1:3] for line in lines])
    axes.set_xlim(left=min(0.0, float(known[numpy.isfinite(known)].min())))
    figure.supxlabel(unit, fontsize=8.5)
    figure.legend(*zip(*handles), loc="upper left", ncol=2, frameon=False, borderaxespad=0.1)


def dots(name, title, sensitivity, size, meaning, order):
    """Indices of the factors in this order, with the interval of each; the first-order index beside the total one."""
    kinds = [(size, meaning)] + ([FIRST] if FIRST[0] in sensitivity.measures else [])
    lines = [(words, *[sensitivity.measures[kind + end][order] for end in ("", "_lowest", "_highest")]) for kind, words in kinds]
    labels = [sensitivity.factors[row] for row in order]
    rows = [[label, words, *[Number.of(float(numbers[row]), 0.01) for numbers in line]] for words, *line in lines
            for row, label in enumerate(labels)]
    description = (f"One row per factor, the most influential first. Marks are indices of the method {sensitivity.method}, lines their "
                   f"95 % intervals. Source of the method: {sensitivity.references}.")
    svg = canvas.draw(name, 1.05 + 0.3 * len(labels), lambda figure: _paint_dots(figure, labels, lines, meaning))
    return Figure(name, title, meaning, description, svg, Table(title, ["Factor", "Index", "Value", "95 % from", "95 % to"], rows))


def _paint_tornado(figure, middle, effects, unit):
    axes = _axes(figure, [parameter.name for parameter, _ in effects])
    handles = {}
    for row, (_, found) in enumerate(effects):
        for (value, outcome), colour, hatch, name in ((found[0], canvas.BLUE, "", "lowest value"),
                                                      (found[-1], "#f0c987", "///", "highest value")):
            handles[name] = axes.barh(row, outcome - middle, left=middle, height=0.6, color=colour, hatch=hatch, edgecolor=canvas.INK,
                                      linewidth=0.5)
            if len(found) == 1:
                break
    axes.axvline(middle, color=canvas.INK, linewidth=0.8)
    figure.supxlabel(unit, fontsize=8.5)
    figure.legend(handles.values(), handles.keys(), loc="upper left", ncol=2, frameon=False, borderaxespad=0.1)


def tornado(title, metric, middle, effects):
    """Bars from the outcome as stated to the outcome at the lowest and the highest value of each parameter."""
    spread = max(abs(outcome - middle) for _, found in effects for _, outcome in found)
    rows = [[parameter.name, plain(value), Number.of(outcome, spread), Number.of(outcome - middle, spread, signed=True)]
            for parameter, found in effects for value, outcome in found]
    description = ("One row per factor, the largest span first: bars go from the mean outcome with all factors as stated to that with one "
                   "factor at its lowest (plain) and at its highest value (hatched). One at a time: interactions are ignored.")
    unit = wording.unit_of(metric)
    svg = canvas.draw("tornado", 1.05 + 0.3 * len(effects), lambda figure: _paint_tornado(figure, middle, effects, unit))
    return Figure("tornado", title, unit, description, svg, Table(title, ["Factor", "Value", "Mean outcome", "Difference"], rows))
