#!/usr/bin/python3
# Breaks a good result file in the ways that readers stumble over; the checker must name each: test_check_results.py FILE
import os
import shutil
import subprocess
import sys
import tempfile

CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check_results.py")


def fixed_length_label(file):
    del file["provenance/seed"]
    file.create_dataset("provenance/seed", data=[b"1", b"2"], dtype="S8")


def long_integer(file):
    file.create_dataset("citizens64", data=[1, 2], dtype="i8")


def no_long_name(file):
    del file["status"].attrs["long_name"]


def detached_dimension(file):
    file["persons"].dims[2].detach_scale(file["time"])


def fill_that_is_a_number(file):
    file["persons"].attrs.modify("_FillValue", 1.0)


def time_at_the_end(file):
    file["time"][...] = file["time"][...] + .5


def another_sum(file):
    file["persons_sum"][1, 1] += 1


def rate_without_method(file):
    file["persons"].attrs.modify("cell_methods", "time: point")


def nameless_components(file):
    del file["micro/0_0/person/offers"].attrs["DIMENSION_LIST"]


BREAKS = [
    (time_at_the_end, "edge of its step"),
    (another_sum, "is not the sum of"),
    (rate_without_method, "mean over steps"),
    (nameless_components, "axis without a dimension"),
    (fixed_length_label, "fixed-length string"),
    (long_integer, "64-bit integer"),
    (no_long_name, "has no long_name"),
    (detached_dimension, "axis without a dimension"),
    (fill_that_is_a_number, "_FillValue"),
]


def main():
    try:
        import h5py
    except ImportError:
        print("skipped: h5py is not on this machine")
        return 0
    failures = 0
    for damage, expected in BREAKS:
        with tempfile.TemporaryDirectory() as folder:
            path = shutil.copy(sys.argv[1], os.path.join(folder, "broken.h5"))
            with h5py.File(path, "r+") as file:
                damage(file)
            done = subprocess.run([sys.executable, CHECKER, path], capture_output=True, text=True)
        found = done.returncode == 1 and expected in done.stdout
        failures += not found
        print(f"{damage.__name__}: {'found' if found else 'NOT FOUND: ' + done.stdout.strip()}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
