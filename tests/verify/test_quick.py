#!/usr/bin/python3
"""All verification targets, quickly: every figure holds, and none has a tolerance so wide that it says nothing."""
import json
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else None


class Quick(unittest.TestCase):
    """One run of `agora verify --quick`."""

    def test_every_figure(self):
        done = subprocess.run([PROGRAM, "verify", "--quick", "--json"], capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        figures, last = lines[:-1], lines[-1]
        self.assertGreater(len(figures), 450)
        for line in figures:
            with self.subTest(line["id"], figure=line["figure"]):
                self.assertTrue(line["ok"], line)
                if line["expected"] != 0:  # what is to be nothing has no width to compare with
                    self.assertLessEqual(line["tolerance"], abs(line["expected"]) / 2, line)
        self.assertEqual(done.returncode, 0, last)


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: test_quick.py PROGRAM")
    unittest.main()
