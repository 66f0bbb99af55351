"""What the comparisons with independent software share: runs of the program, and what is skipped without a module."""
import importlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np

PROGRAM, ESTIMATES = (pathlib.Path(path).resolve() for path in sys.argv[1:3]) if len(sys.argv) > 2 else (None, None)


def needs(*modules):
    """Skips a test, naming the Debian package, where a module is missing."""
    def missing(module):
        try:
            importlib.import_module(module)
        except ImportError:
            return True
        return False

    lacking = [f"python3-{module}" for module in modules if missing(module)]
    return unittest.skipIf(lacking, f"not installed: {', '.join(lacking)}")


def said(what, comparison):
    """Prints a comparison, so that the log holds the figures."""
    print(f"{what}: {comparison}", flush=True)


class Result:
    """One run of a scenario with all its agents and links."""

    def __init__(self, text, files=(), seed=1):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            (place / "oracle.yaml").write_text(f"name: oracle\ntitle: Oracle\nseed: {seed}\n{text}", encoding="utf-8")
            for name, content in files:
                (place / name).write_text(content, encoding="utf-8")
            subprocess.run([PROGRAM, "run", place / "oracle.yaml", "--agents", "all", "--quiet", "--out",
                            place / "out.h5"], check=True, stdout=subprocess.DEVNULL)
            self.read(h5py.File(place / "out.h5"))

    def read(self, file):
        with file:
            ties = file["network/0_0/ties"] if "network/0_0/ties" in file else None
            self.links = np.stack([ties["src"][:], ties["dst"][:]], axis=1) if ties else np.empty((0, 2), int)
            self.agents = {name: data[:] for name, data in file["micro/0_0/agent"].items()}
            self.metrics = {name: data[0, 0] for name, data in file.items()
                            if isinstance(data, h5py.Dataset) and data.ndim == 3}

    def degrees(self):
        """Links of every agent."""
        return np.bincount(self.links[:, 0], minlength=len(self.agents["row"]))

    def graph(self):
        """The network in the form of networkx."""
        import networkx
        graph = networkx.Graph()
        graph.add_nodes_from(range(len(self.agents["row"])))
        graph.add_edges_from(map(tuple, self.links))
        return graph
