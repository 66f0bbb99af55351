#!/usr/bin/python3
"""Runs Agora's workloads (b) to (e) and their yardsticks in turns, checks that both end alike, and prints the ratios.

    tests/bench/compare.py BUILD_FOLDER [--threads 1 2] [--rounds 3] [--links FOLDER]
"""
import argparse
import json
import pathlib
import subprocess

# Workload of `agora bench`: its yardstick, and the file of links it reads.
PAIRS = {
    "bounded-ws": ("bounded", "watts-strogatz"),
    "bounded-er": ("bounded", "erdos-renyi"),
    "sir-ws": ("sir", "watts-strogatz"),
    "sir-er": ("sir", "erdos-renyi"),
    "boltzmann": ("boltzmann", None),
    "schelling": ("schelling", None),
}


def measured(command):
    """The line of JSON a program prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[0])


def agora(build, workload, threads, links):
    """One run of a workload by Agora."""
    return measured([build / "agora", "bench", workload, "--threads", str(threads), "--json", "--out", links])


def yardstick(build, workload, threads, links):
    """One run of the same work by its yardstick."""
    name, edges = PAIRS[workload]
    command = [build / "tests/bench" / f"yardstick_{name}", "--threads", str(threads)]
    return measured(command + (["--edges", pathlib.Path(links) / f"{edges}.txt"] if edges else []))


def compare(build, workload, threads, rounds, links):
    """The best of both over interleaved rounds, as a line of text."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(agora(build, workload, threads, links))
        theirs.append(yardstick(build, workload, threads, links))
    same = len({run["hash"] for run in ours + theirs}) == 1
    best, measure = (max(run["updates_per_second"] for run in runs) / 1e6 for runs in (ours, theirs))
    return (f"{workload:12} {threads} thread(s)  agora {best:8.1f}  yardstick {measure:8.1f} million updates/s  "
            f"{100 * best / measure:4.0f} %  {'same result' if same else 'DIFFERENT RESULT'}")


def main():
    """Reads the command line and prints one line per workload and number of threads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--links", default="results/bench")
    options = parser.parse_args()
    for threads in options.threads:
        for workload in PAIRS:
            print(compare(options.build, workload, threads, options.rounds, options.links), flush=True)


if __name__ == "__main__":
    main()
