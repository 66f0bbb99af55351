#!/usr/bin/python3
"""How often Hegselmann-Krause among 1,000 at random ends in consensus, by other code than Agora's: consensus.py RUNS [PROGRAM].

With a program its expected figures of V10 are compared with what comes out here."""
import json
import subprocess
import sys

import numpy as np

CONFIDENCES = (0.15, 0.18, 0.20, 0.22, 0.25)


def agrees(confidence, draw):
    """Whether one run ends with everybody in one place: sorted opinions split for ever where a gap is wider than confidence."""
    x = np.sort(draw.random(1000))
    while True:
        if np.diff(x).max() > confidence:
            return False
        if x[-1] - x[0] <= confidence:
            return True
        sums = np.concatenate([[0], np.cumsum(x)])
        first, last = np.searchsorted(x, x - confidence, "left"), np.searchsorted(x, x + confidence, "right")
        x = (sums[last] - sums[first]) / (last - first)


def main():
    runs = int(sys.argv[1])
    expected = {}
    if len(sys.argv) > 2:
        done = subprocess.run([sys.argv[2], "verify", "V10", "--quick", "--json"], capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        expected = {float(line["figure"].split()[-1]): line["expected"] for line in lines if "figure" in line}
    off = []
    for confidence in CONFIDENCES:
        draw = np.random.default_rng(int(1000 * confidence))
        share = sum(agrees(confidence, draw) for _ in range(runs)) / runs
        known = expected.get(confidence, share)
        print(f"confidence {confidence}: {share:.4f}, expected {known}", flush=True)
        if abs(share - known) > 4 * np.sqrt(max(known * (1 - known), 1 / runs) / runs):
            off.append(confidence)
    sys.exit(f"off: {off}" if off else 0)


if __name__ == "__main__":
    main()
