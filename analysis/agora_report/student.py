"""Student's t distribution for whole degrees of freedom and Wilson's interval, by their closed forms."""
import functools
import math

NORMAL_95 = 1.959963984540054


def share_within(value, freedom):
    """The probability that |T| is below the value (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(value / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    total = term if freedom > 1 else 0.0
    for k in range(3 if odd else 2, freedom - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


@functools.lru_cache(maxsize=None)
def two_sided(share, freedom):
    """The value that |T| stays below with the given probability, found by halving."""
    low, high = 0.0, 1.0
    while share_within(high, freedom) < share:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if share_within(middle, freedom) < share else (low, middle)
    return (low + high) / 2


def wilson(successes, count):
    """The 95 % interval of a probability after so many successes in so many tries (Wilson 1927)."""
    square = NORMAL_95 * NORMAL_95
    middle = (successes + square / 2) / (count + square)
    half = NORMAL_95 / (count + square) * math.sqrt(successes * (count - successes) / count + square / 4)
    return max(0.0, middle - half), min(1.0, middle + half)
