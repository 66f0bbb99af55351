#!/usr/bin/python3
"""Reads every #include against the table of layers, and looks for printing, exiting and catching below sim/app."""
import re

import guard

# What each layer may include from this repository, besides itself. The table of sim/README.md says the same.
LAYERS = {
    "include/agora": set(),
    "sim/core": {"include/agora"},
    "sim/state": {"include/agora", "sim/core"},
    "sim/run": {"include/agora", "sim/core", "sim/state"},
    "sim/threads": {"include/agora"},
    "sim/input": {"include/agora"},
    "sim/output": {"include/agora", "sim/core", "sim/state", "sim/run"},
    "sim/statistics": {"include/agora"},
    "sim/verify": {"include/agora", "sim/core", "sim/state", "sim/run", "sim/statistics", "models"},
    "sim/sweep": {"include/agora", "sim/core", "sim/state", "sim/run", "sim/input", "sim/output", "sim/statistics"},
    "sim/server": {"include/agora", "sim/core", "sim/state", "sim/run", "sim/input"},
    "sim/app": {"include/agora", "sim/core", "sim/state", "sim/run", "sim/threads", "sim/input", "sim/output",
                "sim/statistics", "sim/verify", "sim/sweep", "sim/server", "models"},
    "models": {"include/agora"},
}
# The engine and the models build without threads, files and streams, for the cluster, the browser and the fuzzer.
ENGINE = {"include/agora", "sim/core", "sim/state", "sim/run", "models"}
NOT_IN_ENGINE = {"thread", "mutex", "shared_mutex", "condition_variable", "future", "stop_token", "fstream", "iostream",
                 "filesystem"}
# Other people's libraries, and the layers that may know them.
LIBRARIES = {
    r"yaml-cpp/": {"sim/input"},
    r"zlib\.h": {"sim/input"},
    r"(hdf5\.h|H5\w*\.h)": {"sim/output"},
    r"(tbb|oneapi)/": {"sim/threads"},
    r"CLI/": {"sim/app"},
    r"fmt/": {"sim/app"},
    r"nlohmann/": {"sim/input", "sim/output", "sim/sweep", "sim/app"},
    r"Eigen/": {"sim/statistics"},
    r"boost/(math|random)/": {"sim/statistics"},
    r"boost/(?!math/|random/)": {"sim/server"},
}
# Layers that may catch, because a library they wrap throws; they turn it into a returned problem.
MAY_CATCH = {"sim/app", "sim/input", "sim/sweep"}
# The layer that may abort: when memory for the world runs out or a promise inside is broken, without exceptions.
MAY_ABORT = {"sim/state"}
FORBIDDEN_CODE = [
    (r"std::(cout|cerr|clog)\b|\b(printf|puts|putchar|perror)\s*\(|\bfprintf\s*\(\s*std(out|err)|std::print", "prints"),
    (r"\b(exit|_Exit|quick_exit|terminate)\s*\(", "ends the program"),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    """The layer a path relative to the repository belongs to, or None."""
    return next((layer for layer in LAYERS if path == layer or path.startswith(layer + "/")), None)


def included(source, name):
    """The path, relative to the repository, that #include "name" in the source means."""
    if name.startswith("agora/"):
        return "include/" + name
    return name if "/" in name else f"{source.rsplit('/', 1)[0]}/{name}"


def same_model(source, target):
    """Whether one file of models/ may include another: only inside one model, but the list of models knows all."""
    is_list = source.count("/") == 1
    return is_list or target.count("/") == 1 or source.split("/")[1] == target.split("/")[1]


def include_problem(source, layer, bracket, name):
    """Why this #include is not allowed, or None."""
    for pattern, allowed in LIBRARIES.items():
        if re.match(pattern, name) and layer not in allowed:
            return f"{layer} may not know <{name}>; only {', '.join(sorted(allowed))}"
    if layer in ENGINE and name in NOT_IN_ENGINE:
        return f"{layer} builds without <{name}>: the engine has no threads, files or streams"
    if bracket == "<":
        return None
    target = included(source, name)
    target_layer = layer_of(target)
    if target_layer is None:
        return f'"{name}" belongs to no layer'
    if target_layer != layer and target_layer not in LAYERS[layer]:
        return f"{layer} may not include {target_layer}"
    if layer == target_layer == "models" and not same_model(source, target):
        return f"one model may not include another ({name})"
    return None


def code_problems(layer, code):
    """(line, problem) for printing, exiting and catching where that is not allowed."""
    rules = [] if layer == "sim/app" else FORBIDDEN_CODE
    if layer not in MAY_CATCH:
        rules = rules + [(r"\bcatch\s*\(", "catches")]
    if layer not in MAY_ABORT:
        rules = rules + [(r"\babort\s*\(", "aborts")]
    for pattern, deed in rules:
        for match in re.finditer(pattern, code):
            yield code.count("\n", 0, match.start()) + 1, f"{layer} {deed}: {match.group().strip()}"


def problems(root):
    """One line per offence: file:line: what is wrong."""
    found = []
    for path in guard.files(root, guard.SOURCES):
        source = path.relative_to(root).as_posix()
        layer = layer_of(source)
        if layer is None:
            continue
        whole = guard.text(path)
        for match in INCLUDE.finditer(whole):
            problem = include_problem(source, layer, match[1], match[2])
            if problem:
                found.append(f"{source}:{whole.count(chr(10), 0, match.start(1)) + 1}: {problem}")
        found += [f"{source}:{line}: {problem}" for line, problem in code_problems(layer, guard.without_comments(whole))]
    return found


if __name__ == "__main__":
    guard.report("arrows", problems(guard.ROOT))
