"""What a section of the page is made of: paragraphs, tables, and figures that carry all an equal reading needs."""
import csv
import dataclasses
import io

from .rounding import Number


@dataclasses.dataclass(frozen=True)
class Table:
    """Rows of texts and Numbers below named columns; the first cell of a row names it."""

    caption: str
    columns: list
    rows: list
    printed: bool = True  # a long table for machines rather than readers stays out of print

    def as_csv(self):
        """The table with every digit."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell.value if isinstance(cell, Number) else cell for cell in row] for row in self.rows)
        return text.getvalue()


@dataclasses.dataclass(frozen=True)
class Figure:
    """A drawing with its finding, unit, source, description in words and the numbers behind it."""

    name: str
    title: str
    unit: str
    description: str
    svg: str
    table: Table


@dataclasses.dataclass(frozen=True)
class Section:
    """A heading with blocks below it; a block is a paragraph (text), a list of texts, a Table or a Figure."""

    name: str
    title: str
    blocks: list
