#!/usr/bin/python3
# Opens a result file with every common reader and compares what they see: check_results.py FILE [--labels A,B]
#
# One line per reader: "ok", "skipped" (not on this machine) or "FAILED" with what was wrong. Exits with 1 on a failure.
import argparse
import math
import re
import shutil
import subprocess
import sys

CLASSES_WITHOUT_TEXT = ("i", "f")


class Disagreement(Exception):
    """What a reader saw that it should not have."""


def expect(condition, message):
    if not condition:
        raise Disagreement(message)


def as_text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def check_types(name, dataset):
    import h5py
    kind = dataset.dtype
    text = h5py.check_string_dtype(kind)
    if text is not None:
        expect(text.length is None, f"{name} is a fixed-length string, which crashes netCDF")
        expect(text.encoding == "utf-8", f"{name} is not UTF-8")
        return
    expect(kind.kind in CLASSES_WITHOUT_TEXT, f"{name} has type {kind}, which not every reader knows")
    expect(not (kind.kind == "i" and kind.itemsize > 4), f"{name} is a 64-bit integer, which R reads as NA")
    expect(dataset.compression is None or dataset.fletcher32, f"{name} is compressed without a checksum")


def check_attributes(name, dataset):
    is_dimension = dataset.attrs.get("CLASS") is not None
    expect("long_name" in dataset.attrs, f"{name} has no long_name")
    expect(is_dimension or all(len(d) == 1 for d in dataset.dims), f"{name} has an axis without a dimension")
    if dataset.dtype.kind == "f" and dataset.dtype.itemsize == 4:
        expect("units" in dataset.attrs, f"{name} has no units")
        expect(math.isnan(dataset.attrs["_FillValue"][0]), f"{name} has a _FillValue that is not NaN")


def check_sum(file, name, total):
    """A flow is a mean over its step, and the sum over the run beside it is the sum of its steps."""
    import numpy
    expect(as_text(file[name].attrs["cell_methods"]) == "time: mean", f"{name} does not say that it is a mean over steps")
    expect(as_text(file[total].attrs["cell_methods"]) == "time: sum", f"{total} does not say that it is a sum")
    steps = file["provenance/steps"][:]
    for design, count in enumerate(steps):
        found = file[name][design, :, :count].astype(float).sum(axis=1)
        expect(numpy.allclose(file[total][design], found, equal_nan=True), f"{total} is not the sum of {name}")


def open_h5py(path):
    """The reference: labels, and the number of NaNs of every metric."""
    import h5py
    with h5py.File(path, "r") as file:
        expect(as_text(file.attrs["Conventions"]) == "CF-1.10", "Conventions is not CF-1.10")
        expect(list(file.attrs["schema_version"]) == [1, 0], "schema_version is not 1.0")

        def visit(name, item):
            if isinstance(item, h5py.Dataset):
                check_types(name, item)
                check_attributes(name, item)
        file.visititems(visit)
        for name in ("scenario", "context", "policy", "status", "time"):
            expect(name in file, f"{name} is missing")
        metrics = {n: d for n, d in file.items() if isinstance(d, h5py.Dataset) and d.ndim == 3}
        expect(metrics, "there are no metrics")
        nans = {n: int((d[...] != d[...]).sum()) for n, d in metrics.items()}
        units = {n: as_text(d.attrs["units"]) for n, d in metrics.items()}
        for name, data in metrics.items():
            if "sum_over_run" in data.attrs:
                check_sum(file, name, as_text(data.attrs["sum_over_run"]))
        return {"labels": [as_text(v) for v in file["scenario"][...]], "nans": nans, "units": units,
                "times": [float(t) for t in file["time"][...]]}


def compare(seen, reference):
    for key, value in seen.items():
        expect(value == reference[key], f"{key} differ: {value} instead of {reference[key]}")


def check_h5py(path, reference):
    import h5py
    with h5py.File(path, "r") as file:
        expect([d[0].name for d in file[next(iter(reference["nans"]))].dims] == ["/design", "/replicate", "/time"],
               "dimensions of the metrics are not attached")


def check_years(path, engine):
    """Every step lies inside the year it is in, as every reader that decodes time sees it."""
    import numpy
    import xarray
    with xarray.open_dataset(path, engine=engine) as data:
        first, last = data[data.time.attrs["bounds"]].values.T
        expect(((first <= data.time.values) & (data.time.values <= last)).all(), "a time lies outside its bounds")
        expect((first[1:] == last[:-1]).all(), "the bounds of time leave gaps or overlap")
        if hasattr(data.time.values[0], "strftime"):
            inside = (first < data.time.values) & (data.time.values < last)
            expect(inside.all(), "a time lies at the edge of its step")
            years = data.time.groupby("time.year").count().values
            expect((years[:-1] == years[0]).all() and years[-1] <= years[0], f"steps by year are {list(map(int, years))}")
            numbers = numpy.array([moment.year for moment in data.time.values])
            expect((numbers == [moment.year for moment in first]).all(), "a time lies in another year than its step began")


def check_agents(path, engine):
    """Tables of agents: every axis has a coordinate, components are named."""
    import h5py
    import xarray
    with h5py.File(path, "r") as file:
        tables = [f"{run}/{name}" for run in file.get("micro", {}) for name in file["micro"][run]]
    for table in tables:
        with xarray.open_dataset(path, engine=engine, group=f"micro/{table}") as data:
            for name, variable in data.variables.items():
                expect(all(axis in data.coords for axis in variable.dims), f"{table}/{name} has an axis without names")
                expect(name == "time_bounds" or variable.ndim < 3 or variable.dims[:2] == ("row", "time"),
                       f"{table}/{name} lies along {variable.dims}")


def check_selection(data, reference):
    first = next(iter(reference["nans"]))
    label = reference["labels"][-1]
    by_label = data.set_index(design="scenario").sel(design=label)[first]
    expect((by_label.values == data[first].isel(design=-1).values).sum() + by_label.isnull().sum() == by_label.size,
           f"sel() by the label {label} gives other values")
    moment = data.time.values[len(reference["times"]) // 2]
    expect(data[first].sel(time=moment).shape == data[first].shape[:2], "sel() by time gives another shape")
    if hasattr(moment, "strftime"):
        text = moment.strftime("%Y-%m-%d")
        expect(data.sel(time=text).sizes["time"] == 1, f"sel() by the date {text} does not find one month")


def check_xarray(engine):
    def check(path, reference):
        import xarray
        for group in ("parameters", "provenance"):
            xarray.open_dataset(path, engine=engine, group=group).load().close()
        check_years(path, engine)
        check_agents(path, engine)
        with xarray.open_dataset(path, engine=engine) as data:
            compare({"labels": [str(v) for v in data.scenario.values],
                     "nans": {n: int(data[n].isnull().sum()) for n in reference["nans"]},
                     "units": {n: data[n].attrs["units"] for n in reference["units"]}}, reference)
            expect(all("long_name" in data[n].attrs for n in data.variables), "a variable has no long_name")
            expect({"scenario", "context"} <= set(data.coords), "scenario and context are not coordinates")
            check_selection(data, reference)
    return check


def run(command):
    done = subprocess.run(command, capture_output=True, timeout=120)
    expect(done.returncode == 0, f"{command[0]} fails: {done.stderr.decode('utf-8', 'replace').strip()[:300]}")
    return done.stdout.decode("utf-8")


def check_ncdump(path, reference):
    run(["ncdump", path])
    for name, nans in reference["nans"].items():
        data = run(["ncdump", "-v", name, path]).split("\ndata:")[1]
        values = data.split(f" {name} =", 1)[1].split(";")[0]
        count = len(re.findall(r"(?<![\w.])(?:_|NaNf?)(?![\w.])", values))
        expect(count == nans, f"{count} NaNs in {name} instead of {nans}")
    check_ncdump_dates(path)
    text = run(["ncdump", "-v", "scenario", path])
    for label in reference["labels"]:
        expect(f'"{label}"' in text, f"the label {label} is missing")


def check_ncdump_dates(path):
    """The dates ncdump tells lie in the years xarray finds."""
    import xarray
    with xarray.open_dataset(path, engine="h5netcdf") as data:
        if not hasattr(data.time.values[0], "strftime"):
            return
        expected = [moment.strftime("%Y-%m-%d") for moment in data.time.values]
    dates = run(["ncdump", "-t", "-v", "time", path]).split("\ndata:")[1].split(" time =", 1)[1].split(";")[0]
    expect(re.findall(r"\d{4}-\d{2}-\d{2}", dates) == expected, "ncdump and xarray tell other dates")


R_PROGRAM = """
library(rhdf5)
path <- commandArgs(trailingOnly = TRUE)[1]
content <- h5ls(path)
stopifnot(!any(content$dclass == "INTEGER64"))
for (label in h5read(path, "scenario")) cat("label", enc2utf8(label), "\\n", sep = "\\t")
for (name in commandArgs(trailingOnly = TRUE)[-1]) {
    cat("nans", name, sum(is.nan(h5read(path, name))), "\\n", sep = "\\t")
    cat("units", name, h5readAttributes(path, name)$units, "\\n", sep = "\\t")
}
stopifnot(is.integer(h5read(path, "status")))
stopifnot(nchar(h5read(path, "provenance/scenario_yaml")[1]) > 0)
"""


def check_r(path, reference):
    rows = [line.split("\t") for line in run(["Rscript", "-e", R_PROGRAM, path, *reference["nans"]]).splitlines()]
    compare({"labels": [r[1] for r in rows if r[0] == "label"],
             "nans": {r[1]: int(r[2]) for r in rows if r[0] == "nans"},
             "units": {r[1]: r[2] for r in rows if r[0] == "units"}}, reference)


def has_modules(*names):
    import importlib.util
    return all(importlib.util.find_spec(name) for name in names)


def has_rhdf5():
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(rhdf5)"], capture_output=True, timeout=120).returncode == 0


READERS = [
    ("h5py", lambda: has_modules("h5py"), check_h5py),
    ("xarray with h5netcdf", lambda: has_modules("xarray", "h5netcdf"), check_xarray("h5netcdf")),
    ("xarray with netCDF4", lambda: has_modules("xarray", "netCDF4"), check_xarray("netcdf4")),
    ("ncdump", lambda: shutil.which("ncdump"), check_ncdump),
    ("R rhdf5", has_rhdf5, check_r),
]


def check_reader(name, available, check, path, reference):
    if not available():
        print(f"{name}: skipped, not on this machine")
        return True
    try:
        check(path, reference)
    except Exception as problem:  # whatever a reader raises is the finding
        print(f"{name}: FAILED, {problem}")
        return False
    print(f"{name}: ok")
    return True


def main():
    parser = argparse.ArgumentParser(description="Open a result file with every common reader and compare.")
    parser.add_argument("file")
    parser.add_argument("--labels", default="", help="scenario names the file must hold, with commas between")
    arguments = parser.parse_args()
    if not has_modules("h5py"):
        print("h5py: skipped, not on this machine, and with it the comparison")
        return 0
    try:
        reference = open_h5py(arguments.file)
        for label in filter(None, arguments.labels.split(",")):
            expect(label in reference["labels"], f"the label {label} is missing")
    except (Disagreement, OSError, KeyError) as problem:
        print(f"h5py: FAILED, {problem}")
        return 1
    fine = [check_reader(*reader, arguments.file, reference) for reader in READERS]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
