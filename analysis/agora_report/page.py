"""Puts question, answer and sections into one page that needs nothing but itself."""
import dataclasses
import importlib.resources

import jinja2
import markupsafe

from . import answer, canvas, citizens, drivers, evidence, inertness, power, robustness, sections, size, spread, wording
from .figure import Figure, Table
from .rounding import Number

FEW_ROWS = 12


def build_sections(study):
    """All sections in the order of the page."""
    makers = [sections.over_time, sections.differences, sections.where, power.who_decides, drivers.what_matters, sections.chances,
              evidence.what_differs, sections.outcomes, sections.redesign, sections.gains_and_losses, sections.costs,
              spread.scaling, size.changes_with_size, evidence.how_sure, evidence.not_in_the_model, evidence.reproduce]
    found = [maker(study) for maker in makers]
    return [dataclasses.replace(section, blocks=[block for block in section.blocks if not _is_empty(block)]) for section in found]


def _is_empty(block):
    """Whether a block is a table without rows."""
    return isinstance(block, Table) and not block.rows


def figures_of(page_sections):
    """Every figure of the page, in order."""
    return [block for section in page_sections for block in section.blocks if isinstance(block, Figure)]


def _kind(block):
    """What a block is, as the template asks for it."""
    if isinstance(block, Figure):
        return "figure"
    return "table" if isinstance(block, Table) else "list" if isinstance(block, list) else "text"


def _title(results):
    """The name of the study as a heading; the program names what has no name after its scenarios."""
    parts = results.title.split("+")
    return ", ".join(map(wording.place_name, parts)) if len(parts) > 1 else wording.sentence(parts[0].replace("-", " "))


def _drawing(figure):
    return markupsafe.Markup(canvas.described(figure.svg, figure.name, figure.title, figure.description))


def render(study, page_sections):
    """The page as text."""
    environment = jinja2.Environment(loader=jinja2.PackageLoader("agora_report"), autoescape=True, trim_blocks=True,
                                     lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.tests["number"] = lambda cell: isinstance(cell, Number)
    style = importlib.resources.files("agora_report").joinpath("templates/style.css").read_text(encoding="utf-8")
    results, comparison = study.results, study.comparison
    return environment.get_template("page.html.j2").render(
        title=_title(results), purpose=wording.PURPOSE, results=results, sections=page_sections, style=style,
        question=answer.question(results, comparison, study.metric), kind=_kind, drawing=_drawing, few_rows=FEW_ROWS,
        answer=[*answer.sentences(comparison, study.metric, study.lever, results.key_metrics), *citizens.worst_off(study)],
        caveats=[*inertness.caveats(study), *robustness.caveats(study), *answer.caveats(comparison)])
