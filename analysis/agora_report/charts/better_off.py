"""Shares of citizens who are worse off (to the left) and better off (to the right), by group and context."""
import math

from .. import canvas
from ..figure import Figure, Table

NAME = "better-off"
WORSE = "#f0c987"


def _paint(figure, panels):
    columns = min(5, len(panels))
    rows = math.ceil(len(panels) / columns)
    tall = figure.get_figheight()
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).ravel()
    figure.subplots_adjust(left=0.17, right=0.985, bottom=0.55 / tall, top=1 - 0.62 / tall, hspace=0.4, wspace=0.1)
    handles = {}
    for axes, (heading, shares) in zip(grid, panels):
        for row, numbers in enumerate(shares.values()):
            worse, better = 100 * numbers["worse_share"], 100 * numbers["better_share"]
            handles["worse off"] = axes.barh(row, -worse, height=0.7, color=WORSE, hatch="///", edgecolor=canvas.INK, linewidth=0.4)
            handles["better off"] = axes.barh(row, better, height=0.7, color=canvas.BLUE)
        canvas.zero_line(axes)
        canvas.rows_axis(axes, list(shares))
        canvas.value_axis(axes, 4)
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
        axes.set_title(heading)
    for axes in grid[len(panels):]:
        axes.set_visible(False)
    figure.supxlabel("% of the group", fontsize=8.5)
    figure.legend(handles.values(), [f"left: {name}" if name == "worse off" else f"right: {name}" for name in handles],
                  loc="upper left", ncol=2, frameon=False, bbox_to_anchor=(0.15, 1.0), borderaxespad=0.1)


def chart(panels, title, cells):
    """The figure for panels of (context, {group: numbers}); `cells` makes numbers into cells of its table."""
    description = ("One panel per context, one row per group of citizens. Each citizen is compared with himself or herself in the world "
                   "without the policy, at the last step: bars to the right show the share whose wellbeing is higher by more than "
                   "0.01, hatched bars to the left the share for whom it is lower by more than that. Means over runs.")
    rows = [[heading, group, *cells(numbers)] for heading, shares in panels for group, numbers in shares.items()]
    table = Table(title, ["Context", "Group", "Better off", "± half of 95 %", "Worse off", "± half of 95 %"], rows)
    height = 1.2 + math.ceil(len(panels) / 5) * 1.35
    return Figure(NAME, title, "share of the group, %", description, canvas.draw(NAME, height, lambda figure: _paint(figure, panels)),
                  table)
