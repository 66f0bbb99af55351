#!/usr/bin/python3
"""Builds every fuzz target for libFuzzer with address and undefined-behaviour sanitizers, and runs it: fuzz.py SECONDS [NAME].

Inputs that end a target are left in build/fuzz/found, and the exit code is 1; without Clang's fuzzer it is 77.
"""
import pathlib
import re
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/fuzz"
FOUND = BUILD / "found"
OPTIONS = ["-timeout=25", "-rss_limit_mb=3000", "-max_len=8192", "-print_final_stats=1", "-use_value_profile=1",
           "-close_fd_mask=1"]


def has_fuzzer():
    """Whether Clang is there with its runtime for fuzzing."""
    if not shutil.which("clang++"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "one.cpp"
        source.write_text('extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }\n',
                          encoding="utf-8")
        return subprocess.run(["clang++", "-fsanitize=fuzzer,address,undefined", source, "-o", f"{folder}/one"],
                              capture_output=True, check=False).returncode == 0


def fuzz(name, seconds):
    """Runs one target; returns how many inputs it took and whether it went on to the end."""
    with tempfile.TemporaryDirectory() as corpus:
        seeds = ROOT / "tests/fuzz/seeds" / name
        folders = [corpus] + ([seeds] if seeds.exists() else [])
        log = FOUND / f"{name}.log"
        with log.open("w", encoding="utf-8") as out:
            done = subprocess.run([BUILD / f"tests/fuzz/fuzz_{name}", *OPTIONS, f"-max_total_time={seconds}",
                                   f"-artifact_prefix={FOUND}/{name}-", *folders], stdout=out, stderr=out, cwd=corpus,
                                  env={**os.environ, "AGORA_FUZZ_SEEDS": corpus}, check=False)
        runs = re.search(r"number_of_executed_units: (\d+)", log.read_text(encoding="utf-8", errors="replace"))
        return int(runs[1]) if runs else 0, done.returncode == 0


def main():
    """All targets, or the one that is named."""
    if not has_fuzzer():
        print("no clang++ with libFuzzer here")
        return 77
    subprocess.run(["cmake", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "fuzz", "--target", "fuzz"], cwd=ROOT, check=True)
    FOUND.mkdir(exist_ok=True)
    listed = re.findall(r"^agora_fuzz\((\w+)", (ROOT / "tests/fuzz/CMakeLists.txt").read_text(encoding="utf-8"), re.M)
    failed = []
    for name in sys.argv[2:] or listed:
        runs, fine = fuzz(name, int(sys.argv[1]))
        print(f"{name}: {runs} inputs, {'none failed' if fine else 'see ' + str(FOUND)}", flush=True)
        failed += [] if fine else [name]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
