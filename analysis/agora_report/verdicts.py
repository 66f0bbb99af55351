"""What may be said of a difference: the one place that decides it, with a small vocabulary that every sentence and chart uses."""
import enum
import math


class Verdict(enum.Enum):
    """All that is ever said of a difference; the value is how a table reads it."""

    UNKNOWN = "unknown"  # no pair of runs finished with a value
    COULD_NOT_ACT = "could not act"  # exactly zero, and the file says that what was changed reaches nothing
    EXACTLY_ZERO = "exactly equal"  # not one pair differs
    TOO_FEW = "too few pairs"  # a single pair has no interval
    NOT_CLEAR = "not clearly different"
    LOWER = "clearly lower"
    HIGHER = "clearly higher"


# What has an interval away from which luck might have led: only these count as comparisons.
WITH_INTERVAL = (Verdict.NOT_CLEAR, Verdict.LOWER, Verdict.HIGHER)
CLEAR = (Verdict.LOWER, Verdict.HIGHER)


def verdict_of(pairs, nothing, low, high, inert=False):
    """The verdict on a difference over so many pairs.

    `nothing`: whether not one pair differs; `low`, `high`: the 95 % interval of the mean difference; `inert`: whether the file
    says that what differs between the two designs can change nothing. Clear is what has zero outside its 95 % interval: the
    interval that is shown, and no other.
    """
    if pairs == 0:
        return Verdict.UNKNOWN
    if nothing:
        return Verdict.COULD_NOT_ACT if inert else Verdict.EXACTLY_ZERO
    if pairs == 1 or not math.isfinite(low + high):
        return Verdict.TOO_FEW
    return Verdict.HIGHER if low > 0 else Verdict.LOWER if high < 0 else Verdict.NOT_CLEAR


def counted(verdicts, what):
    """How many of the verdicts are which: "clearly lower in 2, clearly higher in 0 and … of 3 contexts"; those of an interval always."""
    shown = [verdict for verdict in (Verdict.LOWER, Verdict.HIGHER, Verdict.NOT_CLEAR, Verdict.EXACTLY_ZERO, Verdict.COULD_NOT_ACT,
                                     Verdict.TOO_FEW, Verdict.UNKNOWN) if verdict in WITH_INTERVAL or verdict in verdicts]
    parts = [f"{words_of(verdict)} in {verdicts.count(verdict)}" for verdict in shown]
    return f"{', '.join(parts[:-1])} and {parts[-1]} of {what}"


def words_of(verdict):
    """The verdict inside a sentence about an outcome."""
    return {Verdict.COULD_NOT_ACT: "exactly equal because nothing could act", Verdict.TOO_FEW: "not to be told from a single pair of runs"
            }.get(verdict, verdict.value)
