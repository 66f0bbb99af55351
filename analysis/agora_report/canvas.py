"""Draws with Matplotlib and hands out SVG that can stand inside a page: real text, own names, a title and a description."""
import html
import io
import re

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .verdicts import Verdict

WIDTH = 7.2  # inches: the width of a printed A4 page
INK, GREY, PALE = "#1b1b1b", "#5f5f5f", "#d9d9d9"
BLUE, ORANGE, GREEN, PURPLE = "#0072b2", "#b34700", "#00735c", "#8f3f71"
BASE_COLOUR, LEVER_COLOUR = GREY, BLUE
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
STYLE = {
    "svg.fonttype": "none", "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "font.size": 8.5,
    "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 9, "axes.titleweight": "bold",
    "axes.titlelocation": "left", "axes.edgecolor": GREY, "axes.labelcolor": INK, "text.color": INK, "xtick.color": INK,
    "ytick.color": INK, "axes.linewidth": 0.8, "hatch.linewidth": 0.8, "axes.unicode_minus": True,
}


def draw(name, height, painter, width=WIDTH):
    """The SVG of what `painter(figure)` paints on a figure of so many inches."""
    with matplotlib.rc_context({**STYLE, "svg.hashsalt": name}):
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        painter(figure)
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata=NO_METADATA)
    return _tidy(text.getvalue(), name, width)


def _tidy(svg, name, width):
    """The drawing from <svg on, scaling with its frame up to its size, with names that occur once in a page."""
    svg = svg[svg.index("<svg"):]
    svg = re.sub(r"<metadata>.*?</metadata>\s*|<style[^>]*>.*?</style>\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    head = re.sub(r'\b(width|height)="[^"]*"\s*', "", svg[:svg.index(">")])
    svg = f'{head} style="min-width: {4.7 * width:.1f}rem; max-width: {6.5 * width:.1f}rem"' + svg[svg.index(">"):]
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r'href="#([^"]+)"', rf'href="#{name}-\1"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)


def described(svg, name, title, description):
    """The drawing with a name and a description for those who do not see it."""
    words = (f'<title id="{name}-title">{html.escape(title)}</title>'
             f'<desc id="{name}-desc">{html.escape(description)}</desc>')
    head = f'<svg role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    return re.sub(r"(<svg[^>]*>)", lambda match: match.group(1) + words, svg.replace("<svg", head, 1), count=1)


def zero_line(axes):
    """The line of no difference, upright."""
    axes.axvline(0, color=INK, linewidth=0.8)


def value_axis(axes, ticks):
    """At most so many ticks, written as short as they are, so that they fit beside each other."""
    axes.xaxis.set_major_locator(MaxNLocator(ticks))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}".replace("-", "−")))


def rows_axis(axes, labels):
    """Names the rows 0, 1, … from top to bottom."""
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)


def interval(axes, row, difference, colour, marker="o"):
    """A mean with its 50 % interval thick and its 95 % interval thin, hollow when the latter holds zero; a cross without interval."""
    if difference.verdict is Verdict.UNKNOWN:
        return
    if difference.verdict is Verdict.TOO_FEW or (difference.is_nothing and difference.count == 1):
        axes.plot(difference.mean, row, marker="x", color=colour, markersize=6, zorder=3)
        return
    axes.plot([difference.low, difference.high], [row, row], color=colour, linewidth=1)
    axes.plot([difference.inner_low, difference.inner_high], [row, row], color=colour, linewidth=3)
    fill = colour if difference.direction else "white"
    axes.plot(difference.mean, row, marker=marker, color=colour, markerfacecolor=fill, markersize=5, zorder=3)
