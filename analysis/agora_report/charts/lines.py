"""Lines over time, one panel per outcome: the mean over contexts in each world, with a band over the runs."""
import textwrap

import numpy

from .. import canvas
from ..figure import Figure, Table
from ..quantiles import over_runs
from ..rounding import Number

# How the worlds of a chart are told apart: by colour and by dashes.
LOOKS = [(canvas.GREY, "solid"), (canvas.BLUE, (0, (4, 1.5))), (canvas.GREEN, (0, (1, 1)))]
BAND = (0.05, 0.95)


def smooth(values, width):
    """Means over so many steps back, over the steps that have a value; values are (…, time)."""
    known = numpy.isfinite(values)
    sums = numpy.cumsum(numpy.where(known, values, 0.0), axis=-1)
    counts = numpy.cumsum(known, axis=-1)
    sums[..., width:] = sums[..., width:] - sums[..., :-width]
    counts[..., width:] = counts[..., width:] - counts[..., :-width]
    return numpy.divide(sums, counts, out=numpy.full(values.shape, numpy.nan), where=counts > 0)


def band(values):
    """Mean, low and high end over the runs of (run, time)."""
    known = numpy.isfinite(values)
    counts = known.sum(axis=0)
    sums = numpy.where(known, values, 0.0).sum(axis=0)
    mean = numpy.divide(sums, counts, out=numpy.full(sums.shape, numpy.nan), where=counts > 0)
    return mean, *[over_runs(values, share) for share in BAND]


def _paint(figure, panels, step_name):
    tall = figure.get_figheight()
    grid = figure.subplots(1, len(panels), sharex=True, sharey=True, squeeze=False).ravel()
    figure.subplots_adjust(left=0.09, right=0.985, bottom=0.5 / tall, top=1 - 0.75 / tall, wspace=0.12)
    handles = {}
    for axes, (heading, lines) in zip(grid, panels):
        for (label, values, fitted), (colour, dashes) in zip(lines, LOOKS):
            middle, low, high = band(values)
            steps = numpy.arange(1, len(middle) + 1)
            axes.fill_between(steps, low, high, color=colour, alpha=0.15, linewidth=0)
            handles[label] = axes.plot(steps, middle, color=colour, linewidth=1.6, linestyle=dashes)[0]
            if fitted is not None:
                handles["fitted curve"] = axes.plot(steps, fitted, color=canvas.INK, linewidth=0.7)[0]
        axes.set_title(textwrap.fill(heading, 90 // len(panels)))
    figure.supxlabel(step_name, fontsize=8.5)
    figure.legend(handles.values(), handles.keys(), loc="upper left", ncol=4, frameon=False, bbox_to_anchor=(0.07, 1.0),
                  borderaxespad=0.1)


def _rows(panels):
    """The numbers once a year and at the end."""
    for heading, lines in panels:
        for label, values, _ in lines:
            middle, low, high = band(values)
            spread = float(numpy.nanmean(high - low)) / 2 if numpy.isfinite(high).any() else 0.0
            for step in sorted({*range(12, len(middle) + 1, 12), len(middle)}):
                yield [heading, label, Number(step, str(step)),
                       *[Number.of(line[step - 1], spread) for line in (middle, low, high)]]


def chart(name, title, unit, panels, description, step_name):
    """The figure for panels of (heading, [(world, values by run and step, fitted curve or None)]), three worlds at most."""
    worlds = "; ".join(f"{label}: {look}" for (label, *_), look in zip(
        panels[0][1], ("grey, solid", "blue, dashed", "green, dotted")))
    words = (f"{description} Lines are means over runs and scenarios ({worlds}); bands hold nine in ten runs and show the "
             "luck of runs alone.")
    table = Table(title, ["Panel", "World", step_name.capitalize(), "Mean", "5 %", "95 %"], list(_rows(panels)))
    return Figure(name, title, unit, words, canvas.draw(name, 2.9, lambda figure: _paint(figure, panels, step_name)), table)
