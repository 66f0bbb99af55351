"""Two bands for one difference: what luck alone may do, and what it is over sets of parameters."""
import math

from .. import canvas, wording
from ..figure import Figure, Table
from ..rounding import Number
from ..verdicts import CLEAR, Verdict

NAME = "bands"
HOLDS = "holds in at least nine of ten sets"
LEAST_SETS = 10  # from which nine of ten can be told
TOO_FEW_SETS = f"fewer than {LEAST_SETS} sets, too few to tell"


def _paint(figure, rows, unit):
    tall = figure.get_figheight()
    left = (0.2 + 0.072 * max(len(label) for label, _ in rows)) / canvas.WIDTH
    axes = figure.add_axes((left, 0.55 / tall, 0.98 - left, 1 - 0.95 / tall))
    canvas.zero_line(axes)
    handles = []
    for row, (_, contrast) in enumerate(rows):
        numbers = contrast.numbers
        reach = numbers["half_width"]
        marker = "x" if _alone(rows[row]) else "o"
        handles = [axes.plot([numbers["difference"] - reach, numbers["difference"] + reach], [row - 0.14] * 2,
                             color=canvas.BLUE, linewidth=3)[0],
                   axes.plot([numbers["sets_low"], numbers["sets_high"]], [row + 0.14] * 2, color=canvas.ORANGE, linewidth=1.4,
                             marker="|", markersize=8)[0]]
        axes.plot(numbers["difference"], row - 0.14, marker=marker, markersize=5, color=canvas.BLUE, markerfacecolor="white")
    canvas.rows_axis(axes, [label for label, _ in rows])
    axes.grid(axis="x", color=canvas.PALE, linewidth=0.5)
    axes.set_axisbelow(True)
    canvas.value_axis(axes, 6)
    figure.supxlabel(f"difference, {unit}", fontsize=8.5)
    figure.legend(handles, ["as stated, 95 % for luck", "over the parameter sets, 5 to 95 %"], loc="upper left", ncol=2,
                  frameon=False, bbox_to_anchor=(left - 0.02, 1.0), borderaxespad=0.1)


def reading(contrast):
    """How far the sign of a clear difference holds over parameter sets, in words for the share in which it flips."""
    if contrast.verdict not in CLEAR:
        return "no clear sign to hold"
    if contrast.numbers["sets"] < LEAST_SETS:
        return TOO_FEW_SETS
    flipped = contrast.numbers["flipped_share"]
    if flipped <= 0.1:
        return HOLDS
    return "reverses" if flipped >= 0.9 else "mixed"


COLUMNS = ["Difference as stated", "Luck: half of 95 %", "Sets: 5 %", "Sets: 95 %", "Spread by parameters", "Spread by luck of a run",
           "Sign flips in", "Reading"]


def cells(contrast):
    """A contrast over parameter sets, as the cells below COLUMNS."""
    numbers = contrast.numbers
    spread = (numbers["sets_high"] - numbers["sets_low"]) / 2
    spread = spread if math.isnan(numbers["half_width"]) else max(numbers["half_width"], spread)
    signed = [Number.of(numbers[name], spread, signed=True) for name in ("difference", "sets_low", "sets_high")]
    plain = [Number.of(numbers[name], numbers[name]) for name in ("half_width", "parameter_sd", "luck_sd")]
    flipped = numbers["flipped_share"]
    share = Number(flipped, f"{100 * flipped:.0f} % of {numbers['sets']:.0f}" if flipped == flipped else "–")
    return [signed[0], plain[0], signed[1], signed[2], plain[1], plain[2], share, reading(contrast)]


def _alone(row):
    return row[1].verdict is Verdict.TOO_FEW


def chart(metric, rows, title):
    """The figure for rows of (label, contrast)."""
    unit = wording.unit_of(metric)
    description = ("One row per comparison. The thick blue bar is the 95 % interval for the luck of runs with the parameters as "
                   "stated, around a hollow dot at their mean; the thin orange line below it, with ticks at its ends, holds nine "
                   "in ten of the mean differences over sets of parameters, luck included."
                   f"{' A cross is a single pair of runs, which has no interval.' if any(map(_alone, rows)) else ''}")
    table = Table(title, ["Comparison", *COLUMNS], [[label, *cells(contrast)] for label, contrast in rows])
    svg = canvas.draw(NAME, 1.05 + 0.32 * len(rows), lambda figure: _paint(figure, rows, unit))
    return Figure(NAME, title, unit, description, svg, table)
