"""Numbers as text, rounded to what their interval supports."""
import dataclasses
import math

UNKNOWN = "–"


def decimals_for(spread):
    """Digits after the point that leave two significant digits of the spread."""
    if not math.isfinite(spread) or spread <= 0:
        return 4
    return max(0, min(8, 1 - math.floor(math.log10(spread))))


def text(value, spread=math.nan, signed=False):
    """A number with a true minus sign; an en dash when there is none, `exactly 0` stays `0`."""
    if not math.isfinite(value):
        return "∞" if value == math.inf else UNKNOWN
    if value == 0:
        return "0"
    written = f"{value:+,.{decimals_for(spread)}f}" if signed else f"{value:,.{decimals_for(spread)}f}"
    if float(written.replace(",", "")) == 0:
        written = written.lstrip("+-")
    return written.replace("-", "−").replace(",", "\u202f")


@dataclasses.dataclass(frozen=True)
class Number:
    """A number and how it is written; tables show the text and files keep the value."""

    value: float
    text: str

    @classmethod
    def of(cls, value, spread=math.nan, signed=False):
        """A number rounded to its spread."""
        return cls(float(value), text(value, spread, signed))


def plain(value):
    """A setting with four significant digits, or all before the point."""
    written = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return Number(float(value), written.replace("-", "−").replace(",", "\u202f"))


def factor(value):
    """A factor with two significant digits."""
    if not math.isfinite(value) or value == 0:
        return Number.of(value)
    rounded = round(value, 1 - math.floor(math.log10(abs(value))))
    return Number(float(value), text(rounded, rounded))


def of_difference(difference):
    """Mean, lower and upper end of a difference as numbers with common rounding; a clear end never reads as zero."""
    spread = (difference.high - difference.low) / 2
    if not math.isfinite(spread):
        spread = abs(difference.mean) / 10
    elif difference.direction:
        spread = min(spread, 10 * min(abs(difference.low), abs(difference.high)))
    return [Number.of(value, spread, signed=True) for value in (difference.mean, difference.low, difference.high)]
