"""Text on coloured cells can be read: WCAG 2.1, 1.4.3 asks for a contrast of 4.5."""
import unittest

import matplotlib.colors
from agora_report import canvas
from agora_report.charts import heat_map, influence


def luminance(colour):
    """Relative luminance of a colour, by WCAG 2.1."""
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in matplotlib.colors.to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class Colours(unittest.TestCase):
    """The deepest colours of each chart that writes into them."""

    def test_heat_map(self):
        """Both ends and the middle of the scale, with dark text."""
        for value in (-1, -0.5, 0, 0.5, 1):
            self.assertGreaterEqual(contrast(heat_map.colour_of(value, 1), canvas.INK), 4.5, value)

    def test_influence(self):
        """Each group's bar with its own text."""
        for group, colour, ink, _ in influence.GROUPS:
            self.assertGreaterEqual(contrast(colour, ink), 4.5, group)


if __name__ == "__main__":
    unittest.main()
