#!/usr/bin/python3
"""Times a sweep of many small runs over levers against the steps of such runs alone, and prints how efficient it is.

    tests/bench/sweep_throughput.py build/release/agora [--runs 1000] [--citizens 10000] [--steps 24] [--threads 2]

The ideal is that nothing but steps takes time: runs x the seconds that the steps of one run take by itself, over cores.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time

REPLICATES = 10
STUDY = """study: throughput
model: cocreation
scenarios: [{root}/scenarios/contexts/italy.yaml]
citizens: {citizens}
steps: {steps}
replicates: {replicates}
factors:
  delivery.capacity_change: {{range: [0.64, 1.2]}}
  trust.memory: {{range: [0.85, 0.95]}}
  need.rate: {{range: [0.02, 0.06]}}
  cession.coaching: {{range: [0, 0.8], at: 12, over: 6}}
design: {{kind: latin-hypercube, rows: {points}, seed: 1}}
outcomes: [unmet_need, trust, wellbeing]
"""


class Sweep:
    """One study in a folder of its own."""

    def __init__(self, program, folder, options, points, replicates):
        self.program, self.folder = pathlib.Path(program).resolve(), pathlib.Path(folder)
        self.folder.mkdir()
        text = STUDY.format(root=pathlib.Path(__file__).resolve().parents[2], citizens=options.citizens,
                            steps=options.steps, replicates=replicates, points=points)
        (self.folder / "throughput.yaml").write_text(text, encoding="utf-8")

    def agora(self, *words):
        """What the program prints."""
        command = [self.program, "sweep", *words]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def seconds(self):
        """Core seconds of what is done so far: making worlds, and all steps."""
        state = json.loads(self.agora("status", "throughput.yaml", "--json"))
        return state["core_seconds_setup"], state["core_seconds_done"] - state["core_seconds_setup"]


def single_runs(program, folder, options):
    """Seconds that the steps take of some of the sweep's own runs, each in a process to itself. They are spread over its
    points and over its replicates, because runs differ in both."""
    points = options.runs // REPLICATES
    sweep = Sweep(program, folder, options, points, REPLICATES)
    sweep.agora("plan", "throughput.yaml", "--chunks", str(points * REPLICATES))
    out, before = [], 0
    for number in range(options.singles):
        chunk = number * points // options.singles * REPLICATES + number % REPLICATES
        sweep.agora("run", "throughput.yaml", "--chunk", str(chunk), "--threads", "1", "--quiet")
        after = sweep.seconds()[1]
        out.append(after - before)
        before = after
    return out


def processor_seconds():
    """What the programs started so far have had of the processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def whole_sweep(program, folder, options):
    """Wall and processor seconds of the whole, from starting the program to its end, and what was spent on what."""
    sweep = Sweep(program, folder, options, options.runs // REPLICATES, REPLICATES)
    sweep.agora("plan", "throughput.yaml")
    begin, used = time.monotonic(), processor_seconds()
    sweep.agora("run", "throughput.yaml", "--threads", str(options.threads), "--quiet")
    return time.monotonic() - begin, processor_seconds() - used, *sweep.seconds()


def main():
    """Reads the command line and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--citizens", type=int, default=10000)
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--singles", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        singles = single_runs(options.program, f"{folder}/singles", options)
        wall, used, setup, steps = whole_sweep(options.program, f"{folder}/sweep", options)
    runs = options.runs // REPLICATES * REPLICATES
    alone, each = statistics.fmean(singles), 1000 * options.threads * wall / runs
    print(f"steps of a single run   {1000 * alone:7.2f} ms on average, from {1000 * min(singles):.2f} to {1000 * max(singles):.2f}")
    print(f"a run of the sweep      {each:7.2f} ms of a core: {1000 * steps / runs:.2f} for its steps, "
          f"{1000 * setup / runs:.2f} for its world, {each - 1000 * (steps + setup) / runs:.2f} for all else")
    print(f"sweep of {runs} runs      {wall:7.2f} s on {options.threads} thread(s), {used:.2f} s of processors, "
          f"load {os.getloadavg()[0]:.1f}")
    print(f"efficiency              {100 * runs * alone / (options.threads * wall):7.1f} %")


if __name__ == "__main__":
    main()
