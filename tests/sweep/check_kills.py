#!/usr/bin/python3
"""Kills a local sweep at random moments and lets it go on until nothing is missing: check_kills.py PROGRAM KILLS.

After every kill no run that was done may be lost; whenever the sweep is complete, the merged file must equal that of a
sweep nobody disturbed, byte for byte, and a new sweep begins until there were KILLS kills.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

STUDY = """\
study: kills
model: sir
title: Infection and recovery, for the test of kills
scenarios: [base.yaml]
factors:
  sir.infection: {range: [0.05, 0.4]}
  sir.recovery: {range: [0.1, 0.5]}
design: {kind: latin-hypercube, rows: 30, seed: 3}
outcomes: [size]
replicates: 2
"""
BASE = """\
name: base
title: A small epidemic
model: sir
steps: 60
network: {generator: watts-strogatz, nodes: 20000}
parameters: {network: {degree: 10, rewiring: 0.05}, seeds: {share: 0.01}}
"""
CHUNKS = 12


class Sweep:
    """One sweep in a folder of its own."""

    def __init__(self, program, study, folder):
        self.program, self.folder = program, folder
        self.agora("plan", study, "--out", folder, "--chunks", CHUNKS)

    def agora(self, command, *words, check=True):
        """Runs `agora sweep COMMAND` to its end."""
        return subprocess.run([self.program, "sweep", command, *map(str, words)], check=check, capture_output=True,
                              text=True)

    def done(self):
        """How many runs are done, as the program says."""
        status = json.loads(self.agora("status", self.folder, "--json").stdout)
        assert status["failed"] == 0, status
        return status["ok"]

    def killed_after(self, seconds, threads):
        """Runs what is missing and kills that after some time; whether it was still alive then."""
        command = [self.program, "sweep", "run", self.folder, "--quiet", "--threads", str(threads)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            code = process.wait(timeout=seconds)
            assert code == 0, f"agora sweep run ended with {code}"
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True

    def merged(self):
        """The bytes of the merged file."""
        path = self.folder.with_suffix(".h5")
        self.agora("merge", self.folder, "--quiet", "--out", path)
        return path.read_bytes()


def undisturbed(program, study, folder):
    """Merged file and running time of a sweep nobody kills."""
    sweep = Sweep(program, study, folder)
    begun = time.monotonic()
    sweep.agora("run", folder, "--quiet")
    return sweep.merged(), time.monotonic() - begun


def carried_through(sweep, draw, longest, kills):
    """Kills a sweep until it is complete or was killed `kills` times, then lets it finish; how often it was killed."""
    done = killed = 0
    while sweep.killed_after(draw.uniform(0, longest) if killed < kills else 600, 1 + killed % 2):
        killed += 1
        now = sweep.done()
        assert now >= done, f"{done} runs were done before a kill, {now} after it"
        done = now
    return killed


def main(program, kills):
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
        (folder / "base.yaml").write_text(BASE, encoding="utf-8")
        expected, seconds = undisturbed(program, folder / "study.yaml", folder / "calm")
        killed = sweeps = 0
        while killed < kills:
            sweep = Sweep(program, folder / "study.yaml", folder / f"killed{sweeps}")
            killed += carried_through(sweep, draw, seconds / 3, kills - killed)
            assert sweep.merged() == expected, f"sweep {sweeps} differs from the one nobody killed"
            sweeps += 1
    print(f"{killed} kills in {sweeps} sweeps of 60 runs ({seconds:.2f} s undisturbed): nothing lost, same bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: check_kills.py PROGRAM KILLS")
    main(str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2]))
