"""Totals against the size of the population, on logarithmic axes, with the line of the fitted exponent."""
import numpy

from .. import canvas
from ..figure import Figure, Table
from ..rounding import Number

NAME = "sizes"


def _paint(figure, panels):
    tall = figure.get_figheight()
    grid = figure.subplots(1, len(panels), squeeze=False).ravel()
    figure.subplots_adjust(left=0.09, right=0.985, bottom=0.55 / tall, top=1 - 0.35 / tall, wspace=0.3)
    for axes, (heading, people, totals, exponent) in zip(grid, panels):
        known = totals > 0
        x, y = numpy.log(people[known]), numpy.log(totals[known])
        axes.loglog(people[known], totals[known], linestyle="", marker="o", markersize=4, color=canvas.BLUE, markerfacecolor="white")
        ends = numpy.array([x.min(), x.max()])
        axes.loglog(numpy.exp(ends), numpy.exp(y.mean() + exponent.value * (ends - x.mean())), color=canvas.BLUE, linewidth=1.4)
        axes.loglog(numpy.exp(ends), numpy.exp(y.mean() + ends - x.mean()), color=canvas.GREY, linewidth=0.8, linestyle=(0, (4, 2)))
        axes.set_title(heading)
    figure.supxlabel("citizens simulated", fontsize=8.5)


def chart(title, panels):
    """The figure for panels of (heading, citizens, totals, exponent), with citizens and totals by run."""
    description = ("One panel per total, one hollow dot per run, both axes logarithmic. The solid line has the fitted exponent, "
                   "the dashed grey line the exponent 1, at which twice as many people have twice as much.")
    rows = [[heading, Number(float(size), f"{size:,.0f}".replace(",", "\u202f")), Number.of(float(total), float(total) / 10)]
            for heading, people, totals, _ in panels for size, total in zip(people, totals)]
    svg = canvas.draw(NAME, 2.6, lambda figure: _paint(figure, panels))
    return Figure(NAME, title, "totals: score summed over citizens, euro a month, people", description, svg,
                  Table(title, ["Total", "Citizens", "In this run"], rows))
