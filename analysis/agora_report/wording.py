"""Plain words for outcomes, differences and chances; a word never covers less than the interval beside it."""
import math

from . import rounding, student
from .verdicts import Verdict

PURPOSE = "illustrates, does not predict"

# How an outcome is called in a sentence, where the label in the file is too short to stand alone.
NAMES = {
    "unmet_need": "unmet need",
    "unmet_need_hard": "unmet need (hard to reach)",
    "unmet_need_reached": "unmet need (others)",
    "severe_need_share_hard": "severe need (hard to reach)",
    "trust_hard": "trust (hard to reach)",
    "value_received_hard": "service value (hard to reach)",
    "value_received_reached": "service value (others)",
    "participation_rate_hard": "participation (hard to reach)",
    "participation_rate_reached": "participation (others)",
    "efficacy_gap": "self-efficacy gap",
    "wellbeing_gap": "wellbeing gap",
    "efficacy": "self-efficacy",
    "trust": "trust in services",
    "influence_citizens": "citizens' share of influence",
    "influence_gini": "inequality of influence per head (Gini)",
    "influence_theil": "inequality of influence per head (Theil's T)",
    "influence_theil_between": "part of Theil's T between citizens, professionals and organisations",
    "influence_concentration": "concentration of influence on one group (Herfindahl)",
    "influence_evenness": "evenness of influence among the groups",
    "hard_to_reach_ratio": "participation of hard-to-reach people relative to others",
    "exhaustion": "exhaustion of professionals",
    "public_spending": "spending on services",
    "unpaid_hours": "unpaid time of citizens",
    "method_adoption": "share of services that use the method",
    "wellbeing_p10": "wellbeing (lowest tenth)",
    "turnover": "turnover of professionals",
    "severe_need_share": "share of citizens in severe need",
}
# Whether more of an outcome is better (1) or worse (-1) for those it is about; all others have no such side.
BETTER = {
    "unmet_need": -1, "unmet_need_hard": -1, "unmet_need_reached": -1, "severe_need_share": -1,
    "severe_need_share_hard": -1, "wellbeing": 1, "wellbeing_p10": 1, "efficacy": 1, "trust": 1, "trust_hard": 1,
    "value_received_hard": 1, "value_received_reached": 1, "exhaustion": -1, "engagement": 1, "turnover": -1,
}
UNITS = {"1": "", "euro/month": "euro per month and citizen", "hour/month": "hours per month and citizen",
         "1/month": "per month", "person": "people", "euro": "euro per citizen", "hour": "hours per citizen"}
# Words for a chance, with the range they stand for, from the narrowest to the widest.
CHANCES = [
    ("virtually certain", 0.99, 1.0), ("exceptionally unlikely", 0.0, 0.01), ("very likely", 0.9, 1.0),
    ("very unlikely", 0.0, 0.1), ("about as likely as not", 0.33, 0.66), ("likely", 0.66, 1.0), ("unlikely", 0.0, 0.33),
    ("more likely than not", 0.5, 1.0), ("less likely than not", 0.0, 0.5),
]


def name_of(metric):
    """An outcome in a sentence."""
    return NAMES.get(metric.name, metric.label[0].lower() + metric.label[1:])


def unit_of(metric):
    """The unit of an outcome for an axis: never empty."""
    if metric.unit != "1":
        return UNITS.get(metric.unit, metric.unit)
    return "score from 0 to 1" if tuple(metric.scale) == (0.0, 1.0) else "ratio or score, without unit"


def lever_name(lever):
    """A policy in a sentence."""
    return lever.replace("-", " ").replace("+", " and ").replace("staff only", "staff-only")


def place_name(place):
    """A context, or a point of a sweep, as a heading."""
    name, point, number = place.rpartition(".p")
    if not (point and number.isdigit()):
        name, number = place, ""
    words = " ".join(word.capitalize() for word in name.replace("+", ", ").replace("-", " ").split(" "))
    return f"{words}, point {number}" if number else words


def sentence(text):
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listing(words):
    """Words joined as in a sentence."""
    words = list(words)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else "none"


def count_of(number, noun):
    """A number with its noun in the right form."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def with_interval(difference, unit=""):
    """A difference with its interval, as part of a sentence."""
    if difference.verdict is Verdict.UNKNOWN:
        return "unknown, as no pair of runs has a value"
    if difference.is_nothing:
        return f"exactly 0 in {every(difference.count)}"
    mean, low, high = rounding.of_difference(difference)
    unit = f" {unit}" if unit else ""
    if difference.verdict is Verdict.TOO_FEW:
        return f"{mean.text}{unit}, from one pair of runs and so without an interval"
    return f"{mean.text}{unit} (95 % interval {low.text} to {high.text})"


def every(pairs):
    """All of so many pairs, in words."""
    return "the only pair of runs" if pairs == 1 else f"all {pairs} pairs of runs"


def chance(successes, count):
    """A chance as word and range: the narrowest word whose range holds the whole 95 % interval."""
    low, high = student.wilson(successes, count)
    for word, least, most in CHANCES:
        if least <= low and high <= most:
            return f"{word} ({100 * least:.0f}–{100 * most:.0f} %)"
    return f"uncertain ({100 * low:.0f}–{100 * high:.0f} %)"


def luck_allows(count):
    """How many of so many independent 95 % intervals exclude zero by luck alone, at most, with 95 % probability."""
    total = 0.0
    for hits in range(count + 1):
        total += math.comb(count, hits) * 0.05**hits * 0.95 ** (count - hits)
        if total >= 0.95:
            return hits
    return count


def luck_of(count):
    """What luck alone may do among so many comparisons, without the stop at the end."""
    return (f"Of {count_of(count, 'comparison')}, luck alone may make up to {luck_allows(count)} look clear if they were independent, "
            "because each interval misses one time in twenty")
